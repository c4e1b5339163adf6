using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// Folds the events of an amount and sets them under its parts: axes, priorities and initiatives as the view of the
/// progress has them, operations and events as the log has them.
/// </summary>
/// <param name="state">The state.</param>
/// <param name="place">The place, as found in it.</param>
/// <param name="stage">The stage.</param>
/// <param name="amount">EUR, what <c>progress</c> says.</param>
public sealed class ExplanationFold(ProgressState state, Place place, Stage stage, Euro amount)
{
    private readonly Dictionary<string, InitiativeEntry> within =
        state.Initiatives.Where(place.Has).ToDictionary(entry => entry.Initiative);

    private readonly ILookup<string, ProgressCell> viewed =
        state.Cells.Where(cell => cell.Stage == stage).ToLookup(cell => cell.Initiative);

    private readonly Dictionary<string, Dictionary<string, (Euro Net, long Events)>> sums = [];
    private readonly List<RecordedEvent> events = [];
    private readonly List<Discrepancy> discrepancies = [];

    // Programmed resources have no operation: they are summed under this.
    private const string NoOperation = "";

    private bool IsLast => place.Level == Breakdown.Operation
        || (place.Level == Breakdown.Initiative && stage == Stage.Programmed);

    /// <summary>The initiatives of the place, by code.</summary>
    public IReadOnlyDictionary<string, InitiativeEntry> Initiatives => within;

    /// <summary>Takes one more event; true where it is one of those that make up the amount.</summary>
    public bool Add(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        if (recorded.Data is not ITransaction transaction
            || recorded.Position > state.Basis.KnownAt.Position || transaction.On > state.Basis.At
            || !within.ContainsKey(transaction.Initiative))
            return false;
        var movement = Movement.Of(transaction);
        var operation = Movement.OperationOf(transaction);
        if (movement.Stage != stage || (place.Operation is not null && place.Operation != operation))
            return false;

        ref var operations = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, transaction.Initiative, out _);
        operations ??= [];
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(operations, operation ?? NoOperation, out _);
        sum = (sum.Net + movement.Amount, sum.Events + 1);
        if (IsLast)
            events.Add(recorded);
        return true;
    }

    /// <summary>The amount with all its parts, once every event has been taken.</summary>
    public Explanation Explain()
    {
        discrepancies.Clear();
        var entries = state.InOrder().Where(entry => within.ContainsKey(entry.Initiative)).ToList();
        var parts = PartsOf(place, entries);
        var found = IsLast ? Folded(entries).Net : parts.Sum(part => part.Amount);
        Check(place, amount, found);
        var whole = new ExplainedPart(place, TitleOf(place), amount, Folded(entries).Events, parts);
        var below = whole.All().Skip(1).GroupBy(part => part.Place.Level).OrderBy(level => level.Key);
        return new Explanation(
            stage,
            whole,
            [.. below.Select(level => new LevelCount(level.Key, level.Count())), new LevelCount(null, whole.Events)],
            events,
            [.. discrepancies]);
    }

    private List<ExplainedPart> PartsOf(Place above, List<InitiativeEntry> entries) => above.Level switch
    {
        Breakdown.Programme => Grouped(entries, entry => new Place(entry.Axis)),
        Breakdown.Axis => Grouped(entries, entry => new Place(entry.Axis, entry.Priority)),
        Breakdown.Priority => Grouped(entries, entry => new Place(entry.Axis, entry.Priority, entry.Initiative)),
        Breakdown.Initiative when stage != Stage.Programmed => Operations(above),
        _ => [],
    };

    private List<ExplainedPart> Grouped(List<InitiativeEntry> entries, Func<InitiativeEntry, Place> placeOf) =>
    [
        .. entries.GroupBy(placeOf).Select(group => Part(group.Key, [.. group]))
            .Where(part => part.Events > 0 || part.Amount != Euro.Zero),
    ];

    private ExplainedPart Part(Place at, List<InitiativeEntry> entries)
    {
        var stated = entries.Sum(entry => viewed[entry.Initiative].Sum(cell => cell.Net));
        var parts = PartsOf(at, entries);
        var folded = Folded(entries);
        if (at.Level == Breakdown.Initiative)
            Check(at, stated, folded.Net);
        return new ExplainedPart(at, TitleOf(at), stated, folded.Events, parts);
    }

    private List<ExplainedPart> Operations(Place above) =>
    [
        .. sums.GetValueOrDefault(above.Initiative!, [])
            .OrderByDescending(sum => sum.Value.Net).ThenBy(sum => sum.Key, StringComparer.Ordinal)
            .Select(sum => new ExplainedPart(
                above with { Operation = sum.Key }, null, sum.Value.Net, sum.Value.Events, [])),
    ];

    private (Euro Net, long Events) Folded(List<InitiativeEntry> entries)
    {
        var mine = entries.SelectMany(entry => sums.GetValueOrDefault(entry.Initiative, []).Values).ToList();
        return (mine.Sum(sum => sum.Net), mine.Sum(sum => sum.Events));
    }

    private string? TitleOf(Place at) =>
        at.Level == Breakdown.Initiative ? within.GetValueOrDefault(at.Initiative!)?.Title : null;

    private void Check(Place at, Euro stated, Euro found)
    {
        if (stated != found)
            discrepancies.Add(new Discrepancy($"{at}, {((Figure)stage).NameOf()}", stated, found));
    }
}
