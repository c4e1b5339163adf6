namespace PorFse.Ledger.Projections;

/// <summary>
/// Money is programmed, committed or paid, an initiative opened or an operation selected outside the eligible period.
/// </summary>
/// <param name="Fact">The fact.</param>
/// <param name="From">First eligible day.</param>
/// <param name="Until">Last eligible day.</param>
/// <remarks>The rules refuse it; another writer of the database, or an earlier rule, may not have.</remarks>
public sealed record SpendingOutsideEligibility(Fact Fact, DateOnly From, DateOnly Until)
    : Finding(Check, Fact.Stream, Fact.Position, Fact.On)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<SpendingOutsideEligibility>(Severity.Error, "Reg. (EU) 1303/2013, art. 65(2)");

    /// <summary>The type of the fact.</summary>
    public string Type => Fact.Type;

    /// <inheritdoc/>
    public override Measure Found => new Measure.Day(On);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Day(On < From ? From : Until);

    /// <inheritdoc/>
    public override Euro? Amount => Fact.Amount;

    /// <inheritdoc/>
    public override string Message => Text($"{Stream}: {Type} of {On:yyyy-MM-dd} is outside the eligible period, ")
        + Text($"{From:yyyy-MM-dd} to {Until:yyyy-MM-dd}.");

    /// <summary>Looks at one fact.</summary>
    public static IEnumerable<Finding> Of(RecordedEvent recorded, CheckTerms terms)
    {
        var (from, until) = (terms.Programme.EligibleFrom, terms.Programme.EligibleUntil);
        var spends = recorded.Data is ResourcesProgrammed or CommitmentEntered or PaymentMade
            or InitiativeOpened or OperationSelected;
        return spends && terms.Programme.IsAdopted && (recorded.Data.On < from || recorded.Data.On > until)
            ? [new SpendingOutsideEligibility(Fact.Of(recorded), from, until)]
            : [];
    }
}
