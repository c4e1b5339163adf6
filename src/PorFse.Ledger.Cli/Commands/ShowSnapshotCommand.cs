using System.CommandLine;
using System.Text.Json;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse snapshot show</c>: the figures as they were sealed, with their rates.</summary>
internal static class ShowSnapshotCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (name, receipt) = (SnapshotCommand.Name(labels), ReceiptFile.Option(labels));
        return new Command("show", labels["command.snapshot.show"]) { name, receipt }.Does(
            global, (parsed, screen, cancellation) => RunAsync(
                screen, parsed.GetValue(name)!, ReceiptFile.Of(parsed.GetValue(receipt)), cancellation));
    }

    /// <summary>A snapshot for a person: Table 2, and who approved it.</summary>
    internal static void Show(Screen screen, LedgerOpened opening, SnapshotSealed sealing)
    {
        var labels = screen.Labels;
        screen.Show(TableOf(sealing, labels));
        screen.Say(labels.With("snapshot.sealed", sealing.On));
        if (sealing.ApprovedOn is { } on)
            screen.Say(labels.With("snapshot.approved", on));
        if (sealing.ApprovedBy is { } by)
            screen.Say(labels.With("snapshot.approver", by));
        if (sealing.Note is { } note)
            screen.Say(labels.With("snapshot.note", note));
        screen.Say(StatementOf.Line(labels, opening, KnownAt(sealing)));
    }

    /// <summary>The end of the log as the snapshot knows it.</summary>
    internal static Head KnownAt(SnapshotSealed sealing) => new(sealing.KnownAtPosition, sealing.KnownAtMoment)
    {
        Root = Digest.TryParse(sealing.Root, out var root) ? root : null,
    };

    /// <summary>What every answer about a snapshot says of it.</summary>
    internal static void Write(Utf8JsonWriter json, LedgerOpened opening, RecordedEvent recorded)
    {
        var sealing = (SnapshotSealed)recorded.Data;
        StatementOf.Write(json, opening, sealing.At, KnownAt(sealing));
        (string Name, Cell Value)[] facts =
        [
            ("name", Cell.Of(sealing.Name)),
            ("sealedAt", new Cell.Moment(recorded.RecordedAt)),
            ("sealedPosition", new Cell.Count(recorded.Position)),
            ("approvedOn", Cell.Of(sealing.ApprovedOn)),
            ("approvedBy", Cell.Of(sealing.ApprovedBy)),
            ("note", Cell.Of(sealing.Note)),
        ];
        foreach (var (name, value) in facts)
        {
            json.WritePropertyName(name);
            TableWriter.WriteValue(json, value);
        }
    }

    private static async Task RunAsync(
        Screen screen, string name, ReceiptFile? receipt, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var recorded = await SnapshotCommand.FindAsync(reading, session.SnapshotsOf(reading), name, cancellation);
        var sealing = (SnapshotSealed)recorded.Data;
        if (screen.IsTable)
            Show(screen, session.Opening!, sealing);
        else
            screen.Write(TableOf(sealing, screen.Labels), json => Write(json, session.Opening!, recorded));
        if (receipt is not null)
        {
            await receipt.WriteAsync(
                screen, session, reading, new Basis(sealing.At, KnownAt(sealing)), ["snapshot", "show", name], cancellation);
        }
    }

    private static ReportTable TableOf(SnapshotSealed sealing, Labels labels) =>
        FinancialProgressTable.Of(sealing.Progress(), sealing.At, labels) with
        {
            Title = labels.With("snapshot.title", sealing.Name, sealing.At),
        };
}
