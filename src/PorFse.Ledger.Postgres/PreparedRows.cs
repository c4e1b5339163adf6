namespace PorFse.Ledger.Postgres;

/// <summary>
/// The rows an append writes: its events as they are stored, and what they add to the tiles of the tree. Many events
/// are written for COPY as they are made, so that none of them waits as an object.
/// </summary>
/// <param name="Few">The events, in the order of their positions, where they are few.</param>
/// <param name="Many">The same as rows of COPY, in parts, where they are many.</param>
/// <param name="Tiles">Their hashes, and those of the subtrees they complete.</param>
internal sealed record PreparedRows(
    IReadOnlyList<StoredEvent> Few, IReadOnlyList<CopyRows> Many, TileRuns Tiles) : IDisposable
{
    // So many that a thread is worth its start.
    private const int EventsAtOnce = 512;

    /// <summary>
    /// Writes the events as JSON, where nobody did before, and grows the tree by their leaves: many at once on all
    /// processors.
    /// </summary>
    internal static PreparedRows Of(TreeEdge edge, AppendPlan append)
    {
        var count = append.Events.Count;
        var (leaves, isBulk) = (new Digest[count], count >= PostgresEventStore.EventsWorthACopy);
        var few = new StoredEvent[isBulk ? 0 : count];
        var many = new CopyRows[isBulk ? (count + EventsAtOnce - 1) / EventsAtOnce : 0];
        if (isBulk)
            Parallel.For(0, many.Length, part => many[part] = Copied(part * EventsAtOnce));
        else
            Make(0, count, (i, stored) => few[i] = stored);
        var tiles = new TileRuns();
        foreach (var leaf in leaves)
            edge.Add(leaf, tiles);
        return new PreparedRows(few, many, tiles);

        CopyRows Copied(int from)
        {
            var rows = new CopyRows();
            Make(from, Math.Min(from + EventsAtOnce, count), (_, stored) => EventColumns.Write(rows, stored));
            return rows;
        }

        void Make(int from, int until, Action<int, StoredEvent> take)
        {
            var canonical = new CanonicalEvent();
            for (var i = from; i < until; i++)
            {
                var text = append.Made[i].Text;
                var stored = StoredEvent.Of(append.Events[i], text);
                leaves[i] = canonical.LeafOf(stored, text);
                take(i, stored);
            }
        }
    }

    /// <summary>Gives the memory of the rows back.</summary>
    public void Dispose()
    {
        foreach (var rows in Many)
            rows.Dispose();
    }
}
