using NJsonSchema;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class declaring_a_profile
{
    private const string Folder = "src/PorFse.Ledger.Exchange/Profiles/";

    private const string Small = """
        {
          "profile": "p", "version": "1",
          "format": { "encoding": "utf-8", "separator": ";", "decimal": ",", "dates": ["d.M.yyyy"], "nothing": [""] },
          "columns": ["id", "on"],
          "events": [
            { "type": "initiative_closed", "when": [{ "column": "id", "empty": false }],
              "fields": { "initiative": { "column": "id" }, "on": { "column": "on" } } } ]
        }
        """;

    [Fact]
    public void is_enough_with_the_little_that_is_needed()
    {
        var profile = TransactionProfile.Parse(Small);

        profile.ToString().ShouldBe("profile p 1");
        profile.Format.ShouldBe(FileFormat.Own with
        {
            Separator = ';', Quote = null, DecimalMark = ',', Dates = profile.Format.Dates,
            Nothing = profile.Format.Nothing,
        });
    }

    /// <summary>What is wrong, how the reader says it, and whether the schema can say it too.</summary>
    public static TheoryData<string, string, string, bool> Wrong => new()
    {
        { "\"version\"", "\"edition\"",
            "The file has the unknown member \"edition\"; it may have $schema, profile", true },
        { "\"version\": \"1\",", "", "The file has no member \"version\"; it is needed.", true },
        { "\"p\"", "\"\"", "profile is \"\", where a text of 1 to 40 characters is wanted.", true },
        { "\"utf-8\"", "\"utf-16\"",
            "format.encoding is \"utf-16\", where one of utf-8, latin-1, windows-1252 is", true },
        { "\";\"", "\";;\"", "format.separator is \";;\", where one ASCII mark is wanted.", true },
        { "\";\"", "\"x\"", "format.separator is \"x\", where one ASCII mark is wanted.", false },
        { "\"decimal\"", "\"quote\": \";\", \"decimal\"", "format has the same mark for separator and quote.", false },
        { "\",\", \"d", "\",\", \"thousands\": \",\", \"d",
            "format has the same mark for decimals and thousands.", false },
        { "d.M.yyyy", "d.M.yy", "format.dates[0] is \"d.M.yy\", where a form such as \"dd.MM.yyyy\" is wanted.", true },
        { "\"d.M.yyyy\"", "", "format has no form of dates and no day for a year; it needs one of them.", false },
        { "\"nothing\": [\"\"]", "\"nothing\": \"\"", "format.nothing is \"\", where a list is wanted.", true },
        { "\"on\"],", "\"id\"],", "columns names a column twice.", true },
        { "\"initiative_closed\"", "\"Initiative\"",
            "events[0].type is \"Initiative\", where one of commitment_", true },
        { "{ \"initiative\"", "{ \"amount\": { \"column\": \"id\" }, \"initiative\"",
            "events[0].fields has the member \"amount\", which no initiative_closed has.", false },
        { "{ \"initiative\"", "{ \"type\": { \"column\": \"id\" }, \"initiative\"",
            "events[0].fields has the member \"type\", which no initiative_closed has.", true },
        { ", \"on\": { \"column\": \"on\" }", "",
            "events[0].fields has no member \"on\"; a initiative_closed needs it.", false },
        { "{ \"column\": \"on\" }", "{ \"column\": \"off\" }",
            "events[0].fields.on.column is \"off\", which is not among columns.", false },
        { "{ \"column\": \"on\" }", "{ \"template\": \"{off}\" }",
            "events[0].fields.on names the column \"off\", which is not among columns.", false },
        { "{ \"column\": \"on\" }", "{ \"column\": \"on\", \"constant\": \"1.1.2018\" }",
            "events[0].fields.on must have one of column, constant and template.", true },
        { "{ \"column\": \"on\" }", "{}", "events[0].fields.on must have one of column, constant and template.", true },
        { "\"empty\": false", "\"empty\": 0", "events[0].when[0].empty is 0, where true or false is wanted.", true },
        { "\"empty\": false", "\"empty\": false, \"is\": \"1\"",
            "events[0].when[0] must have one of is, in, notIn, empty and contains.", true },
        { "{ \"initiative\": { \"column\": \"id\" }, \"on\": { \"column\": \"on\" } }", "[]",
            "events[0].fields is a list, where an object is wanted.", true },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task is_refused_with_the_place_of_what_does_not_fit(
        string right, string wrong, string message, bool bySchema)
    {
        var json = Small.Replace(right, wrong, StringComparison.Ordinal);

        json.ShouldNotBe(Small);
        Should.Throw<MalformedFileException>(() => TransactionProfile.Parse(json)).Message.ShouldStartWith(message);
        ((await SchemaAsync()).Validate(json).Count > 0).ShouldBe(bySchema);
    }

    [Fact]
    public async Task fits_the_schema_where_the_ledger_ships_it()
    {
        var schema = await SchemaAsync();
        schema.Validate(Small).ShouldBeEmpty();

        var shipped = Repository.Files.Where(file => file.EndsWith(".profile.json", StringComparison.Ordinal)).ToList();
        shipped.ShouldBe(TransactionProfile.Known.Select(name => Folder + name + ".profile.json"));
        foreach (var file in shipped)
            schema.Validate(Repository.Read(file)).ShouldBeEmpty(file);
        TransactionProfile.Known.Select(name => TransactionProfile.Find(name).Name).ShouldBe(TransactionProfile.Known);
    }

    private static Task<JsonSchema> SchemaAsync() =>
        JsonSchema.FromJsonAsync(Repository.Read(Folder + "profile.schema.json"));
}
