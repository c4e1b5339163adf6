namespace PorFse.Ledger.Projections;

/// <summary>Money moves at a position at which the ledger does not know the programme yet.</summary>
/// <param name="Fact">The fact.</param>
/// <remarks>The rules refuse it; another writer of the database may not have.</remarks>
public sealed record MoneyBeforeProgramme(Fact Fact) : Finding(Check, Fact.Stream, Fact.Position, Fact.On)
{
    private const string Unit = "programmes";

    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<MoneyBeforeProgramme>(Severity.Error, "Reg. (EU) 1303/2013, art. 29 and 65(2)");

    /// <summary>The type of the fact.</summary>
    public string Type => Fact.Type;

    /// <inheritdoc/>
    public override Measure Found => new Measure.Count(0, Unit);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Count(1, Unit);

    /// <inheritdoc/>
    public override Euro? Amount => Fact.Amount;

    /// <inheritdoc/>
    public override string Message =>
        Text($"{Stream}: {Type} at position {Position} was recorded when the ledger knew 0 programmes; it needs 1.");

    /// <summary>Looks at one fact.</summary>
    public static IEnumerable<Finding> Of(RecordedEvent recorded, CheckTerms terms) =>
        recorded.Data is ITransaction && (terms.AdoptedAt is not { } adopted || recorded.Position < adopted)
            ? [new MoneyBeforeProgramme(Fact.Of(recorded))]
            : [];
}
