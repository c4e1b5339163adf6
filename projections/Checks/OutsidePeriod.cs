namespace PorFse.Ledger.Projections;

/// <summary>A fact dated before or after the period that may have it.</summary>
/// <param name="Kind">The check that found it.</param>
/// <param name="Fact">The fact.</param>
/// <param name="From">First day of the period.</param>
/// <param name="Until">Last day of the period.</param>
/// <remarks>The rules refuse it; another writer of the database, or an earlier rule, may not have.</remarks>
public abstract record OutsidePeriod(FindingKind Kind, Fact Fact, DateOnly From, DateOnly Until)
    : Finding(Kind, Fact.Stream, Fact.Position, Fact.On)
{
    /// <summary>The type of the fact.</summary>
    public string Type => Fact.Type;

    /// <inheritdoc/>
    public sealed override Measure Found => new Measure.Day(On);

    /// <inheritdoc/>
    public sealed override Measure Allowed => new Measure.Day(On < From ? From : Until);

    /// <inheritdoc/>
    public sealed override Euro? Amount => Fact.Amount;

    /// <summary>Whether a programme that is known has a fact outside a period.</summary>
    protected static bool Has(CheckTerms terms, RecordedEvent recorded, DateOnly from, DateOnly until) =>
        terms.Programme.IsAdopted && (recorded.Data.On < from || recorded.Data.On > until);
}
