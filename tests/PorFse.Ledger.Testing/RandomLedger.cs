using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Testing;

/// <summary>
/// The log of a small programme as chance has it: plans amended with dates before and after what is recorded around
/// them, facts late by years, reversals, initiatives opened in the middle. No rule was asked, because no view may
/// depend on one. Also what such a log comes to, added up by a plain loop that shares nothing with the product.
/// </summary>
public sealed class RandomLedger
{
    private static readonly DateOnly FirstDay = new(2015, 1, 1);

    private static readonly (string Code, string Axis, string Priority)[] Initiatives =
    [
        ("ALFA", "I", "8.i"), ("BETA", "I", "8.ii"), ("GAMMA", "I", "8.i"),
        ("DELTA", "II", "9.i"), ("IDLE", "II", "9.ii"),
    ];

    private static readonly Dictionary<string, (string Figure, int Sign)> Moves = new()
    {
        [nameof(ResourcesProgrammed)] = ("Programmed", 1),
        [nameof(ProgrammedResourcesReduced)] = ("Programmed", -1),
        [nameof(CommitmentEntered)] = ("Committed", 1),
        [nameof(CommitmentReduced)] = ("Committed", -1),
        [nameof(PaymentMade)] = ("Paid", 1),
        [nameof(PaymentRecovered)] = ("Paid", -1),
        [nameof(ExpenditureCertified)] = ("Certified", 1),
        [nameof(ExpenditureDecertified)] = ("Certified", -1),
    };

    private readonly List<RecordedEvent> events = [];
    private readonly Dictionary<StreamName, long> versions = [];
    private readonly HashSet<string> closed = [];
    private readonly Random random;
    private DateTimeOffset now = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private int opened;

    /// <summary>A log of so many events after the adoption of the programme.</summary>
    public RandomLedger(Random random, int events)
    {
        ArgumentNullException.ThrowIfNull(random);
        this.random = random;
        Record(Adoption());
        Record(APlan(On("2014-12-17")));
        for (var i = 0; i < events; i++)
            Record(AFact($"R-{i}"));
    }

    /// <summary>The log.</summary>
    public IReadOnlyList<RecordedEvent> Events => events;

    /// <summary>A state of it: sometimes before, sometimes after everything.</summary>
    public Basis AState()
    {
        var position = random.Next(events.Count + 1);
        return new Basis(ADay(), new Head(position, position == 0 ? null : events[position - 1].RecordedAt));
    }

    /// <summary>The cents of a figure in a state, of one key of a level or of everything.</summary>
    /// <param name="state">The state.</param>
    /// <param name="figure">"Allocation", "Programmed", "Committed", "Paid" or "Certified".</param>
    /// <param name="level">"Programme", "Axis", "Priority", "Initiative" or "Operation".</param>
    /// <param name="key">The key, or null for the whole programme.</param>
    public long Naive(Basis state, string figure, string level, string? key)
    {
        if (figure == "Allocation")
            return NaiveAllocation(state, level, key);
        var cents = 0L;
        foreach (var fact in Facts(state).Select(recorded => (ITransaction)recorded.Data))
        {
            var (moved, sign) = Moves[fact.GetType().Name];
            if (moved == figure && (key is null || KeyOf(level, fact) == key))
                cents += sign * fact.Amount.Cents;
        }
        return cents;
    }

    /// <summary>How many operations of an initiative are selected in a state, in one year or in all.</summary>
    public long NaiveProjects(Basis state, string initiative, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        return events.Take((int)state.KnownAt.Position).Select(recorded => recorded.Data).OfType<OperationSelected>()
            .Count(selected => selected.Initiative == initiative && selected.On <= state.At
                && (year is null || selected.On.Year == year));
    }

    /// <summary>The positions of the transactions in a state, of one figure or of all.</summary>
    public IEnumerable<long> Positions(Basis state, string? figure = null) => Facts(state)
        .Where(recorded => figure is null || Moves[recorded.Data.GetType().Name].Figure == figure)
        .Select(recorded => recorded.Position);

    /// <summary>The key of a transaction's row.</summary>
    public static string? KeyOf(string level, ITransaction fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var (code, axis, priority) = Initiatives.Single(known => known.Code == fact.Initiative);
        return level switch
        {
            "Programme" => Cci,
            "Axis" => axis,
            "Priority" => priority,
            "Initiative" => code,
            _ => (string?)fact.GetType().GetProperty("Operation")?.GetValue(fact),
        };
    }

