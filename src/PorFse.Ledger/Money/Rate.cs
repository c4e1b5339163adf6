using System.Globalization;

namespace PorFse.Ledger;

/// <summary>
/// An exact ratio of two amounts, such as committed over programmed. Kept as the two amounts, so that it is rounded
/// once, when it is shown. Undefined (shown as nothing) where the denominator is EUR 0.00.
/// </summary>
/// <remarks>
/// Excludes: participation rates fixed by decision. The ratios of the report are between adjacent stages: B/A, D/B,
/// F/D, H/F (annual implementation report on 2019, Table 2).
/// </remarks>
public readonly record struct Rate(Euro Numerator, Euro Denominator)
{
    /// <summary>The ratio of two numbers of things.</summary>
    public static Rate OfCounts(long part, long whole) => new(Euro.FromCents(part), Euro.FromCents(whole));

    /// <summary>False where the denominator is EUR 0.00.</summary>
    public bool IsDefined => Denominator.Cents != 0;

    /// <summary>The ratio to six decimals, half away from zero; null where undefined. For machines.</summary>
    public decimal? ToDecimal() => IsDefined ? Round(Ratio, 6) : null;

    /// <summary>The percentage with so many decimals, half up, rounded once from the exact ratio.</summary>
    public decimal? ToPercent(int decimals) => IsDefined ? Round(Ratio * 100m, decimals) : null;

    /// <summary>"88.800070 %", or "–" where undefined.</summary>
    public override string ToString() =>
        ToPercent(6) is { } percent ? percent.ToString("0.000000", CultureInfo.InvariantCulture) + " %" : "–";

    // A quotient of two longs keeps 28 digits, so a half-way case cannot be made by an earlier rounding.
    private decimal Ratio => new decimal(Numerator.Cents) / Denominator.Cents;

    private static decimal Round(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.AwayFromZero) + new decimal(0, 0, 0, false, (byte)decimals);
}
