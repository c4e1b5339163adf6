namespace PorFse.Ledger;

/// <summary>
/// The shares of a public amount by who pays it: Union, State (rotation fund) and Region. They add up to the amount.
/// </summary>
/// <remarks>
/// The programme's rate is 50 % Union; the national half is 70 % State and 30 % Region, hence 50 / 35 / 15.
/// Source: Commission Decision C(2014) 10098; CIPE resolution 10/2015.
/// </remarks>
public sealed record FinancingShares(Euro Union, Euro State, Euro Region)
{
    private static readonly long[] Weights = [50, 35, 15];

    /// <summary>The shares of <paramref name="amount"/>, no cent lost.</summary>
    public static FinancingShares Of(Euro amount)
    {
        var parts = Allocation.ByWeights(amount, Weights);
        return new FinancingShares(parts[0], parts[1], parts[2]);
    }
}
