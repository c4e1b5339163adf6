using System.Runtime.CompilerServices;

namespace PorFse.Ledger;

/// <summary>The Merkle tree over the first so many events of a log, read from its tiles.</summary>
/// <param name="tiles">The tiles of this tree, or of a longer one.</param>
/// <param name="size">How many events: the position of the last.</param>
/// <remarks>
/// Source: RFC 9162, section 2.1. It keeps one tile of each level, so that what is asked in the order of the leaves
/// reads each tile once. What the tiles lack ends in a <see cref="TreeDamagedException"/>.
/// </remarks>
public sealed class MerkleTree(ITiles tiles, long size)
{
    private readonly Dictionary<int, (long Number, IReadOnlyList<Digest> Hashes)> kept = [];

    /// <summary>How many events.</summary>
    public long Size => size;

    /// <summary>The root.</summary>
    public async Task<Digest> RootAsync(CancellationToken cancellation) =>
        (await EdgeAsync(cancellation).ConfigureAwait(false)).Root;

    /// <summary>The right edge, to which further leaves can be added.</summary>
    public async Task<TreeEdge> EdgeAsync(CancellationToken cancellation)
    {
        var peaks = new List<byte>();
        for (long first = 0, width = 1L << 62; width > 0; width >>= 1)
        {
            if ((size & width) == 0)
                continue;
            var peak = new Subtree(first, first + width);
            peaks.AddRange((await HashAsync(peak, cancellation).ConfigureAwait(false)).ToBytes());
            first = peak.End;
        }
        return new TreeEdge(size, [.. peaks]);
    }

    /// <summary>The hash of a node of the tree.</summary>
    public async Task<Digest> HashAsync(Subtree node, CancellationToken cancellation)
    {
        if (!node.IsIn(size))
            throw new ArgumentException($"{node} is no node of a tree of {size} leaves.", nameof(node));
        if (node.IsComplete)
            return await CompleteAsync(node, cancellation).ConfigureAwait(false);
        var (left, right) = node.Split();
        return Digest.OfNode(
            await HashAsync(left, cancellation).ConfigureAwait(false),
            await HashAsync(right, cancellation).ConfigureAwait(false));
    }

    /// <summary>The proof that an event is in the tree.</summary>
    /// <param name="leaf">The event's position less 1.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<InclusionProof> ProveInclusionAsync(long leaf, CancellationToken cancellation) =>
        new(leaf, size, await HashesAsync(Subtree.BesideTheWayTo(leaf, size), cancellation).ConfigureAwait(false));

    /// <summary>The proof that an older tree is the beginning of this one.</summary>
    /// <param name="older">How many events it has.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<ConsistencyProof> ProveConsistencyAsync(long older, CancellationToken cancellation) =>
        new(older, size, await HashesAsync(Subtree.BetweenTrees(older, size), cancellation).ConfigureAwait(false));

    /// <summary>
    /// The proof that many events are in the tree: the fewest nodes that make the root together with them. What the
    /// proofs of each of them have in common comes once. See <see cref="TreeParts"/>, which verifies it.
    /// </summary>
    /// <param name="leaves">Their positions less 1, in order, none twice.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async IAsyncEnumerable<TreePart> ProveAllAsync(
        IAsyncEnumerable<long> leaves, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        var next = 0L;
        await foreach (var leaf in leaves.WithCancellation(cancellation).ConfigureAwait(false))
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(leaf, next);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, size);
            foreach (var node in Subtree.Covering(next, leaf, size))
                yield return new TreePart(node, await HashAsync(node, cancellation).ConfigureAwait(false));
            next = leaf + 1;
        }
        foreach (var node in Subtree.Covering(next, size, size))
            yield return new TreePart(node, await HashAsync(node, cancellation).ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<Digest>> HashesAsync(
        IReadOnlyList<Subtree> nodes, CancellationToken cancellation)
    {
        var hashes = new List<Digest>(nodes.Count);
        foreach (var node in nodes)
            hashes.Add(await HashAsync(node, cancellation).ConfigureAwait(false));
        return hashes;
    }

    // The hashes a complete node is made of lie in one tile of the level at or below it.
    private async Task<Digest> CompleteAsync(Subtree node, CancellationToken cancellation)
    {
        var level = node.Height / TreeEdge.LevelsInTile;
        var width = 1 << (node.Height % TreeEdge.LevelsInTile);
        var first = node.First >> (level * TreeEdge.LevelsInTile);
        var tile = await TileAsync(level, first / TreeEdge.Tile, cancellation).ConfigureAwait(false);
        var hashes = new Digest[width];
        for (var i = 0; i < width; i++)
            hashes[i] = tile[(int)(first % TreeEdge.Tile) + i];
        for (; width > 1; width /= 2)
        {
            for (var i = 0; i < width / 2; i++)
                hashes[i] = Digest.OfNode(hashes[2 * i], hashes[(2 * i) + 1]);
        }
        return hashes[0];
    }

    private async Task<IReadOnlyList<Digest>> TileAsync(int level, long number, CancellationToken cancellation)
    {
        if (kept.TryGetValue(level, out var tile) && tile.Number == number)
            return tile.Hashes;
        var first = number * TreeEdge.Tile;
        var count = (int)Math.Min(TreeEdge.Tile, (size >> (level * TreeEdge.LevelsInTile)) - first);
        var hashes = await tiles.HashesAsync(level, first, count, cancellation).ConfigureAwait(false);
        if (hashes.Count < count)
            throw new TreeDamagedException(size, $"level {level} has {hashes.Count} of {count} hashes from {first} on");
        kept[level] = (number, hashes);
        return hashes;
    }
}
