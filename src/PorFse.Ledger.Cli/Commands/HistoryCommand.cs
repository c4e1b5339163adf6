using System.CommandLine;
using System.Text.Json;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse history</c>: the events of an operation, an initiative or any stream.</summary>
internal static class HistoryCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var name = new Argument<string>("name") { Description = labels["argument.history"] };
        return new Command("history", labels["command.history"]) { name }.Does(global, (parsed, screen, cancellation) =>
            RunAsync(screen, parsed.GetValue(name)!, cancellation));
    }

    private static async Task RunAsync(Screen screen, string name, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        var head = await session.Store.ReadHeadAsync(cancellation);
        StreamName[] candidates = [StreamName.Parse(name), StreamName.Operation(name), StreamName.Initiative(name)];
        var loaded = await session.Store.LoadAsync(candidates.Distinct().ToList(), [], cancellation);
        var found = candidates.FirstOrDefault(candidate => loaded.Streams[candidate].Count > 0);
        if (found == default)
            throw new RefusedException(new StreamUnknown(name));

        var events = loaded.Streams[found];
        var table = HistoryTable.Of(screen.Labels.With("history.title", found.Value), events, screen.Labels);
        if (!screen.IsTable)
        {
            screen.Write(table, json =>
            {
                StatementOf.Write(json, session.Opening!, null, head);
                json.WriteString("stream", found.Value);
                WriteFacts(json, events);
            });
            return;
        }
        screen.Show(WithoutEmptyColumns(table));
        screen.Say(StatementOf.Line(screen.Labels, session.Opening!, head));
    }

    private static void WriteFacts(Utf8JsonWriter json, IReadOnlyList<RecordedEvent> events)
    {
        json.WriteStartArray("facts");
        foreach (var recorded in events)
            json.WriteRawValue(EventCatalogue.Write(recorded.Data));
        json.WriteEndArray();
    }

    private static ReportTable WithoutEmptyColumns(ReportTable table)
    {
        var kept = Enumerable.Range(0, table.Columns.Count)
            .Where(i => table.Rows.Any(row => row[i] is not Cell.Text { Value: null }))
            .ToList();
        return table.Keep(kept);
    }
}

/// <summary>No stream, operation or initiative of that name.</summary>
internal sealed record StreamUnknown(string Name) : Refusal
{
    public override string Message =>
        Text($"The ledger has 0 operations, initiatives or streams named \"{Name}\"; it needs 1.");
}
