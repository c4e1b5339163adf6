namespace PorFse.Ledger;

/// <summary>Starts a phase of an initiative.</summary>
public sealed record StartInitiativePhase(string Code, string Phase, DateOnly On, string? Document = null)
    : ICommand<Initiative, InitiativePhaseStarted>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Initiative(Code);

    /// <inheritdoc/>
    public string Identity => $"{Code} {Phase}";

    /// <inheritdoc/>
    public InitiativePhaseStarted Fact(Initiative state) => new(Code, Phase, On, Document);
}

/// <summary>The rule for <see cref="StartInitiativePhase"/>.</summary>
public static class StartInitiativePhaseHandler
{
    /// <summary>A phase starts within the initiative's life.</summary>
    public static Decision<Initiative> Handle(StartInitiativePhase command, Initiative initiative, Terms terms)
    {
        var malformed = Texts.Refuse("phase", command.Phase, Texts.LongestCode)
            ?? Texts.RefuseOptional("document", command.Document, Texts.LongestReference);
        if (malformed is not null)
            return malformed;
        if (!initiative.IsOpened)
            return new InitiativeUnknown(command.Code);
        if (terms.RefuseSpendingOn(command.On) is { } wrongDate)
            return wrongDate;
        if (command.On < initiative.OpenedOn)
            return new PeriodEndsBeforeItStarts(initiative.OpenedOn, command.On);
        if (initiative.ClosedOn is { } closed && command.On > closed)
            return new InitiativeIsClosed(command.Code, closed, command.On);

        return new IEventOf<Initiative>[] { command.Fact(initiative) };
    }
}
