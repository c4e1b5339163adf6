using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests.Integrity;

/// <summary>The page that lets a stranger write a verifier is true of what the ledger does.</summary>
public partial class the_format_described
{
    private static readonly string Page = Repository.Read("src/PorFse.Ledger/Integrity/README.md");

    [Fact]
    public void has_an_event_with_its_canonical_form_and_leaf()
    {
        var recorded = new RecordedEvent(
            7,
            new Guid("0190F3A2-0000-5000-8000-00000000ABCD"),
            StreamName.Operation("OP-1"),
            3,
            new DateTimeOffset(2016, 5, 20, 9, 30, 0, TimeSpan.Zero).AddMicroseconds(1_500),
            new PaymentMade("OP-1", "IN-1", Eur(25_000.50m), On("2016-05-20"), "PA-1", "ANT", "MA \"77\""),
            new Provenance("Siage", "rossi", "pagamenti.csv", 12, "B-1", null));
        var described = Encoding.UTF8.GetBytes(Example().Match(Page).Groups[1].Value.ReplaceLineEndings(""));

        new CanonicalEvent().BytesOf(StoredEvent.Of(recorded)).ToArray().ShouldBe(described);
        Page.ShouldContain($"has the leaf `{Convert.ToHexStringLower(SHA256.HashData([0, .. described]))}`.");
    }

    [Fact]
    public void names_the_columns_an_event_is_stored_in()
    {
        var table = Repository.Read("src/PorFse.Ledger.Postgres/Schema/mt_events.sql");
        var columns = Columns().Matches(Page).Select(match => match.Groups[1].Value).ToList();

        columns.Count.ShouldBe(9);
        foreach (var column in columns.SelectMany(cell => cell.Split(", ")).Append("`mt_dotnet_type`"))
            table.ShouldContain(column.Trim('`') + " ");
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\| (?:… )?`.*\| (`[^|]*`) \|$", RegexOptions.Multiline)]
    private static partial Regex Columns();
}
