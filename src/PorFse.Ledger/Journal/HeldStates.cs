namespace PorFse.Ledger;

/// <summary>
/// The states commands are judged on, each with the version of its stream. Those of operations, of which there may be
/// very many, rest between two batches as bare numbers. Of more than it may keep, those that were not asked for lately
/// are let go: they are loaded again when they are needed.
/// </summary>
/// <param name="corrected">Which references corrections may name; null where any may be.</param>
/// <param name="most">How many operations are kept at least; up to twice as many may be.</param>
/// <param name="expected">About how many operations there are.</param>
internal sealed class HeldStates(
    Predicate<string>? corrected = null, int most = int.MaxValue, long expected = 0)
{
    private readonly Operation selected = corrected is null ? Operation.Initial : Operation.Watching(corrected);
    private readonly Dictionary<StreamName, (object State, long Version)> awake = [];
    private RestingOperations recent = New(most, expected);
    private RestingOperations earlier = new(0);

    internal (object State, long Version) this[StreamName stream]
    {
        get => awake[stream];
        set => awake[stream] = value;
    }

    /// <summary>Whether a state is kept; if so it is ready until <see cref="Rest"/>.</summary>
    internal bool Has(StreamName stream)
    {
        if (awake.ContainsKey(stream))
            return true;
        if (!recent.TryTake(stream, selected, out var held) && !earlier.TryTake(stream, selected, out held))
            return false;
        awake.Add(stream, held);
        return true;
    }

    /// <summary>Puts the operations of a batch to rest, before the streams of the next are asked for.</summary>
    internal void Rest()
    {
        if (recent.Count >= most)
            (earlier, recent) = (recent, New(most, expected));
        foreach (var (stream, (state, version)) in awake)
        {
            if (state is not Operation operation)
                continue;
            recent.Put(stream, operation, version);
            awake.Remove(stream);
        }
    }

    /// <summary>Takes the state of a stream as it is in the log.</summary>
    internal void Load(StreamName stream, IReadOnlyList<RecordedEvent> events)
    {
        var state = stream.IsOperation ? selected : StreamKinds.Initial(stream);
        foreach (var recorded in events)
            state = StreamKinds.Evolve(state, recorded.Data);
        awake[stream] = (state, events.Count);
    }

    /// <summary>The state after one more event.</summary>
    internal void Evolve(StreamName stream, IEvent made)
    {
        var (state, version) = awake[stream];
        awake[stream] = (StreamKinds.Evolve(state, made), version + 1);
    }

    /// <summary>Lets everything go.</summary>
    internal void Clear()
    {
        awake.Clear();
        (recent, earlier) = (New(most, expected), new RestingOperations(0));
    }

    // With room for a few more than expected: room that must grow is copied, and what it was waits to be collected.
    private static RestingOperations New(int most, long expected) =>
        new((int)Math.Min(most, expected + (expected / 64)));
}
