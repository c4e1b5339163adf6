using System.CommandLine;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse export transactions</c>: the file that an import reads again.</summary>
internal static class ExportTransactionsCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (to, force, known) = (Options.To(labels), Options.Force(labels), Options.KnownAt(labels));
        var command = new Command("transactions", labels["command.export.transactions"]) { to, force, known };
        return command.Does(global, (parsed, screen, cancellation) => RunAsync(
            screen,
            Destination.Of(parsed.GetValue(to)!, parsed.GetValue(force), labels),
            parsed.GetValue(known),
            cancellation));
    }

    private static async Task RunAsync(
        Screen screen, Destination destination, KnownAt? known, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var until = (await LedgerSession.BasisAsync(reading, null, known, cancellation)).KnownAt.Position;
        var undone = await TransactionExport.UndoneAsync(reading, until, cancellation);
        var events = reading.ReadAsync(new EventRange(0, until) { Types = TransactionExport.Types }, cancellation);
        ITransactionFormat format = screen.Settings.Format == "json" ? new TransactionJson() : new TransactionCsv();
        var written = 0L;
        if (destination.IsOnScreen)
            await WriteAsync(null);
        else
            await screen.WorkAsync(screen.Labels["export.transactions.writing"], until, WriteAsync);
        screen.Tell(screen.Labels.With("transactions.written", written, destination.Name));

        Task WriteAsync(Action<long>? progress) => destination.WriteAsync(async text =>
            written = await TransactionExport.WriteAsync(format, text, events, undone, progress, cancellation));
    }
}