    private IEnumerable<RecordedEvent> Facts(Basis state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return events.Where(recorded => Moves.ContainsKey(recorded.Data.GetType().Name)
            && recorded.Position <= state.KnownAt.Position && recorded.Data.On <= state.At);
    }

    private long NaiveAllocation(Basis state, string level, string? key)
    {
        FinancialPlanAdopted? inForce = null;
        var known = events.Take((int)state.KnownAt.Position).Select(recorded => recorded.Data);
        foreach (var plan in known.OfType<FinancialPlanAdopted>())
        {
            if (plan.On <= state.At && (inForce is null || plan.On >= inForce.On))
                inForce = plan;
        }
        return (inForce?.Axes ?? [])
            .Where(axis => key is null || level != "Axis" || axis.Axis == key)
            .SelectMany(axis => axis.Priorities)
            .Where(priority => key is null || level != "Priority" || priority.Priority == key)
            .Sum(priority => priority.Allocation.Cents);
    }

    private IEvent AFact(string reference)
    {
        if (opened == 0 || (opened < Initiatives.Length && random.Next(8) == 0))
        {
            var (code, axis, priority) = Initiatives[opened++];
            return new InitiativeOpened(code, "Title of " + code, axis, priority, ADay(), null, null);
        }
        var initiative = Initiatives[random.Next(opened)].Code;
        return random.Next(30) switch
        {
            0 or 1 => APlan(ADay()),
            2 => new InitiativePhaseStarted(initiative, "fase " + reference, ADay(), null),
            3 when closed.Add(initiative) => new InitiativeClosed(initiative, ADay(), null),
            _ => ATransaction(reference),
        };
    }

    private DateOnly ADay() => FirstDay.AddDays(random.Next(-40, 2_000));

    private FinancialPlanAdopted APlan(DateOnly on)
    {
        var (one, other) = (random.Next(1, 200), random.Next(1, 100));
        List<PlannedAxis> axes =
        [
            Axis("I", one + other, ("8.i", one), ("8.ii", other)),
            Axis("II", other + one + 7, ("9.i", other), ("9.ii", one + 7)),
            Axis("III", 50m, ("10.i", 50m)),
        ];
        if (random.Next(4) == 0)
            axes.RemoveAt(random.Next(1, 3));
        return new FinancialPlanAdopted(Cci, $"C({events.Count})", on, axes, null);
    }

    private IEvent ATransaction(string reference)
    {
        var initiative = Initiatives[random.Next(Math.Min(opened, Initiatives.Length - 1))].Code;
        var operation = $"{initiative}-{random.Next(4)}";
        var (amount, on) = (Euro.FromCents(random.Next(1, 4) * random.Next(1, 50_000)), ADay());
        return random.Next(12) switch
        {
            0 => new ResourcesProgrammed(initiative, amount, on, reference, null),
            1 => new ProgrammedResourcesReduced(initiative, amount, on, reference, null, null, null),
            2 or 3 => new CommitmentEntered(operation, initiative, amount, on, reference, null),
            4 => new CommitmentReduced(operation, initiative, amount, on, reference, "02", null, null),
            5 or 6 => new PaymentMade(operation, initiative, amount, on, reference, null, null),
            7 => new PaymentRecovered(operation, initiative, amount, on, reference, null, null, null),
            8 or 9 => new ExpenditureCertified(operation, initiative, amount, amount, on, reference, null),
            10 => new ExpenditureDecertified(operation, initiative, amount, amount, on, reference, null, null, null),
            _ => new OperationSelected(operation, initiative, "Title", "Beneficiary", null, on, null),
        };
    }

    private void Record(IEvent fact)
    {
        var (position, stream) = (events.Count + 1, EventSamples.StreamOf(fact));
        versions[stream] = versions.GetValueOrDefault(stream) + 1;
        // Several events share a moment, as those of one append do.
        now = random.Next(3) == 0 ? now : now.AddHours(random.Next(200));
        events.Add(new RecordedEvent(
            position, new Guid(position, 0, 0, new byte[8]), stream, versions[stream], now, fact, Origin));
    }
}
