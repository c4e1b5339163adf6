using System.Runtime.CompilerServices;

namespace PorFse.Ledger;

/// <summary>
/// A log in memory that keeps the contract of the real one: for rules tried by hand, and as its yardstick.
/// </summary>
public sealed class InMemoryEventStore(TimeProvider clock) : IEventStore
{
    private readonly List<RecordedEvent> log = [];
    private readonly Dictionary<StreamName, List<RecordedEvent>> streams = [];
    private readonly Dictionary<Guid, RecordedEvent> byId = [];
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<Entry> entries, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (gate)
        {
            var plan = new AppendPlan(HeadNow, name => EventsOf(name).Count, byId.ContainsKey, clock);
            var outcomes = entries.Select(plan.Take).ToList();
            plan.Events.ForEach(Keep);
            return Task.FromResult<IReadOnlyList<AppendOutcome>>(outcomes);
        }
    }

    /// <inheritdoc/>
    public Task<Loaded> LoadAsync(
        IReadOnlyCollection<StreamName> streams, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult(new Loaded(
                streams.ToDictionary(name => name, IReadOnlyList<RecordedEvent> (name) => [.. EventsOf(name)]),
                ids.Where(byId.ContainsKey).ToDictionary(id => id, id => byId[id])));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        RecordedEvent[] events;
        lock (gate)
        {
            events = [.. log.Skip((int)after)];
        }
        foreach (var recorded in events)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return recorded;
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<Head> ReadHeadAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult(HeadNow);
        }
    }

    private Head HeadNow => new(log.Count, log.LastOrDefault()?.RecordedAt);

    private void Keep(RecordedEvent recorded)
    {
        log.Add(recorded);
        byId.Add(recorded.Id, recorded);
        if (!streams.TryGetValue(recorded.Stream, out var events))
            streams.Add(recorded.Stream, events = []);
        events.Add(recorded);
    }

    private List<RecordedEvent> EventsOf(StreamName stream) => streams.GetValueOrDefault(stream) ?? [];
}

/// <summary>The ledger's time: UTC, to the microsecond the database keeps, never going back.</summary>
public static class LedgerClock
{
    /// <summary>The time of the next event, after one recorded at <paramref name="previous"/>.</summary>
    public static DateTimeOffset Next(DateTimeOffset? previous, DateTimeOffset now)
    {
        var utc = now.ToUniversalTime();
        var kept = utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
        return previous is { } last && last > kept ? last : kept;
    }
}
