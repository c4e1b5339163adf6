namespace PorFse.Ledger.Projections;

/// <summary>A fact changes the figures of a sealed state, because the ledger heard of it only afterwards.</summary>
/// <param name="Fact">The fact: a transaction, or a financial plan.</param>
/// <param name="Snapshot">Name of the sealed state.</param>
/// <param name="At">Business date of the sealed state.</param>
/// <param name="Known">The last event known to the sealed state.</param>
public sealed record LateIntoSnapshot(Fact Fact, string Snapshot, DateOnly At, long Known)
    : Finding(Check, Fact.Stream, Fact.Position, Fact.On)
{
    private const string Unit = "position";

    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<LateIntoSnapshot>(Severity.Warning, "Reg. (EU) 1303/2013, art. 50 and 126(d)");

    /// <summary>The type of the fact.</summary>
    public string Type => Fact.Type;

    /// <inheritdoc/>
    public override Measure Found => new Measure.Count(Fact.Position, Unit);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Count(Known, Unit);

    /// <inheritdoc/>
    public override Euro? Amount => Fact.Amount;

    /// <inheritdoc/>
    public override string Message => Text($"{Stream}: {Type} of {On:yyyy-MM-dd}, recorded at position {Position}, ")
        + Text($"reaches into the snapshot \"{Snapshot}\" at {At:yyyy-MM-dd}, which knows {Known} events.");

    /// <summary>Looks at one fact.</summary>
    public static IEnumerable<Finding> Of(RecordedEvent recorded, CheckTerms terms) =>
        recorded.Data is ITransaction or FinancialPlanAdopted
            ? terms.Sealed.Where(state => recorded.Position > state.Position && recorded.Data.On <= state.At)
                .Select(state => new LateIntoSnapshot(Fact.Of(recorded), state.Name, state.At, state.Position))
            : [];
}
