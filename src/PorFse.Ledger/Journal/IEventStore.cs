namespace PorFse.Ledger;

/// <summary>
/// The log. Every implementation passes one contract suite: positions without gaps in commit order, times that never
/// go back, expected versions, several streams in one entry, identities used once.
/// </summary>
public interface IEventStore
{
    /// <summary>
    /// Appends some entries in one transaction, in their order. Each entry is taken whole or not at all, and a stale
    /// one does not hinder the others. When this returns, what it says is durable.
    /// </summary>
    Task<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<Entry> entries, CancellationToken cancellation);

    /// <summary>The events of some streams, each stream's in order, and the events with some identities.</summary>
    Task<Loaded> LoadAsync(
        IReadOnlyCollection<StreamName> streams, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>All events after a position, in order, up to the head as it was at the start of the reading.</summary>
    IAsyncEnumerable<RecordedEvent> ReadAsync(long after, CancellationToken cancellation);

    /// <summary>The end of the log; position 0 while it is empty.</summary>
    Task<Head> ReadHeadAsync(CancellationToken cancellation);
}

/// <summary>What is appended together or not at all.</summary>
/// <param name="Streams">The streams it touches, each once.</param>
/// <param name="Provenance">Where its events come from.</param>
/// <param name="At">The time on a simulated clock; null for the ledger's own.</param>
/// <param name="After">
/// Identities of events earlier in the same append that it was decided on: it is taken only if all of them are. A
/// version alone could not tell such an event from another writer's in its place. Null for none.
/// </param>
public sealed record Entry(
    IReadOnlyList<StreamAppend> Streams,
    Provenance Provenance,
    DateTimeOffset? At = null,
    IReadOnlyList<Guid>? After = null);

/// <summary>
/// New events of one stream, and the version they were decided on (0 for a stream that is not there yet). Without
/// events, a stream that was only looked at.
/// </summary>
public sealed record StreamAppend(StreamName Stream, long ExpectedVersion, IReadOnlyList<NewEvent> Events);

/// <summary>An event to append.</summary>
public sealed record NewEvent(Guid Id, IEvent Data)
{
    private EventText? text;

    /// <summary>Its JSON, written once, when it is first asked for: early, where time is short later.</summary>
    public EventText Text => text ??= EventText.Of(Data);

    /// <summary>Two are equal that say the same of the same fact, written or not.</summary>
    public bool Equals(NewEvent? other) => other is not null && Id == other.Id && Data.Equals(other.Data);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>An event as JSON.</summary>
/// <param name="Json">As it is stored.</param>
/// <param name="Canonical">As it is hashed (<see cref="CanonicalJson"/>).</param>
public sealed record EventText(ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Canonical)
{
    [ThreadStatic]
    private static CanonicalJson? writer;

    /// <summary>The JSON of an event.</summary>
    public static EventText Of(IEvent data)
    {
        var json = EventCatalogue.WriteUtf8(data);
        writer ??= new CanonicalJson();
        writer.Clear();
        writer.WriteJson(json);
        return new EventText(json, writer.Written.ToArray());
    }
}

/// <summary>What was found by <see cref="IEventStore.LoadAsync"/>.</summary>
public sealed record Loaded(
    IReadOnlyDictionary<StreamName, IReadOnlyList<RecordedEvent>> Streams,
    IReadOnlyDictionary<Guid, RecordedEvent> ById);

/// <summary>What became of an entry.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>It is in the log, its events one after the other from <paramref name="FirstPosition"/>.</summary>
    public sealed record Appended(long FirstPosition, long LastPosition, DateTimeOffset RecordedAt) : AppendOutcome;

    /// <summary>A stream has moved on since the entry was decided; nothing of the entry was appended.</summary>
    public sealed record Stale(StreamName Stream, long ExpectedVersion, long ActualVersion) : AppendOutcome;

    /// <summary>An identity is already used; nothing of the entry was appended.</summary>
    public sealed record IdTaken(Guid Id) : AppendOutcome;

    /// <summary>
    /// An event it was decided on, <paramref name="Id"/>, was not taken before it in the same append; nothing of the
    /// entry was appended.
    /// </summary>
    public sealed record Unfounded(Guid Id) : AppendOutcome;
}
