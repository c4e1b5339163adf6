using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>Answers what the programme's progress was at a business date, as known at a position.</summary>
/// <param name="reading">The ledger.</param>
/// <param name="programme">CCI of the programme.</param>
public sealed class ProgressReader(IReading reading, string programme)
{
    private static readonly string[] SumKeys =
        [FinancialProgressView.Initiative.Name, FinancialProgressView.StageKey.Name];

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
        var sums = ProgressSums.Of(basis, reading.Head, reading.Eras);
        var cells = new Dictionary<(string, Stage), (long Cents, long Events)>();
        if (sums.Slices.Count > 0)
        {
            var rows = await reading.SumAsync(SumKeys, sums.Slices, cancellation).ConfigureAwait(false);
            foreach (var row in rows)
                cells[((string)row[0]!, (Stage)(int)(long)row[1]!)] = ((long)row[2]!, (long)row[3]!);
        }
        if (sums.Events.Until > sums.Events.After)
        {
            foreach (var moved in await reading.MovementsAsync(sums.Events, cancellation).ConfigureAwait(false))
                Add(moved);
        }
        return [.. cells.Where(cell => cell.Value.Events != 0).Select(ToCell)];

        void Add(MovementSum moved)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, (moved.Initiative, moved.Stage), out _);
            sum = (sum.Cents + (sums.Sign * moved.Cents), sum.Events + (sums.Sign * moved.Events));
        }
    }

    // No stored view has operations by date: it would be as long as the log. They are folded from the events.
    private async Task<IReadOnlyList<ProgressCell>> OperationCellsAsync(Basis basis, CancellationToken cancellation)
    {
        var fold = new ProgressFold(basis.At);
        var range = ProgressSums.Transactions(0, basis.KnownAt.Position, basis.At);
        await foreach (var recorded in reading.ReadAsync(range, cancellation).ConfigureAwait(false))
            fold.Add(recorded.Data);
        return fold.Cells;
    }

    private static ProgressCell ToCell(
        KeyValuePair<(string Initiative, Stage Stage), (long Cents, long Events)> cell) =>
        new(cell.Key.Initiative, null, cell.Key.Stage, Euro.FromCents(cell.Value.Cents), cell.Value.Events);
}
