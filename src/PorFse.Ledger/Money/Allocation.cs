namespace PorFse.Ledger;

/// <summary>
/// Divides an amount by weights so that no cent is lost or invented: every part gets its exact share rounded down, and
/// the cents left over go, one each, to the largest fractions (the earlier part first among equals).
/// </summary>
/// <remarks>Needed because 35 % and 15 % of an axis do not fall on whole cents.</remarks>
public static class Allocation
{
    /// <summary>
    /// The parts of <paramref name="amount"/> by <paramref name="weights"/>; they add up to it exactly.
    /// </summary>
    /// <param name="amount">Amount to divide, not negative.</param>
    /// <param name="weights">Weights, none negative, at least one positive.</param>
    public static IReadOnlyList<Euro> ByWeights(Euro amount, IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (amount.Cents < 0 || weights.Any(weight => weight < 0) || weights.All(weight => weight == 0))
            throw new ArgumentException($"Cannot divide {amount} by weights [{string.Join(", ", weights)}].");

        var total = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        var cents = new long[weights.Count];
        var fractions = new Int128[weights.Count];
        for (var i = 0; i < weights.Count; i++)
        {
            var (share, fraction) = Int128.DivRem((Int128)amount.Cents * weights[i], total);
            cents[i] = (long)share;
            fractions[i] = fraction;
        }

        var left = amount.Cents - cents.Sum();
        foreach (var i in Enumerable.Range(0, cents.Length).OrderByDescending(i => fractions[i]).Take((int)left))
            cents[i]++;
        return [.. cents.Select(Euro.FromCents)];
    }
}
