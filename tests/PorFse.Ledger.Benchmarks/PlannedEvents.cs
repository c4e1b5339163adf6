namespace PorFse.Ledger.Benchmarks;

/// <summary>The events that batches of a <see cref="RecordedHistory"/> become, worked out without a ledger.</summary>
internal sealed class PlannedEvents
{
    private readonly Dictionary<StreamName, long> versions = new(RecordedHistory.OpenedStreams);
    private Head head = RecordedHistory.Opened;

    /// <summary>The events of the next batch.</summary>
    internal IReadOnlyList<RecordedEvent> Of(IReadOnlyList<Entry> batch)
    {
        var plan = new AppendPlan(
            head, stream => versions.GetValueOrDefault(stream), _ => false, TimeProvider.System);
        foreach (var entry in batch)
            RecordedHistory.Expect<AppendOutcome.Appended>(plan.Take(entry));
        head = plan.Head;
        foreach (var (stream, version) in plan.Streams)
            versions[stream] = version;
        return plan.Events;
    }
}
