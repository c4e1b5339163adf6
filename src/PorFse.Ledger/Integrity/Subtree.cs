using System.Numerics;

namespace PorFse.Ledger;

/// <summary>A node of a Merkle tree, as the leaves beneath it: those from one up to, and without, another.</summary>
/// <param name="First">Number of its first leaf, from 0: the position of that event less 1.</param>
/// <param name="End">Number of the first leaf after it.</param>
/// <remarks>Source: RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1.</remarks>
public readonly record struct Subtree(long First, long End)
{
    // No log is as long; what says so was forged.
    private const long Longest = 1L << 62;

    /// <summary>How many leaves it has.</summary>
    public long Leaves => End - First;

    /// <summary>The least height of a complete tree that holds it.</summary>
    internal int Height => Leaves <= 1 ? 0 : BitOperations.Log2((ulong)(Leaves - 1)) + 1;

    /// <summary>True when it has a power of two of leaves: what is added to the tree leaves it as it is.</summary>
    internal bool IsComplete => Leaves == 1L << Height;

    /// <summary>Whether a tree of so many leaves has this node.</summary>
    public bool IsIn(long size) =>
        First >= 0 && First < End && End <= Math.Min(size, Longest)
        && (First & ((1L << Height) - 1)) == 0 && (IsComplete || End == size);

    /// <summary>Its two halves: the left one takes the largest power of two that leaves the right one a leaf.</summary>
    internal (Subtree Left, Subtree Right) Split()
    {
        var middle = First + (1L << (Height - 1));
        return (this with { End = middle }, this with { First = middle });
    }

    /// <summary>The nodes beside the way from a leaf to the root, from the leaf up.</summary>
    public static IReadOnlyList<Subtree> BesideTheWayTo(long leaf, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, size);
        var path = new List<Subtree>();
        for (var at = new Subtree(0, size); at.Leaves > 1;)
        {
            var (left, right) = at.Split();
            (at, var beside) = leaf < left.End ? (left, right) : (right, left);
            path.Add(beside);
        }
        path.Reverse();
        return path;
    }

    /// <summary>The nodes that show an older tree to be the beginning of a tree, in the order of RFC 9162.</summary>
    public static IReadOnlyList<Subtree> BetweenTrees(long older, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(older);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(older, size);
        var path = new List<Subtree>();
        if (older is 0)
            return path;
        var at = new Subtree(0, size);
        while (at.End != older)
        {
            var (left, right) = at.Split();
            (at, var beside) = older <= left.End ? (left, right) : (right, left);
            path.Add(beside);
        }
        // The root of the older tree is known to whoever asks, unless it is only a part of it that was come to.
        if (at.First > 0)
            path.Add(at);
        path.Reverse();
        return path;
    }

    /// <summary>The fewest nodes of a tree that have exactly the leaves from one up to, and without, another.</summary>
    public static IEnumerable<Subtree> Covering(long first, long end, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, size);
        while (first < end)
        {
            var height = first == 0 ? new Subtree(0, size).Height : BitOperations.TrailingZeroCount(first);
            while (Math.Min(first + (1L << height), size) > end)
                height--;
            var node = new Subtree(first, Math.Min(first + (1L << height), size));
            yield return node;
            first = node.End;
        }
    }
}
