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
        var (known, receipt) = (Options.KnownAt(labels), ReceiptFile.Option(labels));
        var command = new Command("history", labels["command.history"]) { name, known, receipt };
        return command.Does(global, (parsed, screen, cancellation) => RunAsync(
            screen,
            parsed.GetValue(name)!,
            parsed.GetValue(known),
            ReceiptFile.Of(parsed.GetValue(receipt)),
            cancellation));
    }

    private static async Task RunAsync(
        Screen screen, string name, KnownAt? known, ReceiptFile? receipt, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var head = (await LedgerSession.BasisAsync(reading, null, known, cancellation)).KnownAt;
        var (found, events) = await FindAsync(reading, name, head.Position, cancellation);
        if (found == default)
            throw new RefusedException(new StreamUnknown(name));
        Show(screen, session.Opening!, found, events, head);
        if (receipt is not null)
        {
            await receipt.WriteAsync(screen, session, reading, new Basis(DateOnly.MaxValue, head),
                ["history", found.Value, .. ReceiptFile.Known(head)], cancellation);
        }
    }

    private static void Show(
        Screen screen, LedgerOpened opening, StreamName found, IReadOnlyList<RecordedEvent> events, Head head)
    {
        var table = HistoryTable.Of(screen.Labels.With("history.title", found.Value), events, screen.Labels);
        if (!screen.IsTable)
        {
            screen.Write(table, json =>
            {
                StatementOf.Write(json, opening, null, head);
                json.WriteString("stream", found.Value);
                WriteFacts(json, events);
            });
            return;
        }
        screen.Show(WithoutEmptyColumns(table));
        screen.Say(StatementOf.Line(screen.Labels, opening, head));
    }

    private static async Task<(StreamName Stream, IReadOnlyList<RecordedEvent> Events)> FindAsync(
        IReading reading, string name, long until, CancellationToken cancellation)
    {
        StreamName[] candidates = [StreamName.Parse(name), StreamName.Operation(name), StreamName.Initiative(name)];
        foreach (var candidate in candidates)
        {
            var events = await reading.StreamAsync(candidate, until, cancellation);
            if (events.Count > 0)
                return (candidate, events);
        }
        return default;
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
