using Marten.Events.Aggregation;
using Recorded = JasperFx.Events.IEvent;

namespace PorFse.Ledger.Marten;

/// <summary>A stream as Marten aggregates it: the state its rules judge, made by the rules' own fold.</summary>
/// <typeparam name="TState">The state, such as <see cref="Operation"/>.</typeparam>
/// <param name="Id">Name of the stream, such as "operation-OP-1".</param>
/// <param name="State">The state after its last event.</param>
/// <param name="Version">Version of the stream then: 1, 2, 3 …</param>
public sealed record Folded<TState>(string Id, TState State, long Version);

/// <summary>Folds streams of one kind event by event, with <see cref="IStream{TState}.Evolve"/>.</summary>
/// <typeparam name="TState">The state.</typeparam>
public sealed class FoldedProjection<TState> : SingleStreamProjection<Folded<TState>, string>
    where TState : IStream<TState>
{
    /// <inheritdoc/>
    public override Folded<TState> Evolve(Folded<TState>? snapshot, string id, Recorded e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var before = snapshot is null ? TState.Initial : snapshot.State;
        return new Folded<TState>(id, TState.Evolve(before, (IEventOf<TState>)e.Data), e.Version);
    }
}
