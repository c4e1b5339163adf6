namespace PorFse.Ledger;

/// <summary>A command on its way into the ledger: with its rule, where it comes from, and its identity.</summary>
public abstract class Submission
{
    private protected Submission(
        Provenance provenance, Guid id, StreamName stream, string? initiative, DateTimeOffset? at)
    {
        Provenance = provenance;
        Id = id;
        Stream = stream;
        Initiative = initiative;
        InitiativeStream = initiative is null ? null : StreamName.Initiative(initiative);
        At = at;
    }

    /// <summary>Where it comes from.</summary>
    public Provenance Provenance { get; }

    /// <summary>Identity of the fact it asks to record.</summary>
    public Guid Id { get; }

    /// <summary>The time on a simulated clock; null for the ledger's own.</summary>
    public DateTimeOffset? At { get; }

    /// <summary>The stream it would append to.</summary>
    public StreamName Stream { get; }

    /// <summary>The initiative its rule must know besides, or null.</summary>
    public string? Initiative { get; }

    /// <summary>The reference or code it is known by.</summary>
    public abstract string Reference { get; }

    /// <summary>The stream of that initiative.</summary>
    internal StreamName? InitiativeStream { get; }

    /// <summary>The name of the event it asks for.</summary>
    internal abstract string Type { get; }

    /// <summary>The identity of the fact when it was recorded and undone so many times.</summary>
    internal Guid IdAt(int repetition) => EventId.Of(Provenance.Source, Reference, Type, repetition);

    internal abstract IEvent Fact(object state);

    internal abstract (IReadOnlyList<IEvent> Events, Refusal? Reason) Decide(object state, Terms terms);
}

internal sealed class Submission<TCommand, TState, TEvent>(
    TCommand command, Rule<TCommand, TState> rule, Provenance provenance, DateTimeOffset? at, string? initiative)
    : Submission(
        provenance,
        EventId.Of(provenance.Source, command.Identity, EventCatalogue.AliasOf(typeof(TEvent))),
        command.Stream,
        command.Initiative,
        at)
    where TCommand : ICommand<TState, TEvent>
    where TState : IStream<TState>
    where TEvent : IEventOf<TState>
{
    public override string Reference => command.Identity;

    internal override string Type => EventCatalogue.AliasOf(typeof(TEvent));

    internal override IEvent Fact(object state) => command.Fact((TState)state);

    internal override (IReadOnlyList<IEvent> Events, Refusal? Reason) Decide(object state, Terms terms) =>
        rule(command, (TState)state, terms) switch
        {
            Decision<TState>.Accepted when OfAnother(state) is { } reason => ([], reason),
            Decision<TState>.Accepted accepted => (accepted.Events, null),
            Decision<TState>.Refused refused => ([], refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private InitiativeNotOfOperation? OfAnother(object state) =>
        initiative is not null && state is Operation { IsSelected: true } own && own.Initiative != initiative
            ? new InitiativeNotOfOperation(own.Code, own.Initiative, initiative)
            : null;
}

/// <summary>A transaction that is said to count for an initiative which its operation does not belong to.</summary>
public sealed record InitiativeNotOfOperation(string Operation, string Initiative, string Asked) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Operation {Operation} counts for initiative \"{Initiative}\"; it cannot count for \"{Asked}\".");
}
