using System.Numerics;

namespace PorFse.Ledger;

/// <summary>
/// The right edge of the Merkle tree over the log: the roots of its complete subtrees, largest first, one for each bit
/// of its size. It is all that is needed to add leaves and to tell the root.
/// </summary>
/// <remarks>
/// Source: RFC 9162, section 2.1. The tree is kept in tiles: level 0 holds the hashes of the leaves, level 1 the roots
/// of every <see cref="Tile"/> of them, level 2 the roots of every 256 of those, and so on.
/// </remarks>
public sealed class TreeEdge
{
    /// <summary>Hashes in a tile.</summary>
    public const int Tile = 256;

    /// <summary>Levels of the tree in a tile.</summary>
    internal const int LevelsInTile = 8;
    private readonly List<Digest> peaks;

    /// <summary>The edge of a tree that is there.</summary>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="bytes">What <see cref="ToBytes"/> wrote.</param>
    public TreeEdge(long size, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (bytes.Length != BitOperations.PopCount((ulong)size) * Digest.Size)
            throw new TreeDamagedException(size, "its right edge has another length");
        Size = size;
        peaks = [.. Digest.ReadAll(bytes)];
    }

    /// <summary>The edge of an empty tree.</summary>
    public TreeEdge()
        : this(0, [])
    {
    }

    /// <summary>Leaves of the tree: the position of the last event.</summary>
    public long Size { get; private set; }

    /// <summary>The root of the tree.</summary>
    public Digest Root
    {
        get
        {
            if (peaks.Count == 0)
                return Digest.Nothing;
            var root = peaks[^1];
            for (var i = peaks.Count - 2; i >= 0; i--)
                root = Digest.OfNode(peaks[i], root);
            return root;
        }
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="leaf">Its hash.</param>
    /// <param name="tiles">Takes what belongs into tiles; null where nobody keeps them.</param>
    public void Add(Digest leaf, ITileSink? tiles = null)
    {
        tiles?.Add(0, Size, leaf);
        peaks.Add(leaf);
        Size++;
        // Each complete pair of subtrees becomes one, as a carry goes through a binary counter.
        for (var height = 1; (Size & ((1L << height) - 1)) == 0; height++)
        {
            var node = Digest.OfNode(peaks[^2], peaks[^1]);
            peaks.RemoveRange(peaks.Count - 2, 2);
            peaks.Add(node);
            if (height % LevelsInTile == 0)
                tiles?.Add(height / LevelsInTile, (Size >> height) - 1, node);
        }
    }

    /// <summary>The complete subtrees' roots, largest first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[peaks.Count * Digest.Size];
        for (var i = 0; i < peaks.Count; i++)
            peaks[i].CopyTo(bytes.AsSpan(i * Digest.Size));
        return bytes;
    }
}

/// <summary>Takes the hashes that leaves added to a tree bring into its tiles.</summary>
public interface ITileSink
{
    /// <summary>Takes the next hash of a level.</summary>
    void Add(int level, long index, Digest hash);
}

/// <summary>What leaves added to a tree add to its tiles: runs of hashes, none across the end of a tile.</summary>
public sealed class TileRuns : ITileSink
{
    private readonly List<List<TileRun>> levels = [];

    /// <summary>The runs, level by level, each in order.</summary>
    public IEnumerable<TileRun> All => levels.SelectMany(level => level);

    /// <inheritdoc/>
    public void Add(int level, long index, Digest hash)
    {
        if (level == levels.Count)
            levels.Add([]);
        var runs = levels[level];
        if (runs.Count == 0 || index % TreeEdge.Tile == 0)
            runs.Add(new TileRun(level, index));
        runs[^1].Add(hash);
    }
}

/// <summary>Hashes of a tile that follow one another.</summary>
/// <param name="level">0 for leaves; n for the roots of tiles of level n − 1.</param>
/// <param name="first">Number of the first of them within its level, from 0.</param>
public sealed class TileRun(int level, long first)
{
    private readonly List<byte> hashes = [];

    /// <summary>0 for leaves; n for the roots of tiles of level n − 1.</summary>
    public int Level => level;

    /// <summary>Number of the first of them within its level, from 0.</summary>
    public long First => first;

    /// <summary>The hashes, one after the other.</summary>
    public byte[] Hashes => [.. hashes];

    internal void Add(Digest hash)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        hash.CopyTo(bytes);
        hashes.AddRange(bytes);
    }
}

/// <summary>The stored tree contradicts itself: it was damaged, or written by another hand.</summary>
public sealed class TreeDamagedException(long size, string what)
    : Exception($"The tree over the {size.ToString(System.Globalization.CultureInfo.InvariantCulture)} events is "
        + $"damaged: {what}. Run \"porfse verify\".");
