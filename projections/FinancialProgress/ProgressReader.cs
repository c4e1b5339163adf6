namespace PorFse.Ledger.Projections;

/// <summary>Answers what the programme's progress was at a business date.</summary>
/// <param name="store">The log, for the programme and for single operations.</param>
/// <param name="views">The stored views, for everything else.</param>
/// <param name="programme">CCI of the programme.</param>
public sealed class ProgressReader(IEventStore store, IViewReader views, string programme)
{
    /// <summary>The progress at a business date, as known now.</summary>
    public async Task<FinancialProgress> ReadAsync(
        Breakdown by, DateOnly at, CancellationToken cancellation = default)
    {
        var state = await ProgrammeAsync(cancellation).ConfigureAwait(false);
        var initiatives = await InitiativeSheetView.ReadAsync(views, cancellation).ConfigureAwait(false);
        var cells = by == Breakdown.Operation
            ? await OperationCellsAsync(at, cancellation).ConfigureAwait(false)
            : await FinancialProgressView.ReadAsync(views, at, cancellation).ConfigureAwait(false);
        return FinancialProgress.Of(by, state, initiatives, cells, at);
    }

    /// <summary>The programme with all its plans.</summary>
    public async Task<Programme> ProgrammeAsync(CancellationToken cancellation = default)
    {
        var stream = StreamName.Programme(programme);
        var loaded = await store.LoadAsync([stream], [], cancellation).ConfigureAwait(false);
        return loaded.Streams[stream].Fold<Programme>();
    }

    // No stored view has operations by date: it would be as long as the log. They are folded from the events.
    private async Task<IReadOnlyList<ProgressCell>> OperationCellsAsync(DateOnly at, CancellationToken cancellation)
    {
        var fold = new ProgressFold(at);
        await foreach (var recorded in store.ReadAsync(0, cancellation).ConfigureAwait(false))
            fold.Add(recorded.Data);
        return fold.Cells;
    }
}
