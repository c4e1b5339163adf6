namespace PorFse.Ledger.Projections;

/// <summary>
/// Money is programmed, committed or paid, an initiative opened or an operation selected outside the eligible period.
/// </summary>
/// <param name="Fact">The fact.</param>
/// <param name="From">First eligible day.</param>
/// <param name="Until">Last eligible day.</param>
public sealed record SpendingOutsideEligibility(Fact Fact, DateOnly From, DateOnly Until)
    : OutsidePeriod(Check, Fact, From, Until)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<SpendingOutsideEligibility>(Severity.Error, "Reg. (EU) 1303/2013, art. 65(2)");

    /// <inheritdoc/>
    public override string Message => Text($"{Stream}: {Type} of {On:yyyy-MM-dd} is outside the eligible period, ")
        + Text($"{From:yyyy-MM-dd} to {Until:yyyy-MM-dd}.");

    /// <summary>Looks at one fact.</summary>
    public static IEnumerable<Finding> Of(RecordedEvent recorded, CheckTerms terms)
    {
        var (from, until) = (terms.Programme.EligibleFrom, terms.Programme.EligibleUntil);
        var spends = recorded.Data is ResourcesProgrammed or CommitmentEntered or PaymentMade
            or InitiativeOpened or OperationSelected;
        return spends && Has(terms, recorded, from, until)
            ? [new SpendingOutsideEligibility(Fact.Of(recorded), from, until)]
            : [];
    }
}
