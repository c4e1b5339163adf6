using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse lag</c>: the late-data radar, how late the facts reach the ledger.</summary>
internal static class LagCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (at, known) = (Options.At(labels), Options.KnownAt(labels));
        var by = new Option<string?>("--by") { Description = labels["option.lag.by"] };
        by.AcceptOnlyFromAmong("stage", "year");
        return new Command("lag", labels["command.lag"]) { at, known, by }.Does(
            global,
            (parsed, screen, cancellation) => RunAsync(
                screen,
                parsed.GetValue(at),
                parsed.GetValue(known),
                Enum.Parse<LagBreakdown>(parsed.GetValue(by) ?? "both", ignoreCase: true),
                cancellation));
    }

    private static async Task RunAsync(
        Screen screen, DateOnly? at, KnownAt? known, LagBreakdown by, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, at, known, cancellation);
        LateDataRadar? radar = null;
        await screen.WorkAsync(screen.Labels["lag.running"], basis.KnownAt.Position, async progress =>
            radar = await LateDataRadar.ReadAsync(reading, basis, by, progress, cancellation));
        if (!screen.IsTable)
        {
            screen.Write(
                LagTable.Of(radar!, basis.At, screen.Labels),
                json => StatementOf.Write(json, session.Opening!, basis.At, basis.KnownAt));
            return;
        }
        screen.Show(LagTable.WithBars(radar!, basis.At, screen.Labels));
        screen.Say(StatementOf.Line(screen.Labels, session.Opening!, basis.KnownAt));
    }
}
