namespace PorFse.Ledger.Exchange;

/// <summary>
/// A history of any size in the shape of the demonstration's, for measures and trials: its initiatives, each arriving
/// at the demonstration's figures at the end of 2023 to the cent, some six events an operation. All of it is
/// constructed. The same size and seed give the same history on every machine.
/// </summary>
/// <remarks>
/// The facts come in the order of their business dates, and every one is accepted by the rules when all before it are
/// recorded in a ledger opened with <see cref="Demonstration.ProgrammeJson"/>. Memory holds one small entry for every
/// operation under way, a quarter of them at most; what becomes of an operation is worked out again at each of its
/// events.
/// </remarks>
public sealed class GeneratedHistory
{
    private const int TakenBackPermille = 20;
    private static readonly int LastWorkingDay = Season.Working(ControlDates.All[^1].DayNumber);

    private readonly int seed;
    private readonly int[] counts;
    private readonly Owners owners;
    private readonly GeneratedLife life;
    private readonly GeneratedShare[] shares;
    private readonly long[] given;

    /// <summary>A history of so many operations.</summary>
    /// <param name="operations">At least <see cref="Demonstration.LeastOperations"/>.</param>
    /// <param name="seed">Every seed has operations of its own.</param>
    public GeneratedHistory(int operations, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(operations, Demonstration.LeastOperations);
        this.seed = seed;
        counts = OperationCounts.Of(Demonstration.Initiatives, operations);
        owners = new Owners(counts);
        life = new GeneratedLife(seed);
        shares = [.. Demonstration.Initiatives.Select((initiative, i) => new GeneratedShare(initiative, Weight(i)))];
        given = new long[shares.Length];
    }

    /// <summary>The register that numbers the documents of such a history.</summary>
    public const string Source = "constructed";

    /// <summary>The facts, and after each how many operations have been begun. To be gone through once.</summary>
    public IEnumerable<(IEvent Fact, int Begun)> Facts()
    {
        var pending = new PriorityQueue<Pending, (int Day, int Order)>();
        for (var i = 0; i < counts.Length; i++)
        {
            Enqueue(pending, new Pending(i, 0, 0, 0), OfInitiative(i)[0].Day);
            Begin(pending, i, 1);
        }
        var begun = 0;
        while (pending.TryDequeue(out var next, out _))
        {
            var events = EventsOf(next);
            yield return (FactOf(next, events[next.Step]), begun);
            if (next is { Nth: > 0, Step: 0 })
            {
                begun++;
                Begin(pending, next.Initiative, next.Nth + 1);
            }
            if (next.Step + 1 < events.Count)
                Enqueue(pending, next with { Step = next.Step + 1 }, events[next.Step + 1].Day);
        }
    }

    private IEvent FactOf(in Pending pending, in PlannedEvent planned)
    {
        var initiative = Demonstration.Initiatives[pending.Initiative];
        return pending.Nth == 0
            ? PlannedFacts.Initiative(planned, initiative)
            : PlannedFacts.Operation(planned, initiative, pending.Nth, NumberOf(pending), seed);
    }

    // Of one day, facts of an initiative come before those of its operations.
    private void Enqueue(PriorityQueue<Pending, (int Day, int Order)> pending, Pending next, int day) =>
        pending.Enqueue(next, (day, next.Nth == 0 ? next.Initiative - counts.Length : NumberOf(next)));

    private int NumberOf(in Pending pending) => Number(pending.Initiative, pending.Nth);

    private int Number(int initiative, int nth) =>
        owners.Find(owners.Operation(initiative, nth - 1)).Number;

    private long Weight(int initiative)
    {
        var first = Number(initiative, 1);
        var sum = 0L;
        for (var i = 0; i < counts[initiative]; i++)
            sum += GeneratedLife.Weight(seed, first + i);
        return sum;
    }

    private void Begin(PriorityQueue<Pending, (int Day, int Order)> pending, int initiative, int nth)
    {
        if (nth > counts[initiative])
            return;
        var before = given[initiative];
        given[initiative] += GeneratedLife.Weight(seed, Number(initiative, nth));
        Enqueue(pending, new Pending(initiative, nth, 0, before), SelectedOn(initiative, nth));
    }

    private IReadOnlyList<PlannedEvent> EventsOf(in Pending pending)
    {
        if (pending.Nth == 0)
            return OfInitiative(pending.Initiative);
        var (share, number) = (shares[pending.Initiative], NumberOf(pending));
        var net = share.Of(pending.Before, GeneratedLife.Weight(seed, number));
        return life.Of(number, SelectedOn(pending.Initiative, pending.Nth), net, share.Room(net.Committed));
    }

    // Spread evenly over the time in which operations of the initiative can be selected.
    private int SelectedOn(int initiative, int nth)
    {
        var (first, last) = OperationCounts.Selection(Demonstration.Initiatives[initiative]);
        var day = first + (int)((long)(last - first) * nth / counts[initiative]);
        return Math.Max(first, Season.Working(day));
    }

    private List<PlannedEvent> OfInitiative(int at)
    {
        var initiative = Demonstration.Initiatives[at];
        var (owner, opened) = (Owners.Initiative(at), initiative.OpenedOn.DayNumber);
        var net = shares[at].Programmed;
        var takenBack = net / 1000 * TakenBackPermille;
        var events = new List<PlannedEvent> { new(0, owner, opened, PlannedKind.InitiativeOpened, 1) };
        if (net > 0)
            events.Add(new(net + takenBack, owner, opened, PlannedKind.Programmed, 1));
        if (initiative.ClosedOn is { } closed)
            events.Add(new(0, owner, closed.DayNumber, PlannedKind.InitiativeClosed, 1));
        if (takenBack > 0)
            events.Add(new(takenBack, owner, LastWorkingDay, PlannedKind.ProgrammedReduced, 1, 1));
        return events;
    }

    // Nth 0 is the initiative itself.
    private readonly record struct Pending(int Initiative, int Nth, int Step, long Before);
}
