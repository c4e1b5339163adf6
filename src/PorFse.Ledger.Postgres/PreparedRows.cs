using System.Collections.Concurrent;

namespace PorFse.Ledger.Postgres;

/// <summary>
/// The rows an append writes: its events as they are stored, and what they add to the tiles of the tree.
/// </summary>
/// <param name="Events">The events, in the order of their positions.</param>
/// <param name="Tiles">Their hashes, and those of the subtrees they complete.</param>
internal sealed record PreparedRows(IReadOnlyList<StoredEvent> Events, TileRuns Tiles)
{
    // So many that a thread is worth its start.
    private const int EventsAtOnce = 1_024;

    /// <summary>
    /// Writes the events as JSON, where nobody did before, and grows the tree by their leaves: many at once on all
    /// processors.
    /// </summary>
    internal static PreparedRows Of(TreeEdge edge, AppendPlan append)
    {
        var events = append.Events;
        var (stored, leaves) = (new StoredEvent[events.Count], new Digest[events.Count]);
        if (events.Count <= EventsAtOnce)
            Prepare(0, events.Count);
        else
            Parallel.ForEach(
                Partitioner.Create(0, events.Count, EventsAtOnce), part => Prepare(part.Item1, part.Item2));
        var tiles = new TileRuns();
        foreach (var leaf in leaves)
            edge.Add(leaf, tiles);
        return new PreparedRows(stored, tiles);

        void Prepare(int from, int until)
        {
            var canonical = new CanonicalEvent();
            for (var i = from; i < until; i++)
            {
                var text = append.Made[i].Text;
                stored[i] = StoredEvent.Of(events[i], text);
                leaves[i] = canonical.LeafOf(stored[i], text);
            }
        }
    }
}
