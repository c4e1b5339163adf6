namespace PorFse.Ledger;

/// <summary>Closes an initiative.</summary>
public sealed record CloseInitiative(string Code, DateOnly On, string? Document = null)
    : ICommand<Initiative, InitiativeClosed>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Initiative(Code);

    /// <inheritdoc/>
    public string Identity => Code;

    /// <inheritdoc/>
    public InitiativeClosed Fact(Initiative state) => new(Code, On, Document);
}

/// <summary>The rule for <see cref="CloseInitiative"/>.</summary>
public static class CloseInitiativeHandler
{
    /// <summary>An initiative is closed once, not before it was opened.</summary>
    public static Decision<Initiative> Handle(CloseInitiative command, Initiative initiative, Terms terms)
    {
        if (!initiative.IsOpened)
            return new InitiativeUnknown(command.Code);
        if (Texts.RefuseOptional("document", command.Document, Texts.LongestReference) is { } noDocument)
            return noDocument;
        if (initiative.ClosedOn is { } closed)
            return new InitiativeIsClosed(command.Code, closed, command.On);
        if (terms.RefuseSettlingOn(command.On) is { } wrongDate)
            return wrongDate;
        if (command.On < initiative.OpenedOn)
            return new PeriodEndsBeforeItStarts(initiative.OpenedOn, command.On);

        return new IEventOf<Initiative>[] { command.Fact(initiative) };
    }
}

/// <summary>The initiative is closed by then: it takes no more resources and no more operations.</summary>
public sealed record InitiativeIsClosed(string Initiative, DateOnly ClosedOn, DateOnly On) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Initiative {Initiative} is closed since {ClosedOn:yyyy-MM-dd}; nothing is added on {On:yyyy-MM-dd}.");
}
