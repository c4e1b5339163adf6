using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>Net cents and transactions by initiative, stage and day: what every table of progress sums.</summary>
internal sealed class DayCells
{
    private readonly Dictionary<(string Initiative, Stage Stage, DateOnly On), (long Cents, long Events)> cells = [];

    /// <summary>Takes one more event; what moves no money is passed over.</summary>
    internal void Add(RecordedEvent recorded)
    {
        if (recorded.Data is not ITransaction transaction)
            return;
        var (stage, amount) = Movement.Of(transaction);
        Add(cells, (transaction.Initiative, stage, transaction.On), amount.Cents, 1);
    }

    /// <summary>
    /// The cells, column by column: first day, initiative, stage, cents, events; the days of each period added up.
    /// </summary>
    internal Array[] ColumnsBy(Func<DateOnly, DateOnly> periodOf)
    {
        var sums = new Dictionary<(string Initiative, Stage Stage, DateOnly On), (long Cents, long Events)>();
        foreach (var (key, (cents, events)) in cells)
            Add(sums, key with { On = periodOf(key.On) }, cents, events);
        return ColumnsOf(sums);
    }

    /// <summary>The cells, column by column: day, initiative, stage, cents, events.</summary>
    internal Array[] Columns() => ColumnsOf(cells);

    private static void Add<TKey>(
        Dictionary<TKey, (long Cents, long Events)> sums, TKey key, long cents, long events)
        where TKey : notnull
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
        sum = (sum.Cents + cents, sum.Events + events);
    }

    private static Array[] ColumnsOf(
        Dictionary<(string Initiative, Stage Stage, DateOnly On), (long Cents, long Events)> sums) =>
    [
        sums.Keys.Select(key => key.On).ToArray(),
        sums.Keys.Select(key => key.Initiative).ToArray(),
        sums.Keys.Select(key => (long)key.Stage).ToArray(),
        sums.Values.Select(value => value.Cents).ToArray(),
        sums.Values.Select(value => value.Events).ToArray(),
    ];
}
