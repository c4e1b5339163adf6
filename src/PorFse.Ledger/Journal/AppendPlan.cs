namespace PorFse.Ledger;

/// <summary>
/// One append as a store works it out, in memory, from what it holds: which entries are taken, and with which
/// positions, versions and times. The store then only has to write it.
/// </summary>
/// <param name="head">The end of the log.</param>
/// <param name="versionOf">The version of a stream in the log; 0 where there is none.</param>
/// <param name="isUsed">Whether an identity is in the log.</param>
/// <param name="clock">The ledger's clock.</param>
public sealed class AppendPlan(Head head, Func<StreamName, long> versionOf, Func<Guid, bool> isUsed, TimeProvider clock)
{
    private readonly Dictionary<StreamName, long> streams = [];
    private readonly HashSet<Guid> ids = [];

    /// <summary>The events to write, in the order of their positions.</summary>
    public List<RecordedEvent> Events { get; } = [];

    /// <summary>The same as they came, with what of their JSON was written before.</summary>
    public List<NewEvent> Made { get; } = [];

    /// <summary>The streams it touches, with their new versions.</summary>
    public IReadOnlyDictionary<StreamName, long> Streams => streams;

    /// <summary>The end of the log after it.</summary>
    public Head Head { get; private set; } = head;

    /// <summary>Takes one more entry, or says why not.</summary>
    public AppendOutcome Take(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        foreach (var id in entry.After ?? [])
        {
            if (!ids.Contains(id))
                return new AppendOutcome.Unfounded(id);
        }
        foreach (var append in entry.Streams)
        {
            var actual = VersionOf(append.Stream);
            if (actual != append.ExpectedVersion)
                return new AppendOutcome.Stale(append.Stream, append.ExpectedVersion, actual);
        }
        if (TakeIds(entry) is { } taken)
            return new AppendOutcome.IdTaken(taken);

        var first = Head.Position + 1;
        var at = LedgerClock.Next(Head.RecordedAt, entry.At ?? clock.GetUtcNow());
        foreach (var append in entry.Streams)
        {
            foreach (var made in append.Events)
                Add(append.Stream, made, at, entry.Provenance);
        }
        return new AppendOutcome.Appended(first, Head.Position, at);
    }

    // All or none; the first that is used already.
    private Guid? TakeIds(Entry entry)
    {
        var taken = 0;
        foreach (var append in entry.Streams)
        {
            foreach (var made in append.Events)
            {
                if (!isUsed(made.Id) && ids.Add(made.Id))
                {
                    taken++;
                    continue;
                }
                foreach (var own in entry.Streams.SelectMany(one => one.Events).Take(taken))
                    ids.Remove(own.Id);
                return made.Id;
            }
        }
        return null;
    }

    private void Add(StreamName stream, NewEvent made, DateTimeOffset at, Provenance provenance)
    {
        var version = VersionOf(stream) + 1;
        streams[stream] = version;
        Head = new Head(Head.Position + 1, at);
        Made.Add(made);
        Events.Add(new RecordedEvent(Head.Position, made.Id, stream, version, at, made.Data, provenance));
    }

    private long VersionOf(StreamName stream) =>
        streams.TryGetValue(stream, out var version) ? version : versionOf(stream);
}
