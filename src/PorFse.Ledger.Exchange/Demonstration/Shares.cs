namespace PorFse.Ledger.Exchange;

/// <summary>Divides cents among very many parts, none of which may get more than it has room for.</summary>
/// <remarks>
/// Parts are differences of rounded running sums: exact and in one pass. <see cref="Allocation"/> sorts its fractions,
/// which a million operations would feel.
/// </remarks>
internal static class Shares
{
    private const int RoundsByWeight = 6;

    /// <summary>Adds to each of <paramref name="parts"/> its share of an amount, by weights.</summary>
    internal static void Add(long amount, ReadOnlySpan<long> weights, Span<long> parts)
    {
        var total = Sum(weights);
        if (amount == 0)
            return;
        if (total == 0)
            throw new ArgumentException($"Cannot divide {amount} cents among {weights.Length} parts without weight.");
        Int128 running = 0;
        long given = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            running += weights[i];
            var until = (long)(running * amount / total);
            parts[i] += until - given;
            given = until;
        }
    }

    /// <summary>As <see cref="Add"/>, up to the room each part has; what finds none goes where some is left.</summary>
    internal static void AddWithin(long amount, ReadOnlySpan<long> weights, ReadOnlySpan<long> room, Span<long> parts)
    {
        var left = room.ToArray();
        var by = weights.ToArray();
        var share = new long[left.Length];
        for (var round = 0; amount > 0; round++)
        {
            for (var i = 0; i < by.Length; i++)
                by[i] = left[i] == 0 ? 0 : round < RoundsByWeight ? by[i] : left[i];
            if (Sum(by) == 0)
                left.CopyTo(by, 0);
            share.AsSpan().Clear();
            Add(amount, by, share);
            for (var i = 0; i < share.Length; i++)
            {
                var taken = Math.Min(share[i], left[i]);
                parts[i] += taken;
                left[i] -= taken;
                amount -= taken;
            }
        }
    }

    private static Int128 Sum(ReadOnlySpan<long> weights)
    {
        Int128 sum = 0;
        foreach (var weight in weights)
            sum += weight;
        return sum;
    }
}
