using System.Collections.Concurrent;
using JasperFx.Events.Grouping;
using Marten;
using Marten.Events.Projections;
using Recorded = JasperFx.Events.IEvent;

namespace PorFse.Ledger.Marten;

/// <summary>The net amounts of an axis, by stage and business date: all its totals at any date.</summary>
public sealed class AxisProgress
{
    /// <summary>The axis, such as "III".</summary>
    public required string Id { get; init; }

    /// <summary>The sums of a day at a stage.</summary>
    public required List<DaySum> Days { get; init; }

    /// <summary>Net amount (EUR) and number of transactions of a stage up to a business date, included.</summary>
    public (Euro Net, long Events) At(DateOnly date, Stage stage)
    {
        var days = Days.Where(day => day.Stage == stage && day.On <= date).ToList();
        return (Euro.FromCents(days.Sum(day => day.Cents)), days.Sum(day => day.Events));
    }

    internal void Add(ITransaction transaction)
    {
        var (stage, amount) = Movement.Of(transaction);
        var nothing = new DaySum(transaction.On, stage, 0, 0);
        var place = Days.BinarySearch(nothing, DaySum.InOrder);
        if (place < 0)
            Days.Insert(place = ~place, nothing);
        var before = Days[place];
        Days[place] = before with { Cents = before.Cents + amount.Cents, Events = before.Events + 1 };
    }
}

/// <summary>What moved on a day at a stage.</summary>
/// <param name="On">The business date.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Cents">Net amount in euro cents; reversals count negative.</param>
/// <param name="Events">How many transactions make it up.</param>
public sealed record DaySum(DateOnly On, Stage Stage, long Cents, long Events)
{
    internal static Comparer<DaySum> InOrder { get; } =
        Comparer<DaySum>.Create((one, other) => (one.On, one.Stage).CompareTo((other.On, other.Stage)));
}

/// <summary>
/// Keeps an <see cref="AxisProgress"/> for every axis. It runs behind the log, in Marten's daemon: an inline one of
/// several streams would lose updates of concurrent writers.
/// </summary>
public sealed class AxisProgressProjection : MultiStreamProjection<AxisProgress, string>
{
    private readonly ConcurrentDictionary<string, string> axes = new(StringComparer.Ordinal);

    /// <summary>A projection of everything that moves money.</summary>
    public AxisProgressProjection()
    {
        foreach (var type in EventCatalogue.Transactions)
            IncludeType(type);
        CustomGrouping(GroupAsync);
    }

    /// <inheritdoc/>
    public override AxisProgress Evolve(AxisProgress? snapshot, string id, Recorded e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var progress = snapshot ?? new AxisProgress { Id = id, Days = [] };
        progress.Add((ITransaction)e.Data);
        return progress;
    }

    private async Task GroupAsync(
        IQuerySession session, IReadOnlyList<Recorded> events, IEventGrouping<string> grouping)
    {
        foreach (var recorded in events)
        {
            if (recorded.Data is ITransaction transaction)
                grouping.AddEvent(await AxisOfAsync(session, transaction.Initiative), recorded);
        }
    }

    // An initiative is opened before anything counts for it, under an axis that never changes.
    private async Task<string> AxisOfAsync(IQuerySession session, string initiative)
    {
        if (axes.TryGetValue(initiative, out var known))
            return known;
        var opened = await session.Events.AggregateStreamAsync<Folded<Initiative>>(
            StreamName.Initiative(initiative).Value, version: 1);
        return axes[initiative] = opened!.State.Axis;
    }
}
