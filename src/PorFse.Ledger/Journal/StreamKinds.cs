using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>How each kind of stream is folded.</summary>
internal static class StreamKinds
{
    internal static object Initial(StreamName stream) => stream.Kind switch
    {
        "ledger" => LedgerLife.Initial,
        "programme" => Programme.Initial,
        "initiative" => Initiative.Initial,
        "operation" => Operation.Initial,
        "indicator" => Indicator.Initial,
        "participants" => Participation.Initial,
        "snapshot" => Snapshot.Initial,
        "import" => Import.Initial,
        _ => throw new UnreachableException($"No stream is of the kind \"{stream.Kind}\"."),
    };

    internal static object Evolve(object state, IEvent @event) => state switch
    {
        LedgerLife life => LedgerLife.Evolve(life, (IEventOf<LedgerLife>)@event),
        Programme programme => Programme.Evolve(programme, (IEventOf<Programme>)@event),
        Initiative initiative => Initiative.Evolve(initiative, (IEventOf<Initiative>)@event),
        Operation operation => Operation.Evolve(operation, (IEventOf<Operation>)@event),
        Indicator indicator => Indicator.Evolve(indicator, (IEventOf<Indicator>)@event),
        Participation participation => Participation.Evolve(participation, (IEventOf<Participation>)@event),
        Snapshot snapshot => Snapshot.Evolve(snapshot, (IEventOf<Snapshot>)@event),
        Import import => Import.Evolve(import, (IEventOf<Import>)@event),
        _ => throw new UnreachableException($"No stream has the state {state.GetType().Name}."),
    };
}

/// <summary>Folding a stream by hand.</summary>
public static class StreamFold
{
    /// <summary>The state after some events.</summary>
    public static TState Fold<TState>(this IEnumerable<IEventOf<TState>> events) where TState : IStream<TState> =>
        events.Aggregate(TState.Initial, TState.Evolve);

    /// <summary>The state of a stream read from the store.</summary>
    public static TState Fold<TState>(this IEnumerable<RecordedEvent> events) where TState : IStream<TState> =>
        events.Select(recorded => (IEventOf<TState>)recorded.Data).Fold();
}
