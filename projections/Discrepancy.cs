namespace PorFse.Ledger.Projections;

/// <summary>Two amounts that must be equal and are not: a broken view, or a bug.</summary>
/// <param name="Of">What they are of, such as "axis I, paid".</param>
/// <param name="Stated">EUR, as stated.</param>
/// <param name="Found">EUR, as the parts or events add up.</param>
public sealed record Discrepancy(string Of, Euro Stated, Euro Found);
