namespace PorFse.Ledger;

/// <summary>
/// A request to record one fact. What it would record is known before the rules are asked, so that the same request
/// made twice is recognised whatever has happened in between.
/// </summary>
public interface ICommand<TState, out TEvent>
    where TState : IStream<TState>
    where TEvent : IEventOf<TState>
{
    /// <summary>The stream the fact belongs to.</summary>
    StreamName Stream { get; }

    /// <summary>
    /// The number of the document, or the code of what is created: with source and type it identifies the fact.
    /// </summary>
    string Identity { get; }

    /// <summary>The initiative the rules must know besides the stream, or null.</summary>
    string? Initiative => null;

    /// <summary>The event it asks to record.</summary>
    TEvent Fact(TState state);
}

/// <summary>A rule: command, state of its stream and the terms, to events or a refusal. Pure.</summary>
public delegate Decision<TState> Rule<in TCommand, TState>(TCommand command, TState state, Terms terms);
