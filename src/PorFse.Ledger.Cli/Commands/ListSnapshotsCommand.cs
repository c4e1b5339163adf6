using System.CommandLine;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse snapshot list</c>: which snapshots are sealed, of which states.</summary>
internal static class ListSnapshotsCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var known = Options.KnownAt(labels);
        return new Command("list", labels["command.snapshot.list"]) { known }.Does(
            global, (parsed, screen, cancellation) => RunAsync(screen, parsed.GetValue(known), cancellation));
    }

    private static async Task RunAsync(Screen screen, KnownAt? known, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var head = (await LedgerSession.BasisAsync(reading, null, known, cancellation)).KnownAt;
        var table = SnapshotListTable.Of(
            await session.SnapshotsOf(reading).SealingsAsync(head.Position, cancellation), screen.Labels);
        if (!screen.IsTable)
        {
            screen.Write(table, json => StatementOf.Write(json, session.Opening!, null, head));
            return;
        }
        if (table.Rows.Count == 0)
            screen.Say(screen.Labels["snapshot.none"]);
        else
            screen.Show(table);
        screen.Say(StatementOf.Line(screen.Labels, session.Opening!, head));
    }
}
