using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Tests;

/// <summary>What a report is of, in a log that is in memory.</summary>
internal static class StateIn
{
    /// <summary>The state of a log of which so many events are known.</summary>
    internal static async Task<ReportState> OfAsync(IReadOnlyList<RecordedEvent> events, DateOnly at, long until)
    {
        var reading = new FoldedViews(events, Views.All);
        var head = await (await reading.HeadAtAsync(until, default)).WithRootAsync(reading);
        return await ReportState.ReadAsync(
            reading,
            new Basis(at, head),
            new LedgerOpened(Testing.Some.Cci, true, Testing.Some.Day, "Not so."));
    }
}
