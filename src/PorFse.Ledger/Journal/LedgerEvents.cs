using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>The ledger was opened: always its first event.</summary>
/// <param name="Programme">CCI of the one programme it is for.</param>
/// <param name="Demonstration">True when its history is constructed, on a simulated clock.</param>
/// <param name="On">Day of opening, on the clock the history starts with.</param>
/// <param name="Note">What a reader must know about its contents, or null.</param>
public sealed record LedgerOpened(string Programme, bool Demonstration, DateOnly On, string? Note)
    : IEventOf<LedgerLife>;

/// <summary>A ledger's own life.</summary>
public sealed record LedgerLife : IStream<LedgerLife>
{
    /// <inheritdoc/>
    public static LedgerLife Initial { get; } = new();

    /// <summary>The opening, or null before it.</summary>
    public LedgerOpened? Opening { get; private init; }

    /// <inheritdoc/>
    public static LedgerLife Evolve(LedgerLife state, IEventOf<LedgerLife> @event)
    {
        ArgumentNullException.ThrowIfNull(state);
        return @event switch
        {
            LedgerOpened opened => state with { Opening = opened },
            _ => throw new UnreachableException($"A ledger has no {@event?.GetType().Name}."),
        };
    }
}

/// <summary>Opens the ledger.</summary>
public sealed record OpenLedger(LedgerOpened Opening) : ICommand<LedgerLife, LedgerOpened>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Ledger;

    /// <inheritdoc/>
    public string Identity => StreamName.Ledger.Value;

    /// <inheritdoc/>
    public LedgerOpened Fact(LedgerLife state) => Opening;
}

/// <summary>The rule for <see cref="OpenLedger"/>.</summary>
public static class OpenLedgerHandler
{
    /// <summary>A ledger is opened once, for one programme.</summary>
    public static Decision<LedgerLife> Handle(OpenLedger command, LedgerLife life, Terms terms)
    {
        if (Texts.Refuse("CCI", command.Opening.Programme, Texts.LongestCode) is { } noCode)
            return noCode;
        if (Texts.RefuseOptional("note", command.Opening.Note, Texts.LongestNote) is { } noNote)
            return noNote;
        if (life.Opening is { } opened)
            return new LedgerAlreadyOpen(opened.Programme, opened.On, command.Opening.Programme);
        return new IEventOf<LedgerLife>[] { command.Fact(life) };
    }
}

/// <summary>The database already holds a ledger.</summary>
public sealed record LedgerAlreadyOpen(string Programme, DateOnly OpenedOn, string Asked) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"This database holds the ledger of {Programme}, opened on {OpenedOn:yyyy-MM-dd}; ")
        + Text($"{Asked} needs one of its own.");
}

/// <summary>The database holds no ledger yet.</summary>
public sealed record LedgerNotOpen : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        "This database holds 0 ledgers; open 1 with \"porfse init\" or \"porfse demo\".";
}
