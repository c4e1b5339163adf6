using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>
/// <c>porfse snapshot verify</c>: derives the state anew, from the totals and from the events, and compares.
/// </summary>
internal static class VerifySnapshotCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var name = SnapshotCommand.Name(labels);
        return new Command("verify", labels["command.snapshot.verify"]) { name }.Does(
            global, (parsed, screen, cancellation) => RunAsync(screen, parsed.GetValue(name)!, cancellation));
    }

    private static async Task RunAsync(Screen screen, string name, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var snapshots = session.SnapshotsOf(reading);
        var recorded = await SnapshotCommand.FindAsync(reading, snapshots, name, cancellation);
        var sealing = (SnapshotSealed)recorded.Data;
        var comparison = await CompareAsync(screen, reading, snapshots, sealing, cancellation);

        if (!screen.IsTable)
        {
            screen.Write(comparison.Table, json =>
            {
                ShowSnapshotCommand.Write(json, session.Opening!, recorded);
                json.WriteNumber("cells", comparison.Cells);
                json.WriteNumber("differing", comparison.Differences.Count);
            });
        }
        if (comparison.Differences is [var first, ..])
        {
            if (screen.IsTable)
                screen.Show(comparison.DifferencesForPeople());
            throw new RefusedException(new SnapshotDiffers(
                name, comparison.Cells, comparison.Differences.Count, first.Axis, first.Figure, first.Sealed,
                first.Found));
        }
        if (sealing.Root is { } sealedRoot && ShowSnapshotCommand.KnownAt(sealing) is var known
            && (await known.WithRootAsync(reading, cancellation)).Root is var root && root?.ToString() != sealedRoot)
        {
            throw new RefusedException(new SnapshotOfOtherHistory(
                name, known.Position, sealedRoot, root.ToString()!));
        }
        if (!screen.IsTable)
            return;
        screen.Say(screen.Labels.With("snapshot.verified", name, comparison.Cells));
        screen.Say(StatementOf.Line(screen.Labels, session.Opening!, ShowSnapshotCommand.KnownAt(sealing)));
    }

    private static async Task<SnapshotComparison> CompareAsync(
        Screen screen,
        IReading reading,
        SnapshotReader snapshots,
        SnapshotSealed sealing,
        CancellationToken cancellation)
    {
        var basis = await LedgerSession.BasisAsync(
            reading, sealing.At, new KnownAt.Position(sealing.KnownAtPosition), cancellation);
        var derived = await snapshots.DeriveAsync(basis, cancellation);
        FinancialProgress? recounted = null;
        await screen.WorkAsync(screen.Labels["snapshot.recounting"], basis.KnownAt.Position, async report =>
            recounted = await snapshots.RecountAsync(basis, report, cancellation));
        return SnapshotComparison.Of(sealing, basis.KnownAt.RecordedAt, derived, recounted!, screen.Labels);
    }
}

/// <summary>A finding: the events a snapshot was sealed on are not those of the ledger.</summary>
internal sealed record SnapshotOfOtherHistory(string Snapshot, long Position, string Sealed, string Found) : Refusal
{
    public override string Message =>
        Text($"Snapshot \"{Snapshot}\" was sealed on {Position} events with the root {Sealed}; ")
        + $"their root is {Found}.";
}

/// <summary>A finding: the ledger does not give what a snapshot sealed.</summary>
internal sealed record SnapshotDiffers(
    string Snapshot, int Cells, int Differing, string Axis, string Figure, string Sealed, string Found) : Refusal
{
    public override string Message =>
        Text($"Snapshot \"{Snapshot}\": {Differing} of {Cells} cells differ; the first is in row {Axis}, ")
        + $"column {Figure}: sealed {Sealed}, found {Found}.";
}
