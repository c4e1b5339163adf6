using System.Globalization;
using System.Text;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class event_identities
{
    // Made with another implementation: uuid5(namespace, source + U+001F + reference + U+001F + type) of Python.
    [Theory]
    [InlineData("porfse", "PA-1", "payment_made", "7c9f2a50-9e1c-5b4e-ad4b-9ab5362771c6")]
    [InlineData("porfse", "PA-2", "payment_made", "0d577f2b-3331-5021-864a-9ea4d93de780")]
    [InlineData("constructed", "Dér-7 €", "commitment_entered", "463be316-0f69-5dde-bb70-e9509bce6861")]
    public void are_those_of_the_standard(string source, string reference, string type, string id) =>
        EventId.Of(source, reference, type).ShouldBe(new Guid(id));

    [Fact]
    public void say_that_they_are_made_from_a_name()
    {
        for (var i = 0; i < 200; i++)
        {
            var id = EventId.Of("porfse", i.ToString(CultureInfo.InvariantCulture), "payment_made");
            (id.Version, id.Variant & 0b1100).ShouldBe((5, 0b1000));
        }
    }

    [Fact]
    public void keep_source_reference_and_type_apart()
    {
        Guid[] ids =
        [
            EventId.Of("a", "b", "c"), EventId.Of("ab", "", "c"), EventId.Of("", "ab", "c"), EventId.Of("a", "bc", ""),
            EventId.Of("b", "a", "c"), EventId.Of("A", "b", "c"), EventId.Of("a", "b ", "c"),
        ];

        ids.ShouldBeUnique();
    }
}

public class stream_names
{
    [Theory]
    [InlineData("ledger", "ledger", "")]
    [InlineData("programme-2014IT05SFOP007", "programme", "2014IT05SFOP007")]
    [InlineData("operation-OP-1", "operation", "OP-1")]
    [InlineData("operation-", "operation", "")]
    [InlineData("initiative--x", "initiative", "-x")]
    [InlineData("import-è-€-😀", "import", "è-€-😀")]
    public void are_a_kind_and_a_code(string value, string kind, string code)
    {
        var name = StreamName.Parse(value);

        (name.Kind, name.Code, name.Value, name.ToString()).ShouldBe((kind, code, value, value));
    }

    [Fact]
    public void are_made_from_codes()
    {
        StreamName.Ledger.ShouldBe(StreamName.Parse("ledger"));
        StreamName.Programme("P").ShouldBe(StreamName.Parse("programme-P"));
        StreamName.Initiative("I").ShouldBe(StreamName.Parse("initiative-I"));
        StreamName.Operation("O-1").ShouldBe(StreamName.Parse("operation-O-1"));
        StreamName.Import("B").ShouldBe(StreamName.Parse("import-B"));
    }
}

public class stored_names
{
    [Fact]
    public void are_the_type_names_in_snake_case()
    {
        foreach (var (alias, type) in EventCatalogue.Types)
        {
            alias.ShouldBe(Snake(type.Name));
            EventCatalogue.AliasOf(type).ShouldBe(alias);
            alias.All(c => char.IsAsciiLetterLower(c) || c == '_').ShouldBeTrue(alias);
        }
        EventCatalogue.AliasOf(typeof(ProgrammedResourcesReduced)).ShouldBe("programmed_resources_reduced");
    }

    [Fact]
    public void are_kebab_case_for_refusals() =>
        new PaymentExceedsCommitment("OP-1", Euro.Zero, Euro.Zero).Code.ShouldBe("payment-exceeds-commitment");

    [Fact]
    public void of_dotnet_types_are_martens() => EventCatalogue.DotNetTypeOf(typeof(PaymentMade))
        .ShouldBe("PorFse.Ledger.PaymentMade, PorFse.Ledger");

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var c in name)
            snake.Append(char.IsAsciiLetterUpper(c) && snake.Length > 0 ? "_" : "").Append((char)(c | 0x20));
        return snake.ToString();
    }
}
