namespace PorFse.Ledger;

/// <summary>What a rule answers: the events to record, or why not.</summary>
public abstract record Decision<TState>
{
    private Decision()
    {
    }

    /// <summary>The act is allowed: these are its events.</summary>
    public sealed record Accepted(IReadOnlyList<IEventOf<TState>> Events) : Decision<TState>;

    /// <summary>The act is not allowed.</summary>
    public sealed record Refused(Refusal Reason) : Decision<TState>;

    /// <summary>A refusal is a decision.</summary>
    public static implicit operator Decision<TState>(Refusal reason) => new Refused(reason);

    /// <summary>Events are a decision.</summary>
    public static implicit operator Decision<TState>(IEventOf<TState>[] events) => new Accepted(events);
}
