using JasperFx;
using Wolverine;
using Wolverine.Marten;

namespace PorFse.Ledger.Marten;

/// <summary>A command as a message.</summary>
/// <param name="Stream">Name of the stream it is about, which Wolverine loads.</param>
/// <param name="Command">The command.</param>
/// <param name="Provenance">Where it comes from.</param>
public sealed record Submitted<TCommand>([property: Identity] string Stream, TCommand Command, Provenance Provenance);

/// <summary>What became of a command.</summary>
/// <param name="Reason">Why it was refused; null where its fact is in the log.</param>
public sealed record Verdict(Refusal? Reason);

/// <summary>Takes commands of one type as messages: their rule as one of Wolverine's aggregate handlers.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
/// <typeparam name="TState">The state its rule judges.</typeparam>
/// <typeparam name="TEvent">The fact it asks to record.</typeparam>
/// <param name="rule">The rule.</param>
/// <param name="judge">Who applies it.</param>
public sealed class CommandHandler<TCommand, TState, TEvent>(Rule<TCommand, TState> rule, Judge judge)
    where TCommand : ICommand<TState, TEvent>
    where TState : IStream<TState>
    where TEvent : IEventOf<TState>
{
    /// <summary>Asks the rule.</summary>
    public Task<Ruling<TState>> LoadAsync(
        Submitted<TCommand> message, Folded<TState>? folded, CancellationToken cancellation) =>
        judge.RuleAsync<TCommand, TState, TEvent>(message.Command, rule, folded, message.Provenance, cancellation);

    /// <summary>Answers; appends the event and sends what is told of it, in one transaction.</summary>
    [AggregateHandler]
    public (Verdict Answer, Events Events, OutgoingMessages Messages) Handle(
        Submitted<TCommand> message, Folded<TState>? folded, Ruling<TState> ruling) =>
        (new Verdict(ruling.Reason), ruling.Events, ruling.Messages);
}
