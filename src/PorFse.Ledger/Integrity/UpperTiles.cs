namespace PorFse.Ledger;

/// <summary>Compares the hashes above the leaves with the stored ones, as they are derived.</summary>
internal sealed class UpperTiles(ITiles tiles) : ITileSink
{
    private readonly List<(int Level, long First, List<Digest> Hashes)> runs = [];

    /// <inheritdoc/>
    public void Add(int level, long index, Digest hash)
    {
        // Leaves are compared where their events are.
        if (level == 0)
            return;
        var run = runs.FindIndex(one => one.Level == level);
        if (run < 0)
            runs.Add((level, index, [hash]));
        else
            runs[run].Hashes.Add(hash);
    }

    /// <summary>The first stored hash that differs from those derived since the last call.</summary>
    internal async Task<TreeHashDiffers?> FirstDifferenceAsync(CancellationToken cancellation)
    {
        TreeHashDiffers? found = null;
        foreach (var (level, first, hashes) in runs.OrderBy(run => run.Level))
        {
            var stored = await tiles.HashesAsync(level, first, hashes.Count, cancellation).ConfigureAwait(false);
            for (var i = 0; i < hashes.Count && found is null; i++)
            {
                if (i >= stored.Count || stored[i] != hashes[i])
                    found = Over(level, first + i);
            }
        }
        runs.Clear();
        return found;
    }

    private static TreeHashDiffers Over(int level, long index)
    {
        var leaves = 1L << (level * TreeEdge.LevelsInTile);
        return new TreeHashDiffers((index * leaves) + 1, (index + 1) * leaves);
    }
}
