using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse progress</c>: Table 2, by any breakdown, at any business date.</summary>
internal static class ProgressCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (at, known) = (Options.At(labels), Options.KnownAt(labels));
        var (by, receipt) = (Options.By(labels), ReceiptFile.Option(labels));
        var command = new Command("progress", labels["command.progress"]) { at, known, by, receipt };
        return command.Does(global, (parsed, screen, cancellation) =>
            RunAsync(
                screen,
                parsed.GetValue(at),
                parsed.GetValue(known),
                Options.BreakdownOf(parsed.GetValue(by)),
                ReceiptFile.Of(parsed.GetValue(receipt)),
                cancellation));
    }

    private static async Task RunAsync(
        Screen screen,
        DateOnly? at,
        KnownAt? known,
        Breakdown by,
        ReceiptFile? receipt,
        CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, at, known, cancellation);
        var progress = await session.ProgressOf(reading).ReadAsync(by, basis, cancellation);
        var table = FinancialProgressTable.Of(progress, basis.At, screen.Labels);
        if (screen.IsTable)
        {
            screen.Show(table);
            screen.Say(StatementOf.Line(screen.Labels, session.Opening!, basis.KnownAt));
        }
        else
        {
            screen.Write(table, json => StatementOf.Write(json, session.Opening!, basis.At, basis.KnownAt));
        }
        if (receipt is not null)
        {
            await receipt.WriteAsync(screen, session, reading, basis,
                ["progress", "--by", FinancialProgressTable.KeyOf(by), .. ReceiptFile.Dates(basis)], cancellation);
        }
    }
}
