namespace PorFse.Ledger.Projections;

/// <summary>
/// Expenditure is certified, money reversed or an initiative closed before eligibility starts or after the programme
/// is closed.
/// </summary>
/// <param name="Fact">The fact.</param>
/// <param name="From">First eligible day.</param>
/// <param name="Until">Last day on which the accounts take a certification or a reversal.</param>
/// <remarks>The rules refuse it; another writer of the database, or an earlier rule, may not have.</remarks>
public sealed record SettlementOutsideProgramme(Fact Fact, DateOnly From, DateOnly Until)
    : Finding(Check, Fact.Stream, Fact.Position, Fact.On)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } = FindingKind.Of<SettlementOutsideProgramme>(
        Severity.Error, "Reg. (EU) 1303/2013, art. 137, 138 and 141");

    /// <summary>The type of the fact.</summary>
    public string Type => Fact.Type;

    /// <inheritdoc/>
    public override Measure Found => new Measure.Day(On);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Day(On < From ? From : Until);

    /// <inheritdoc/>
    public override Euro? Amount => Fact.Amount;

    /// <inheritdoc/>
    public override string Message => Text($"{Stream}: {Type} of {On:yyyy-MM-dd} is outside the programme's life, ")
        + Text($"{From:yyyy-MM-dd} to {Until:yyyy-MM-dd}.");

    /// <summary>Looks at one fact.</summary>
    public static IEnumerable<Finding> Of(RecordedEvent recorded, CheckTerms terms)
    {
        var (from, until) = (terms.Programme.EligibleFrom, terms.Programme.ClosesOn);
        var settles = recorded.Data is ExpenditureCertified or IReversal or InitiativeClosed;
        return settles && terms.Programme.IsAdopted && (recorded.Data.On < from || recorded.Data.On > until)
            ? [new SettlementOutsideProgramme(Fact.Of(recorded), from, until)]
            : [];
    }
}
