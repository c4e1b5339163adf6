namespace PorFse.Ledger.Projections;

/// <summary>
/// Views folded from a list of events in memory: the same rows the database keeps, without a database.
/// </summary>
public sealed class FoldedViews : IViewReader
{
    private readonly Dictionary<string, IReadOnlyList<object?[]>> rows = [];

    /// <summary>Folds some views from events in the order of the log.</summary>
    public FoldedViews(IEnumerable<RecordedEvent> events, IReadOnlyList<IProjection> views)
    {
        var folds = views.Select(view => (view.Table, Fold: view.Begin())).ToList();
        foreach (var recorded in events)
            folds.ForEach(view => view.Fold.Add(recorded));
        foreach (var (table, fold) in folds)
            rows[table.Name] = Transpose(fold.Columns);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<object?[]>> RowsAsync(ViewTable table, CancellationToken cancellation) =>
        Task.FromResult(rows[table.Name]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<object?[]>> SumAsync(
        ViewTable table, IReadOnlyList<string> by, DateOnly until, CancellationToken cancellation)
    {
        var columns = table.Columns.ToList();
        var date = columns.FindIndex(column => column is { Role: ViewRole.Key, Type: ViewType.Date });
        var keys = by.Select(name => columns.FindIndex(column => column.Name == name)).ToList();
        var sums = Enumerable.Range(0, columns.Count).Where(i => columns[i].Role == ViewRole.Sum).ToList();
        IReadOnlyList<object?[]> result =
        [
            .. rows[table.Name]
                .Where(row => (DateOnly)row[date]! <= until)
                .GroupBy(row => string.Join('\u001f', keys.Select(key => row[key])))
                .Select(group => keys.Select(key => group.First()[key])
                    .Concat(sums.Select(sum => (object?)group.Sum(row => (long)row[sum]!)))
                    .ToArray()),
        ];
        return Task.FromResult(result);
    }

    private static List<object?[]> Transpose(IReadOnlyList<Array> columns) =>
    [
        .. Enumerable.Range(0, columns[0].Length)
            .Select(row => columns.Select(column => column.GetValue(row)).ToArray()),
    ];
}
