namespace PorFse.Ledger.Testing;

/// <summary>
/// A real log with somebody in front of it who can do something before each append: write first, wait, or break it.
/// </summary>
/// <param name="inner">The log.</param>
/// <param name="beforeAppend">Gets the number of the append, from 1, and its entries.</param>
public sealed class FaultyStore(IEventStore inner, Func<int, IReadOnlyList<Entry>, Task> beforeAppend) : IEventStore
{
    private int appends;

    /// <summary>How many appends were asked for.</summary>
    public int Appends => appends;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<Entry> entries, CancellationToken cancellation)
    {
        await beforeAppend(Interlocked.Increment(ref appends), entries);
        return await inner.AppendAsync(entries, cancellation);
    }

    /// <inheritdoc/>
    public Task<Loaded> LoadAsync(
        IReadOnlyCollection<StreamName> streams, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        inner.LoadAsync(streams, ids, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAsync(long after, CancellationToken cancellation) =>
        inner.ReadAsync(after, cancellation);

    /// <inheritdoc/>
    public Task<Head> ReadHeadAsync(CancellationToken cancellation) => inner.ReadHeadAsync(cancellation);
}
