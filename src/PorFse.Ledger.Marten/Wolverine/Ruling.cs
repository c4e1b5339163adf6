using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;

namespace PorFse.Ledger.Marten;

/// <summary>A decision of the rules in Wolverine's words: the events its handler returns, or the problem.</summary>
/// <typeparam name="TState">The state of the stream it is about.</typeparam>
/// <param name="Reason">Why it is not allowed; null where it is.</param>
/// <param name="Events">What to append; nothing where it is refused, or in the log already.</param>
/// <param name="Messages">What others are told of it.</param>
public sealed record Ruling<TState>(Refusal? Reason, Events Events, OutgoingMessages Messages)
{
    internal Ruling(Refusal? reason) : this(reason, [], [])
    {
    }

    /// <summary>
    /// The refusal as RFC 9457 has it, its type the refusal's code: 409 for a reference that is used, else 422.
    /// </summary>
    public ProblemDetails Problem => Reason is null ? WolverineContinue.NoProblems : new ProblemDetails
    {
        Type = Reason.Code,
        Title = Reason.Code.Replace('-', ' '),
        Detail = Reason.Message,
        Status = Reason is ReferenceAlreadyUsed
            ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity,
    };
}

/// <summary>Which ledger an application keeps.</summary>
/// <param name="Programme">CCI of the one programme it is for.</param>
public sealed record LedgerOf(string Programme);

/// <summary>The one adapter between the ledger's rules and Wolverine's aggregate handlers.</summary>
/// <param name="session">The handler's session.</param>
/// <param name="ledger">Which ledger it is.</param>
/// <param name="clock">The clock that says which day it is.</param>
public sealed class Judge(IDocumentSession session, LedgerOf ledger, TimeProvider clock)
{
    /// <summary>
    /// Judges a command by its rule on the state Wolverine loaded. A fact that is in the log already is acknowledged: a
    /// ruling without events.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="rule">Its rule, such as <c>CertifyExpenditureHandler.Handle</c>.</param>
    /// <param name="folded">Its stream; null where there is none.</param>
    /// <param name="provenance">Where it comes from.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<Ruling<TState>> RuleAsync<TCommand, TState, TEvent>(
        TCommand command,
        Rule<TCommand, TState> rule,
        Folded<TState>? folded,
        Provenance provenance,
        CancellationToken cancellation)
        where TCommand : ICommand<TState, TEvent>
        where TState : IStream<TState>
        where TEvent : IEventOf<TState>
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(provenance);
        if (provenance.Refuse() is { } unknown)
            return new Ruling<TState>(unknown);
        var state = folded is null ? TState.Initial : folded.State;
        var id = EventId.Of(provenance.Source, command.Identity, EventCatalogue.AliasOf(typeof(TEvent)));
        if (await session.Events.LoadAsync(id, cancellation) is { } known)
            return new Ruling<TState>(Compare(known.ToRecorded(), command.Identity, command.Fact(state)));
        return rule(command, state, await TermsAsync(command.Initiative, cancellation)) switch
        {
            Decision<TState>.Refused refused => new Ruling<TState>(refused.Reason),
            Decision<TState>.Accepted { Events: [var made] } =>
                new Ruling<TState>(
                    null, [session.Events.Wrap(id, made, clock.GetUtcNow(), provenance)], MessagesOf(made)),
            _ => throw new System.Diagnostics.UnreachableException("A command records one fact."),
        };
    }

    private static OutgoingMessages MessagesOf(IEvent made) =>
        made is ExpenditureCertified certified ? [CertificationRecorded.Of(certified)] : [];

    // Events with lists are equal where their texts are.
    private static ReferenceAlreadyUsed? Compare(RecordedEvent known, string reference, IEvent asked)
    {
        var (recorded, wanted) = (EventCatalogue.Write(known.Data), EventCatalogue.Write(asked));
        return recorded == wanted ? null : new ReferenceAlreadyUsed(
            reference, EventCatalogue.AliasOf(asked.GetType()), known.Position, recorded, wanted);
    }

    private async Task<Terms> TermsAsync(string? initiative, CancellationToken cancellation) => new(
        DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        ledger.Programme,
        await StateAsync<Programme>(StreamName.Programme(ledger.Programme), cancellation),
        initiative is null
            ? Initiative.Initial
            : await StateAsync<Initiative>(StreamName.Initiative(initiative), cancellation));

    private async Task<TState> StateAsync<TState>(StreamName stream, CancellationToken cancellation)
        where TState : IStream<TState> =>
        await session.Events.AggregateStreamAsync<Folded<TState>>(stream.Value, token: cancellation) is { } folded
            ? folded.State
            : TState.Initial;
}
