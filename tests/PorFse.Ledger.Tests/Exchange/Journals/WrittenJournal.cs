using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;

namespace PorFse.Ledger.Tests;

/// <summary>Journals of a log in memory.</summary>
internal static class WrittenJournal
{
    /// <summary>The journal of a state.</summary>
    internal static async Task<(string Text, long Transactions)> OfAsync(
        IJournalFormat format, IReadOnlyList<RecordedEvent> events, DateOnly at, long until = long.MaxValue)
    {
        await using var reading = new FoldedViews(events, [new InitiativeSheetView()]);
        var basis = new Basis(at, await reading.HeadAtAsync(until, default));
        var journal = new Journal(
            new LedgerOpened(Some.Cci, false, Some.Day, null),
            basis,
            await reading.StreamAsync(StreamName.Programme(Some.Cci), basis.KnownAt.Position, default),
            [.. (await InitiativeSheetView.ReadAsync(reading, basis.KnownAt.Position)).Select(entry =>
                new InitiativePlace(entry.Initiative, entry.Title, entry.Axis, entry.Priority))]);
        await using var text = new StringWriter();
        var all = reading.ReadAsync(new EventRange(0, long.MaxValue), default);
        var transactions = await journal.WriteAsync(format, text, all);
        return (text.ToString(), transactions);
    }

    /// <summary>The journal of a state in both formats, read back.</summary>
    internal static async Task<IReadOnlyList<ReadJournal>> InBothAsync(
        IReadOnlyList<RecordedEvent> events, DateOnly at, long until = long.MaxValue) =>
    [
        ReadJournal.OfHledger((await OfAsync(new HledgerJournal(), events, at, until)).Text),
        ReadJournal.OfBeancount((await OfAsync(new BeancountJournal(), events, at, until)).Text),
    ];
}
