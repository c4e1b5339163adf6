using System.Globalization;
using System.Text;
using System.Text.Json;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

/// <summary>What is stored for ever is written down twice: to be read, and to be compared byte by byte.</summary>
public class events_document
{
    private static readonly JsonSerializerOptions Indented = new(EventCatalogue.Json) { WriteIndented = true };

    [Fact]
    public void describes_every_event_as_the_code_has_it() =>
        Approved.CheckFrom("## ", "src/PorFse.Ledger/events.md", Document());

    [Fact]
    public void has_a_contract_that_does_not_change_unseen() =>
        Approved.Check("tests/PorFse.Ledger.Tests/Journal/events.approved.txt", Contract());

    [Fact]
    public void says_what_every_member_means()
    {
        foreach (var type in EventCatalogue.Types.Values.SelectMany(type => EventMembers.Nested(type).Prepend(type)))
        {
            XmlDocs.Summary(type).ShouldNotBeEmpty(type.Name);
            EventMembers.Of(type).ShouldAllBe(member => member.Meaning.Length > 0, type.Name);
        }
    }

    private static string Document()
    {
        var text = new StringBuilder();
        foreach (var stream in EventSamples.Full.GroupBy(StreamTitle))
        {
            text.Append(CultureInfo.InvariantCulture, $"## Stream {stream.Key}\n\n");
            foreach (var made in stream)
                Describe(text, made);
        }
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Describe(StringBuilder text, IEvent made)
    {
        var type = made.GetType();
        var source = XmlDocs.Source(type) is { Length: > 0 } named ? $" Source: {named}." : "";
        text.Append(CultureInfo.InvariantCulture,
            $"### {EventCatalogue.AliasOf(type)}\n\n{XmlDocs.Summary(type)}{source}\n\n");
        Members(text, type);
        foreach (var nested in EventMembers.Nested(type))
        {
            text.Append(CultureInfo.InvariantCulture, $"{nested.Name}: {XmlDocs.Summary(nested)}\n\n");
            Members(text, nested);
        }
        text.Append("```json\n").Append(JsonSerializer.Serialize(made, type, Indented)).Append("\n```\n\n");
    }

    private static void Members(StringBuilder text, Type type)
    {
        text.Append("| member | type | meaning |\n|---|---|---|\n");
        foreach (var member in EventMembers.Of(type))
            text.Append(CultureInfo.InvariantCulture, $"| {member.Name} | {member.Type} | {member.Meaning} |\n");
        text.Append('\n');
    }

    private static string Contract()
    {
        var text = new StringBuilder();
        foreach (var made in EventSamples.Full)
        {
            var type = made.GetType();
            text.Append(CultureInfo.InvariantCulture,
                $"{EventCatalogue.AliasOf(type)} | {EventCatalogue.DotNetTypeOf(type)} | stream {StreamTitle(made)}\n");
            foreach (var member in EventMembers.Nested(type).Prepend(type).SelectMany(EventMembers.Of))
            {
                var owner = member.Owner == type ? "" : member.Owner.Name + ".";
                text.Append(CultureInfo.InvariantCulture, $"    {owner}{member.Name}: {member.Type}\n");
            }
            text.Append(CultureInfo.InvariantCulture, $"    {EventCatalogue.Write(made)}\n\n");
        }
        return text.ToString().TrimEnd() + "\n";
    }

    private static string StreamTitle(IEvent made) => EventSamples.StreamOf(made).Kind switch
    {
        "ledger" => "ledger",
        "programme" => "programme-{CCI}",
        "initiative" => "initiative-{code}",
        "operation" => "operation-{code}",
        "snapshot" => "snapshot-{name}",
        _ => "import-{batch}",
    };
}
