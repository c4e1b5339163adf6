using System.CommandLine;
using System.Reflection;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse status</c>: what ledger this is, how long it is, where it lives.</summary>
internal static class StatusCommand
{
    private static string Version =>
        typeof(StatusCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    internal static Command Create(GlobalOptions global, Labels labels) =>
        new Command("status", labels["command.status"]).Does(global, (_, screen, cancellation) =>
            RunAsync(screen, cancellation));

    private static async Task RunAsync(Screen screen, CancellationToken cancellation)
    {
        if (screen.Settings.Database is null && !await LedgerSession.HasClusterAsync(screen, cancellation))
        {
            Write(screen, null, new Head(0, null), screen.Settings.DataFolder, null, null);
            return;
        }
        await using var session = await LedgerSession.ConnectAsync(screen, cancellation);
        var head = session.Opening is null ? new Head(0, null) : await session.Store.ReadHeadAsync(cancellation);
        Write(screen, session.Opening, head, session.Database, session.Server, session.Standing);
    }

    private static void Write(
        Screen screen, LedgerOpened? opening, Head head, string database, string? server, LedgerStanding? standing)
    {
        var labels = screen.Labels;
        (string Name, Cell Value)[] facts =
        [
            ("ledger", Cell.Of(opening is null ? "none" : "open")),
            ("programme", Cell.Of(opening?.Programme)),
            ("position", new Cell.Count(head.Position)),
            ("recordedAt", Cell.Of(head.RecordedAt)),
            ("demonstration", Cell.Of(opening?.Demonstration)),
            ("note", Cell.Of(opening?.Note)),
            ("guards", Cell.Of(GuardsOf(standing))),
            ("role", Cell.Of(opening is null ? null : standing?.Role)),
            ("missingRoles", Cell.Of(opening is null ? null : MissingOf(standing!))),
            ("database", Cell.Of(database)),
            ("server", Cell.Of(server)),
            ("version", Cell.Of(Version)),
        ];
        if (!screen.IsTable)
        {
            screen.Write(facts);
            return;
        }
        var width = facts.Max(fact => labels["column." + fact.Name].Length);
        foreach (var (name, value) in facts.Where(fact => fact.Value != Cell.Nothing))
            screen.Say($"{labels["column." + name].PadRight(width)}  {CellText.ForPeople(value, labels)}", width + 2);
    }

    private static string GuardsOf(LedgerStanding? standing) => standing switch
    {
        { HasLedger: true, IsGuarded: true } => "armed",
        { HasLedger: true } => string.Join(", ", standing.Faults),
        _ => "none",
    };

    private static string? MissingOf(LedgerStanding standing) =>
        standing.MissingRoles.Count == 0 ? null : string.Join(", ", standing.MissingRoles);
}
