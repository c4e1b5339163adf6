using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>Net cents and transactions by initiative, stage and day: what every table of progress sums.</summary>
internal sealed class DayCells
{
    // A key is a number, because it is looked up for every event of the log: initiative, stage (3 bits), day (22 bits).
    private const int StageBits = 3;
    private const int DayBits = 22;
    private const long Day = (1L << DayBits) - 1;

    private readonly List<string> initiatives = [];
    private readonly Dictionary<string, long> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<long, (long Cents, long Events)> cells = [];

    /// <summary>How many cells there are.</summary>
    internal int Count => cells.Count;

    /// <summary>Takes one more event; what moves no money is passed over.</summary>
    internal void Add(RecordedEvent recorded)
    {
        if (recorded.Data is not ITransaction transaction)
            return;
        var (stage, amount) = Movement.Of(transaction);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, transaction.Initiative, out var known);
        if (!known)
        {
            number = initiatives.Count;
            initiatives.Add(transaction.Initiative);
        }
        Add(cells, KeyOf(number, stage, transaction.On), amount.Cents, 1);
    }

    /// <summary>
    /// The cells, column by column: first day, initiative, stage, cents, events; the days of each period added up.
    /// </summary>
    internal Array[] ColumnsBy(Func<DateOnly, DateOnly> periodOf)
    {
        var sums = new Dictionary<long, (long Cents, long Events)>();
        foreach (var (key, (cents, events)) in cells)
            Add(sums, KeyOf(NumberOf(key), StageOf(key), periodOf(DayOf(key))), cents, events);
        return ColumnsOf(sums);
    }

    /// <summary>The cells, column by column: day, initiative, stage, cents, events.</summary>
    internal Array[] Columns() => ColumnsOf(cells);

    private static void Add(Dictionary<long, (long Cents, long Events)> sums, long key, long cents, long events)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
        sum = (sum.Cents + cents, sum.Events + events);
    }

    // In the order of the days, as the tables are: neighbours are written to the same pages.
    private Array[] ColumnsOf(Dictionary<long, (long Cents, long Events)> sums)
    {
        var keys = sums.Keys.ToArray();
        Array.Sort(Array.ConvertAll(keys, key => ((key & Day) << (63 - DayBits)) | (key >> DayBits)), keys);
        return
        [
            Array.ConvertAll(keys, DayOf),
            Array.ConvertAll(keys, key => initiatives[(int)NumberOf(key)]),
            Array.ConvertAll(keys, key => (long)StageOf(key)),
            Array.ConvertAll(keys, key => sums[key].Cents),
            Array.ConvertAll(keys, key => sums[key].Events),
        ];
    }

    private static long KeyOf(long number, Stage stage, DateOnly day) =>
        (((number << StageBits) | (long)stage) << DayBits) | (uint)day.DayNumber;

    private static long NumberOf(long key) => key >> (StageBits + DayBits);

    private static Stage StageOf(long key) => (Stage)((key >> DayBits) & ((1 << StageBits) - 1));

    private static DateOnly DayOf(long key) => DateOnly.FromDayNumber((int)(key & Day));
}
