using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse progress</c>: Table 2, by any breakdown, at any business date.</summary>
internal static class ProgressCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var at = Options.At(labels);
        var by = new Option<string?>("--by") { Description = labels["option.by"] };
        by.AcceptOnlyFromAmong([.. Enum.GetValues<Breakdown>().Select(FinancialProgressTable.KeyOf)]);
        var command = new Command("progress", labels["command.progress"]) { at, by };
        return command.Does(global, (parsed, screen, cancellation) =>
            RunAsync(
                screen,
                parsed.GetValue(at) ?? Options.Today,
                Enum.Parse<Breakdown>(parsed.GetValue(by) ?? "axis", ignoreCase: true),
                cancellation));
    }

    private static async Task RunAsync(Screen screen, DateOnly at, Breakdown by, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        var head = await session.Store.ReadHeadAsync(cancellation);
        var progress = await session.Progress.ReadAsync(by, at, cancellation);
        var table = FinancialProgressTable.Of(progress, at, screen.Labels);
        if (!screen.IsTable)
        {
            screen.Write(table, json => StatementOf.Write(json, session.Opening!, at, head));
            return;
        }
        screen.Show(table);
        screen.Say(StatementOf.Line(screen.Labels, session.Opening!, head));
    }
}
