namespace PorFse.Ledger;

/// <summary>Enters a legally binding commitment for an operation.</summary>
public sealed record EnterCommitment(
    string Code,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Document = null,
    string? Restores = null) : ICommand<Operation, CommitmentEntered>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Operation(Code);

    /// <inheritdoc/>
    public string Identity => Reference;

    /// <inheritdoc/>
    public CommitmentEntered Fact(Operation state) =>
        new(Code, state.Initiative, Amount, On, Reference, Document, Restores);
}

/// <summary>The rule for <see cref="EnterCommitment"/>.</summary>
public static class EnterCommitmentHandler
{
    /// <summary>
    /// A commitment needs an operation. More than the initiative's programmed resources is accepted: it is a finding
    /// of the check, not a refusal.
    /// </summary>
    public static Decision<Operation> Handle(EnterCommitment command, Operation operation, Terms terms)
    {
        if (TransactionRules.Refuse(command.Amount, command.Reference, command.Document) is { } malformed)
            return malformed;
        if (!operation.IsSelected)
            return new OperationUnknown(command.Code);
        if (terms.RefuseGivingOn(command.On, command.Restores) is { } wrongDate)
            return wrongDate;
        if (operation.Outstanding.RefuseRestoring(Stage.Committed, command.Restores, command.Amount)
            is { } notTaken)
            return notTaken;

        return new IEventOf<Operation>[] { command.Fact(operation) };
    }
}
