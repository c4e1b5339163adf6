using System.Collections;

namespace PorFse.Ledger.Exchange;

/// <summary>A history whose events are planned at once and written one by one, as they are asked for.</summary>
internal sealed class DemonstrationHistory : IReadOnlyCollection<Submission>
{
    private readonly PlannedEvents events;
    private readonly Owners owners;
    private readonly int seed;

    internal DemonstrationHistory(DemonstrationOptions options)
    {
        (events, owners) = HistoryPlan.Make(options);
        seed = options.Seed;
    }

    public int Count => events.Count;

    public IEnumerator<Submission> GetEnumerator()
    {
        var scribe = new Scribe(owners, seed);
        foreach (var (second, planned) in events.InOrder())
            yield return scribe.Write(second, planned);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
