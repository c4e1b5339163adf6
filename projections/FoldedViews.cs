using System.Runtime.CompilerServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// The ledger read from a list of events in memory: the same rows and answers the database gives, without a database.
/// </summary>
public sealed class FoldedViews : IReading
{
    private readonly Dictionary<string, IReadOnlyList<object?[]>> rows = [];
    private readonly List<RecordedEvent> events;
    private readonly Lazy<TilesInMemory> tiles;

    /// <summary>Folds some inline views from events in the order of the log.</summary>
    public FoldedViews(IEnumerable<RecordedEvent> events, IReadOnlyList<IProjection> views)
        : this(events, new ViewSet(views, []))
    {
    }

    /// <summary>Folds views from events in the order of the log, in eras of so many positions.</summary>
    public FoldedViews(IEnumerable<RecordedEvent> events, ViewSet views, int eraLength = Eras.UsualLength)
    {
        ArgumentNullException.ThrowIfNull(views);
        this.events = [.. events];
        tiles = new Lazy<TilesInMemory>(() => TilesOf(this.events));
        Eras = new Eras(eraLength);
        foreach (var view in views.Inline)
            rows[view.Table.Name] = RowsOf(view, this.events);
        foreach (var view in views.PerEra)
            rows[view.Table.Name] = [.. SpansUntil(Head.Position).SelectMany(span => RowsOf(view, span))];
    }

    /// <inheritdoc/>
    public Eras Eras { get; }

    /// <inheritdoc/>
    public Head Head => HeadOf(events.LastOrDefault());

    /// <inheritdoc/>
    public Task<Head> HeadAtAsync(long position, CancellationToken cancellation) =>
        Task.FromResult(HeadOf(events.LastOrDefault(recorded => recorded.Position <= position)));

    /// <inheritdoc/>
    public Task<Head> HeadAtAsync(DateTimeOffset moment, CancellationToken cancellation) =>
        Task.FromResult(HeadOf(events.LastOrDefault(recorded => recorded.RecordedAt <= moment)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordedEvent>> StreamAsync(
        StreamName stream, long until, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<RecordedEvent>>(
            [.. events.Where(recorded => recorded.Stream == stream && recorded.Position <= until)]);

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        EventRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var recorded in events.Where(range.Has))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return recorded;
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<MovementSum>> MovementsAsync(EventRange range, CancellationToken cancellation)
    {
        IReadOnlyList<MovementSum> sums =
        [
            .. events.Where(range.Has).Select(recorded => recorded.Data).OfType<ITransaction>()
                .Select(transaction => (transaction.Initiative, Movement: Movement.Of(transaction)))
                .GroupBy(moved => (moved.Initiative, moved.Movement.Stage))
                .Select(group => new MovementSum(
                    group.Key.Initiative,
                    group.Key.Stage,
                    group.Sum(moved => moved.Movement.Amount.Cents),
                    group.LongCount())),
        ];
        return Task.FromResult(sums);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<object?[]>> RowsAsync(ViewTable table, CancellationToken cancellation) =>
        Task.FromResult(rows[table.Name]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<object?[]>> SumAsync(
        IReadOnlyList<string> by, IReadOnlyList<ViewSlice> slices, CancellationToken cancellation)
    {
        IReadOnlyList<object?[]> result =
        [
            .. slices.SelectMany(slice => RowsOf(slice, by))
                .GroupBy(row => string.Join('\u001f', row.Keys))
                .Select(group => group.First().Keys
                    .Concat(Enumerable.Range(0, group.First().Sums.Count)
                        .Select(i => (object?)group.Sum(row => row.Sums[i])))
                    .ToArray()),
        ];
        return Task.FromResult(result);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Digest>> HashesAsync(
        int level, long first, int count, CancellationToken cancellation) =>
        tiles.Value.HashesAsync(level, first, count, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static TilesInMemory TilesOf(IEnumerable<RecordedEvent> events)
    {
        var canonical = new CanonicalEvent();
        return new TilesInMemory(events.Select(recorded => canonical.LeafOf(StoredEvent.Of(recorded))));
    }

    private IEnumerable<(List<object?> Keys, List<long> Sums)> RowsOf(ViewSlice slice, IReadOnlyList<string> by)
    {
        var columns = slice.Table.Columns.ToList();
        var keys = by.Select(name => columns.FindIndex(column => column.Name == name)).ToList();
        var sums = Enumerable.Range(0, columns.Count).Where(i => columns[i].Role == ViewRole.Sum).ToList();
        return rows[slice.Table.Name]
            .Where(row => slice.Ranges.Any(range => IsIn(range, row)))
            .Select(row => (keys.ConvertAll(i => row[i]), sums.ConvertAll(i => (long)row[i]!)));
    }

    private static bool IsIn(ViewRange range, object?[] row) =>
        range.Keys.Select((key, i) => key.Equals(row[i])).All(equal => equal)
        && row[range.Keys.Count] is DateOnly date && date >= range.From && date <= range.Until;

    private IEnumerable<EraSpan> SpansUntil(long position) =>
        Enumerable.Range(0, (int)Eras.CountAt(position)).SelectMany(era => Eras.SpansEndingWith(era));

    private IEnumerable<object?[]> RowsOf(IProjection view, EraSpan span)
    {
        var (after, until) = (Eras.EndOf(span.First), Eras.EndOf(span.First + span.Size));
        return RowsOf(view, events.Where(recorded => recorded.Position > after && recorded.Position <= until))
            .Select(row => (object?[])[span.Size, span.First, .. row]);
    }

    private static List<object?[]> RowsOf(IProjection view, IEnumerable<RecordedEvent> events)
    {
        var fold = view.Begin();
        foreach (var recorded in events)
            fold.Add(recorded);
        return Transpose(fold.Columns);
    }

    private static Head HeadOf(RecordedEvent? last) => new(last?.Position ?? 0, last?.RecordedAt);

    private static List<object?[]> Transpose(IReadOnlyList<Array> columns) =>
    [
        .. Enumerable.Range(0, columns[0].Length)
            .Select(row => columns.Select(column => column.GetValue(row)).ToArray()),
    ];
}
