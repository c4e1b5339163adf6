namespace PorFse.Ledger;

/// <summary>
/// A fact that happened and is never changed. Its type name, in snake_case, is what the database stores.
/// </summary>
public interface IEvent
{
    /// <summary>Business date: the date of the fact in the accounts. May lie before the day it is recorded.</summary>
    DateOnly On { get; }
}

/// <summary>An event of the streams whose state is <typeparamref name="TState"/>.</summary>
public interface IEventOf<TState> : IEvent;
