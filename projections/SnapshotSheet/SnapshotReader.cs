using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// Reads snapshots, and derives what they seal: the figures of a state by axis, in two independent ways.
/// </summary>
/// <param name="reading">The ledger.</param>
/// <param name="programme">CCI of the programme.</param>
public sealed class SnapshotReader(IReading reading, string programme)
{
    private readonly ProgressReader progress = new(reading, programme);

    /// <summary>The snapshots sealed by a position, in the order of their sealing.</summary>
    public Task<IReadOnlyList<SnapshotEntry>> AllAsync(long until, CancellationToken cancellation = default) =>
        SnapshotSheetView.ReadAsync(reading, until, cancellation);

    /// <summary>Their sealings, in the same order.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> SealingsAsync(long until, CancellationToken cancellation = default)
    {
        var sealings = new List<RecordedEvent>();
        foreach (var snapshot in await AllAsync(until, cancellation).ConfigureAwait(false))
        {
            var stream = StreamName.Snapshot(snapshot.Name);
            sealings.AddRange(await reading.StreamAsync(stream, until, cancellation).ConfigureAwait(false));
        }
        return sealings;
    }

    /// <summary>The sealing of a snapshot, or why there is none.</summary>
    public async Task<(RecordedEvent? Sealing, Refusal? Reason)> FindAsync(
        string name, long until, CancellationToken cancellation = default)
    {
        var stream = await reading.StreamAsync(StreamName.Snapshot(name), until, cancellation).ConfigureAwait(false);
        if (stream is [{ Data: SnapshotSealed } sealing, ..])
            return (sealing, null);
        var all = await AllAsync(until, cancellation).ConfigureAwait(false);
        return (null, new SnapshotUnknown(name, all.Count));
    }

    /// <summary>A state's progress by axis, from the totals everybody reads.</summary>
    public Task<FinancialProgress> DeriveAsync(Basis basis, CancellationToken cancellation = default) =>
        progress.ReadAsync(Breakdown.Axis, basis, cancellation);

    /// <summary>The same, added up anew from the events, one by one, without any stored total.</summary>
    /// <param name="basis">The state.</param>
    /// <param name="report">Is told now and then how many positions are passed.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<FinancialProgress> RecountAsync(
        Basis basis, Action<long> report, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(report);
        var until = basis.KnownAt.Position;
        var sums = new Dictionary<(string Initiative, Stage Stage), (Euro Net, long Events)>();
        var range = ProgressSums.Transactions(0, until, basis.At);
        await foreach (var recorded in reading.InPiecesAsync([range], report, cancellation).ConfigureAwait(false))
        {
            var transaction = (ITransaction)recorded.Data;
            var (stage, amount) = Movement.Of(transaction);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(
                sums, (transaction.Initiative, stage), out _);
            sum = (sum.Net + amount, sum.Events + 1);
        }
        var cells = sums.Select(sum => new ProgressCell(
            sum.Key.Initiative, null, sum.Key.Stage, sum.Value.Net, sum.Value.Events)).ToList();
        return FinancialProgress.Of(
            Breakdown.Axis,
            await progress.ProgrammeAsync(until, cancellation).ConfigureAwait(false),
            await progress.InitiativesAsync(until, cancellation).ConfigureAwait(false),
            cells,
            basis.At);
    }
}
