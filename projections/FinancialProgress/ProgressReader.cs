namespace PorFse.Ledger.Projections;

/// <summary>Answers what the programme's progress was at a business date, as known at a position.</summary>
/// <param name="reading">The ledger.</param>
/// <param name="programme">CCI of the programme.</param>
public sealed class ProgressReader(IReading reading, string programme)
{
    /// <summary>The progress by some breakdown.</summary>
    public async Task<FinancialProgress> ReadAsync(
        Breakdown by, Basis basis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        var until = basis.KnownAt.Position;
        var state = await ProgrammeAsync(until, cancellation).ConfigureAwait(false);
        var initiatives = await InitiativesAsync(until, cancellation).ConfigureAwait(false);
        var cells = by == Breakdown.Operation
            ? await OperationCellsAsync(basis, cancellation).ConfigureAwait(false)
            : await CellsAsync(basis, cancellation).ConfigureAwait(false);
        return FinancialProgress.Of(by, state, initiatives, cells, basis.At);
    }

    /// <summary>The programme with all its plans, as known at a position.</summary>
    public async Task<Programme> ProgrammeAsync(long until, CancellationToken cancellation = default)
    {
        var stream = StreamName.Programme(programme);
        return (await reading.StreamAsync(stream, until, cancellation).ConfigureAwait(false)).Fold<Programme>();
    }

    /// <summary>The initiatives known at a position.</summary>
    public Task<IReadOnlyList<InitiativeEntry>> InitiativesAsync(
        long until, CancellationToken cancellation = default) =>
        InitiativeSheetView.ReadAsync(reading, until, cancellation);

    /// <summary>The net amounts by initiative and stage.</summary>
    public async Task<IReadOnlyList<ProgressCell>> CellsAsync(Basis basis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        if (basis.KnownAt.Position == reading.Head.Position)
            return await FinancialProgressView.ReadAsync(reading, basis.At, cancellation).ConfigureAwait(false);
        return await OperationCellsAsync(basis, cancellation).ConfigureAwait(false);
    }

    // No stored view has operations by date: it would be as long as the log. They are folded from the events.
    private async Task<IReadOnlyList<ProgressCell>> OperationCellsAsync(Basis basis, CancellationToken cancellation)
    {
        var fold = new ProgressFold(basis.At);
        var range = new EventRange(0, basis.KnownAt.Position);
        await foreach (var recorded in reading.ReadAsync(range, cancellation).ConfigureAwait(false))
            fold.Add(recorded.Data);
        return fold.Cells;
    }
}
