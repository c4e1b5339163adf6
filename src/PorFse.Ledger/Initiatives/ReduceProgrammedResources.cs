namespace PorFse.Ledger;

/// <summary>Takes back resources programmed for an initiative.</summary>
public sealed record ReduceProgrammedResources(
    string Code,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Cause = null,
    string? Corrects = null,
    string? Document = null) : ICommand<Initiative, ProgrammedResourcesReduced>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Initiative(Code);

    /// <inheritdoc/>
    public string Identity => Reference;

    /// <inheritdoc/>
    public ProgrammedResourcesReduced Fact(Initiative state) =>
        new(Code, Amount, On, Reference, Cause, Corrects, Document);
}

/// <summary>The rule for <see cref="ReduceProgrammedResources"/>.</summary>
public static class ReduceProgrammedResourcesHandler
{
    /// <summary>
    /// No more than is programmed can be taken back. Less than is committed may remain: that is a finding of the
    /// check, not a refusal.
    /// </summary>
    public static Decision<Initiative> Handle(ReduceProgrammedResources command, Initiative initiative, Terms terms)
    {
        if (TransactionRules.Refuse(command.Amount, command.Reference, command.Document, command.Cause)
            is { } malformed)
            return malformed;
        if (!initiative.IsOpened)
            return new InitiativeUnknown(command.Code);
        if (terms.RefuseSettlingOn(command.On) is { } wrongDate)
            return wrongDate;
        if (initiative.Outstanding.Refuse(Stage.Programmed, command.Corrects, command.Amount) is { } uncorrectable)
            return uncorrectable;
        if (command.Amount > initiative.Programmed)
            return new ReductionExceedsProgrammed(command.Code, command.Amount, initiative.Programmed);

        return new IEventOf<Initiative>[] { command.Fact(initiative) };
    }
}

/// <summary>A reduction of more than was programmed.</summary>
public sealed record ReductionExceedsProgrammed(string Initiative, Euro Amount, Euro Programmed) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Initiative {Initiative}: a reduction of EUR {Amount} exceeds the EUR {Programmed} programmed.");
}
