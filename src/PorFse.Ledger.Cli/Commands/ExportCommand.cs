using System.CommandLine;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse export</c>: the ledger for other people's tools. Each format is a command of its own.</summary>
internal static class ExportCommand
{
    internal static Command Create(GlobalOptions global, Labels labels) =>
        new("export", labels["command.export"])
        {
            ExportTransactionsCommand.Create(global, labels),
            InJournal("hledger", new HledgerJournal(), global, labels),
            InJournal("beancount", new BeancountJournal(), global, labels),
            ExportBundleCommand.Create(global, labels),
            ExportDataPackageCommand.Create(global, labels),
        };

    private static Command InJournal(string name, IJournalFormat format, GlobalOptions global, Labels labels)
    {
        var (at, known) = (Options.At(labels), Options.KnownAt(labels));
        var (to, force) = (Options.To(labels), Options.Force(labels));
        var command = new Command(name, labels["command.export." + name]) { to, force, at, known };
        return command.Does(global, (parsed, screen, cancellation) =>
        {
            var destination = Destination.Of(parsed.GetValue(to)!, parsed.GetValue(force), labels);
            return RunAsync(screen, format, destination, parsed.GetValue(at), parsed.GetValue(known), cancellation);
        });
    }

    private static async Task RunAsync(
        Screen screen,
        IJournalFormat format,
        Destination destination,
        DateOnly? at,
        KnownAt? known,
        CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, at, known, cancellation);
        var journal = await JournalAsync(session, reading, basis, cancellation);
        var events = reading.ReadAsync(
            new EventRange(0, basis.KnownAt.Position) { Types = Journal.Types }, cancellation);
        var transactions = 0L;
        if (destination.IsOnScreen)
            await WriteAsync(null);
        else
            await screen.WorkAsync(screen.Labels["export.writing"], basis.KnownAt.Position, WriteAsync);
        screen.Tell(screen.Labels.With("export.done", transactions, destination.Name));

        Task WriteAsync(Action<long>? progress) => destination.WriteAsync(async text =>
            transactions = await journal.WriteAsync(format, text, events, progress, cancellation));
    }

    private static async Task<Journal> JournalAsync(
        LedgerSession session, IReading reading, Basis basis, CancellationToken cancellation)
    {
        var until = basis.KnownAt.Position;
        var programme = await reading.StreamAsync(StreamName.Programme(session.OpenedFor), until, cancellation);
        var initiatives = await session.ProgressOf(reading).InitiativesAsync(until, cancellation);
        return new Journal(
            session.Opening!,
            basis,
            programme,
            [.. initiatives.Select(entry =>
                new InitiativePlace(entry.Initiative, entry.Title, entry.Axis, entry.Priority))]);
    }
}
