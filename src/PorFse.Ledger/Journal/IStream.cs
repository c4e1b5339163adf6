namespace PorFse.Ledger;

/// <summary>The state of one stream, folded from its events: immutable, as small as its rules need.</summary>
public interface IStream<TState> where TState : IStream<TState>
{
    /// <summary>The state before the first event.</summary>
    static abstract TState Initial { get; }

    /// <summary>The state after one more event. An event it does not know is corruption and throws.</summary>
    static abstract TState Evolve(TState state, IEventOf<TState> @event);
}
