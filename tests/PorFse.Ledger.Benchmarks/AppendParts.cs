using System.Diagnostics;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Benchmarks;

/// <summary>What an append does in memory, part by part over the same batches; no database takes part.</summary>
internal sealed class AppendParts
{
    private readonly Dictionary<string, TimeSpan> taken = [];
    private readonly PlannedEvents planned = new();
    private readonly CanonicalEvent canonical = new();
    private readonly TreeEdge edge = new();
    private readonly Eras eras = new(Eras.UsualLength);
    private List<IViewFold> ofEra = Begin(Views.All.PerEra);

    /// <summary>The parts, in the order in which an append does them, with what they took.</summary>
    internal IReadOnlyDictionary<string, TimeSpan> Taken => taken;

    internal static AppendParts Of(IEnumerable<IReadOnlyList<Entry>> batches)
    {
        var parts = new AppendParts();
        foreach (var batch in batches)
            parts.Take(batch);
        return parts;
    }

    private void Take(IReadOnlyList<Entry> batch)
    {
        IReadOnlyList<RecordedEvent> events = [];
        List<StoredEvent> stored = [];
        Time("positions and versions", () => events = planned.Of(batch));
        Time("serialised", () => stored = [.. events.Select(recorded => StoredEvent.Of(recorded))]);
        Time("hashed", () => GC.KeepAlive(TilesOf(stored)));
        Time("views folded", () => Fold(events));
    }

    private List<TileRun> TilesOf(List<StoredEvent> stored)
    {
        var tiles = new TileRuns();
        foreach (var one in stored)
            edge.Add(canonical.LeafOf(one), tiles);
        GC.KeepAlive(edge.Root);
        return [.. tiles.All];
    }

    private void Fold(IReadOnlyList<RecordedEvent> events)
    {
        var folds = Begin(Views.All.Inline);
        foreach (var recorded in events)
        {
            folds.ForEach(fold => fold.Add(recorded));
            ofEra.ForEach(fold => fold.Add(recorded));
            if (recorded.Position != eras.EndOf(eras.CountAt(recorded.Position)))
                continue;
            Finish(ofEra);
            ofEra = Begin(Views.All.PerEra);
        }
        Finish(folds);
    }

    private static List<IViewFold> Begin(IReadOnlyList<IProjection> views) => [.. views.Select(view => view.Begin())];

    private static void Finish(List<IViewFold> folds) => folds.ForEach(fold => GC.KeepAlive(fold.Columns));

    private void Time(string part, Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        taken[part] = taken.GetValueOrDefault(part) + Stopwatch.GetElapsedTime(start);
    }
}
