using System.Runtime.CompilerServices;

namespace PorFse.Ledger;

/// <summary>A log in memory that keeps the contract of the real one: for rules tried by hand, and as its yardstick.</summary>
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
            return Task.FromResult<IReadOnlyList<AppendOutcome>>([.. entries.Select(Append)]);
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
            return Task.FromResult(new Head(log.Count, log.LastOrDefault()?.RecordedAt));
        }
    }

    private AppendOutcome Append(Entry entry)
    {
        foreach (var append in entry.Streams)
        {
            var actual = EventsOf(append.Stream).Count;
            if (actual != append.ExpectedVersion)
                return new AppendOutcome.Stale(append.Stream, append.ExpectedVersion, actual);
        }
        var ids = entry.Streams.SelectMany(append => append.Events).Select(made => made.Id).ToList();
        var seen = new HashSet<Guid>();
        foreach (var id in ids)
        {
            if (byId.ContainsKey(id) || !seen.Add(id))
                return new AppendOutcome.IdTaken(id);
        }

        var first = log.Count + 1;
        var at = LedgerClock.Next(log.LastOrDefault()?.RecordedAt, entry.At ?? clock.GetUtcNow());
        foreach (var append in entry.Streams)
        {
            foreach (var made in append.Events)
                Add(append.Stream, made, at, entry.Provenance);
        }
        return new AppendOutcome.Appended(first, log.Count, at);
    }

    private void Add(StreamName stream, NewEvent made, DateTimeOffset at, Provenance provenance)
    {
        var events = EventsOf(stream);
        var recorded = new RecordedEvent(
            log.Count + 1, made.Id, stream, events.Count + 1, at, made.Data, provenance);
        log.Add(recorded);
        events.Add(recorded);
        byId.Add(made.Id, recorded);
        streams[stream] = events;
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
