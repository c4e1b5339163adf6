namespace PorFse.Ledger;

/// <summary>The tiles of a tree in memory.</summary>
public sealed class TilesInMemory : ITiles
{
    private readonly TreeEdge edge = new();
    private readonly List<List<Digest>> levels = [];

    /// <summary>The tree over some leaves.</summary>
    public TilesInMemory(IEnumerable<Digest> leaves) => Add(leaves);

    /// <summary>How many leaves it has.</summary>
    public long Size => edge.Size;

    /// <summary>Its root.</summary>
    public Digest Root => edge.Root;

    /// <summary>Adds leaves.</summary>
    public void Add(IEnumerable<Digest> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        var runs = new TileRuns();
        foreach (var leaf in leaves)
            edge.Add(leaf, runs);
        foreach (var run in runs.All)
        {
            if (run.Level == levels.Count)
                levels.Add([]);
            levels[run.Level].AddRange(Digest.ReadAll(run.Hashes));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Digest>> HashesAsync(
        int level, long first, int count, CancellationToken cancellation)
    {
        IEnumerable<Digest> hashes = level < levels.Count ? levels[level].Skip((int)first).Take(count) : [];
        return Task.FromResult<IReadOnlyList<Digest>>([.. hashes]);
    }
}
