namespace PorFse.Ledger.Projections;

/// <summary>
/// Expenditure is certified, money reversed or an initiative closed before eligibility starts or after the programme
/// is closed.
/// </summary>
/// <param name="Fact">The fact.</param>
/// <param name="From">First eligible day.</param>
/// <param name="Until">Last day on which the accounts take a certification or a reversal.</param>
public sealed record SettlementOutsideProgramme(Fact Fact, DateOnly From, DateOnly Until)
    : OutsidePeriod(Check, Fact, From, Until)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } = FindingKind.Of<SettlementOutsideProgramme>(
        Severity.Error, "Reg. (EU) 1303/2013, art. 137, 138 and 141");

    /// <inheritdoc/>
    public override string Message => Text($"{Stream}: {Type} of {On:yyyy-MM-dd} is outside the programme's life, ")
        + Text($"{From:yyyy-MM-dd} to {Until:yyyy-MM-dd}.");

    /// <summary>Looks at one fact.</summary>
    public static IEnumerable<Finding> Of(RecordedEvent recorded, CheckTerms terms)
    {
        var (from, until) = (terms.Programme.EligibleFrom, terms.Programme.ClosesOn);
        var settles = recorded.Data is ExpenditureCertified or IReversal or InitiativeClosed;
        return settles && Has(terms, recorded, from, until)
            ? [new SettlementOutsideProgramme(Fact.Of(recorded), from, until)]
            : [];
    }
}
