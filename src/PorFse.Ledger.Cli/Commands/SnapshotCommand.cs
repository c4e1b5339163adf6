using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse snapshot</c>: named, frozen states of the programme.</summary>
internal static class SnapshotCommand
{
    internal static Command Create(GlobalOptions global, Labels labels) =>
        new("snapshot", labels["command.snapshot"])
        {
            SealSnapshotCommand.Create(global, labels),
            ListSnapshotsCommand.Create(global, labels),
            ShowSnapshotCommand.Create(global, labels),
            VerifySnapshotCommand.Create(global, labels),
        };

    internal static Argument<string> Name(Labels labels) =>
        new("name") { Description = labels["argument.snapshot"] };

    /// <summary>The sealing of a snapshot, which must be there.</summary>
    internal static async Task<RecordedEvent> FindAsync(
        IReading reading, SnapshotReader snapshots, string name, CancellationToken cancellation)
    {
        var (sealing, reason) = await snapshots.FindAsync(name, reading.Head.Position, cancellation);
        return sealing ?? throw new RefusedException(reason!);
    }
}
