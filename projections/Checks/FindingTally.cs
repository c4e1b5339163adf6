namespace PorFse.Ledger.Projections;

/// <summary>
/// Findings counted by what they are, and the largest few of each: as much of them as a person can read, in constant
/// memory.
/// </summary>
/// <param name="most">How many of each kind are kept.</param>
public sealed class FindingTally(int most)
{
    private readonly Dictionary<FindingKind, Kept> kinds =
        LedgerChecks.Kinds.ToDictionary(kind => kind, _ => new Kept());

    /// <summary>How many there are in all.</summary>
    public long Total => kinds.Values.Sum(kept => kept.Count);

    /// <summary>How many there are of each kind, those with none included, the most severe first.</summary>
    public IEnumerable<(FindingKind Kind, long Count)> Counts =>
        LedgerChecks.Kinds.Select(kind => (kind, kinds[kind].Count));

    /// <summary>One more.</summary>
    public void Add(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var kept = kinds[finding.Kind];
        kept.Largest.Enqueue(finding, (finding.Weight, -kept.Count));
        kept.Count++;
        if (kept.Largest.Count > most)
            kept.Largest.Dequeue();
    }

    /// <summary>The largest of a kind, the largest first; of equal ones the first found first.</summary>
    public IReadOnlyList<Finding> LargestOf(FindingKind kind) =>
        [.. kinds[kind].Largest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];

    private sealed class Kept
    {
        internal long Count { get; set; }

        internal PriorityQueue<Finding, (long Weight, long Place)> Largest { get; } = new();
    }
}
