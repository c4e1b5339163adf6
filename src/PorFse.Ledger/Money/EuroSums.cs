namespace PorFse.Ledger;

/// <summary>Sums of amounts.</summary>
public static class EuroSums
{
    /// <summary>The sum of some amounts; EUR 0.00 of none.</summary>
    public static Euro Sum(this IEnumerable<Euro> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var total = Euro.Zero;
        foreach (var amount in amounts)
            total += amount;
        return total;
    }

    /// <summary>The sum of one amount of each item.</summary>
    public static Euro Sum<T>(this IEnumerable<T> items, Func<T, Euro> amount) => items.Select(amount).Sum();
}
