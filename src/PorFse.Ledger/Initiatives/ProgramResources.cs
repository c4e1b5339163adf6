namespace PorFse.Ledger;

/// <summary>Programs resources for an initiative.</summary>
public sealed record ProgramResources(
    string Code,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Document = null,
    string? Restores = null) : ICommand<Initiative, ResourcesProgrammed>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Initiative(Code);

    /// <inheritdoc/>
    public string Identity => Reference;

    /// <inheritdoc/>
    public ResourcesProgrammed Fact(Initiative state) => new(Code, Amount, On, Reference, Document, Restores);
}

/// <summary>The rule for <see cref="ProgramResources"/>.</summary>
public static class ProgramResourcesHandler
{
    /// <summary>
    /// Resources go to an initiative that is open. More than the axis was allocated is accepted: overbooking is a
    /// finding of the check, not a refusal.
    /// </summary>
    public static Decision<Initiative> Handle(ProgramResources command, Initiative initiative, Terms terms)
    {
        if (TransactionRules.Refuse(command.Amount, command.Reference, command.Document) is { } malformed)
            return malformed;
        if (!initiative.IsOpened)
            return new InitiativeUnknown(command.Code);
        if (terms.RefuseGivingOn(command.On, command.Restores) is { } wrongDate)
            return wrongDate;
        if (command.Restores is null && initiative.ClosedOn is { } closed && command.On > closed)
            return new InitiativeIsClosed(command.Code, closed, command.On);
        if (initiative.Outstanding.RefuseRestoring(Stage.Programmed, command.Restores, command.Amount)
            is { } notTaken)
            return notTaken;

        return new IEventOf<Initiative>[] { command.Fact(initiative) };
    }
}
