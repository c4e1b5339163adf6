using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// Folds the events between two states: sums by row and stage, which must equal the differences, and groups by type
/// with the largest events of each. Holds no more events than are listed.
/// </summary>
/// <param name="difference">The difference they explain.</param>
/// <param name="listed">How many events of each type are kept.</param>
public sealed class DifferenceFold(ProgressDifference difference, int listed)
{
    private readonly Dictionary<(string? Key, Figure Figure), Euro> rows = [];
    private readonly Dictionary<Figure, Euro> totals = [];
    private readonly Dictionary<Type, Collected> groups = [];

    /// <summary>The events by type, in the order of the stages, additions before reversals.</summary>
    public IReadOnlyList<DifferenceGroup> Groups =>
    [
        .. Enum.GetValues<Stage>().SelectMany(Movement.TypesOf).Where(groups.ContainsKey)
            .Select(type => groups[type].ToGroup(type)),
    ];

    /// <summary>How many differences of rows are explained by events: those of the four stages.</summary>
    public int Checked => difference.Cells.Count(cell => cell.Figure != Figure.Allocation);

    /// <summary>How many of them equal the sum of their events.</summary>
    public int Equal => difference.Cells.Count(cell => cell.Figure != Figure.Allocation && IsExplained(cell));

    /// <summary>
    /// What does not add up: rows and totals of the stages against the events, allocations against the decisions.
    /// </summary>
    public IReadOnlyList<Discrepancy> Discrepancies =>
    [
        .. difference.Cells.Concat(difference.Totals).Where(cell => !IsExplained(cell)).Select(cell =>
            new Discrepancy($"{PlaceOf(cell)}, {cell.Figure.NameOf()}", cell.Difference, Explained(cell))),
    ];

    /// <summary>Takes one more event and tells how it counts; null where both states have it, or neither.</summary>
    public WeighedEvent? Add(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var weight = difference.States.WeightOf(recorded);
        if (weight == 0 || recorded.Data is not ITransaction transaction)
            return null;
        var weighed = new WeighedEvent(recorded, weight);
        var figure = (Figure)Movement.Of(transaction).Stage;
        CollectionsMarshal.GetValueRefOrAddDefault(rows, (RowOf(transaction), figure), out _) += weighed.Amount;
        CollectionsMarshal.GetValueRefOrAddDefault(totals, figure, out _) += weighed.Amount;
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, recorded.Data.GetType(), out _);
        (group ??= new Collected(listed)).Add(weighed);
        return weighed;
    }

    private string? RowOf(ITransaction transaction) => difference.By switch
    {
        Breakdown.Axis => difference.Initiatives[transaction.Initiative].Axis,
        Breakdown.Priority => difference.Initiatives[transaction.Initiative].Priority,
        Breakdown.Initiative => transaction.Initiative,
        Breakdown.Operation => Movement.OperationOf(transaction),
        _ => difference.Cells[0].Key,
    };

    private bool IsExplained(DifferenceCell cell) => Explained(cell) == cell.Difference;

    private Euro Explained(DifferenceCell cell)
    {
        if (cell.Figure != Figure.Allocation)
        {
            return cell.Key is null
                ? totals.GetValueOrDefault(cell.Figure)
                : rows.GetValueOrDefault((cell.Key, cell.Figure));
        }
        return PlanDecisions.AllocationOf(difference.SecondPlan, PlaceOf(cell))
            - PlanDecisions.AllocationOf(difference.FirstPlan, PlaceOf(cell));
    }

    private Place PlaceOf(DifferenceCell cell) => cell.Key is null ? new Place() : Place.Of(difference.By, cell.Key);

    private sealed class Collected(int listed)
    {
        // The smallest on top, and of equal ones the last recorded: what has to make room.
        private readonly PriorityQueue<WeighedEvent, (long Cents, long Position)> largest = new();
        private long count;
        private Euro sum;

        internal void Add(WeighedEvent weighed)
        {
            count++;
            sum += weighed.Amount;
            largest.Enqueue(weighed, (Math.Abs(weighed.Amount.Cents), -weighed.Event.Position));
            if (largest.Count > listed)
                largest.Dequeue();
        }

        internal DifferenceGroup ToGroup(Type type) => new(
            type,
            count,
            sum,
            [
                .. largest.UnorderedItems.Select(item => item.Element)
                    .OrderByDescending(weighed => Math.Abs(weighed.Amount.Cents))
                    .ThenBy(weighed => weighed.Event.Position),
            ]);
    }
}

/// <summary>The events of one type between two states.</summary>
/// <param name="Type">The type of event.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Sum">EUR, what they add to the difference.</param>
/// <param name="Largest">The largest of them, largest first, as many as were to be listed.</param>
public sealed record DifferenceGroup(Type Type, long Count, Euro Sum, IReadOnlyList<WeighedEvent> Largest);
