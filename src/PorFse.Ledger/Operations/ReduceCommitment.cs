namespace PorFse.Ledger;

/// <summary>Reduces the commitments of an operation.</summary>
public sealed record ReduceCommitment(
    string Code,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Cause = null,
    string? Corrects = null,
    string? Document = null) : ICommand<Operation, CommitmentReduced>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Operation(Code);

    /// <inheritdoc/>
    public string Identity => Reference;

    /// <inheritdoc/>
    public CommitmentReduced Fact(Operation state) =>
        new(Code, state.Initiative, Amount, On, Reference, Cause, Corrects, Document);
}

/// <summary>The rule for <see cref="ReduceCommitment"/>.</summary>
/// <remarks>Source: national validation control 028 (payments above commitments), 050 (negative balance).</remarks>
public static class ReduceCommitmentHandler
{
    /// <summary>What is paid stays committed.</summary>
    public static Decision<Operation> Handle(ReduceCommitment command, Operation operation, Terms terms)
    {
        if (TransactionRules.Refuse(command.Amount, command.Reference, command.Document, command.Cause)
            is { } malformed)
            return malformed;
        if (!operation.IsSelected)
            return new OperationUnknown(command.Code);
        if (terms.RefuseSettlingOn(command.On) is { } wrongDate)
            return wrongDate;
        if (operation.Outstanding.Refuse(Stage.Committed, command.Corrects, command.Amount) is { } uncorrectable)
            return uncorrectable;
        if (command.Amount > operation.Committed)
            return new ReductionExceedsCommitment(command.Code, command.Amount, operation.Committed);
        if (command.Amount > operation.Unpaid)
            return new ReductionBelowPayments(command.Code, command.Amount, operation.Unpaid);

        return new IEventOf<Operation>[] { command.Fact(operation) };
    }
}

/// <summary>A reduction of more than is committed.</summary>
public sealed record ReductionExceedsCommitment(string Operation, Euro Amount, Euro Committed) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Operation {Operation}: a reduction of EUR {Amount} exceeds the EUR {Committed} committed.");
}

/// <summary>A reduction that would leave less committed than is paid.</summary>
public sealed record ReductionBelowPayments(string Operation, Euro Amount, Euro Unpaid) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"Operation {Operation}: a reduction of EUR {Amount} exceeds the EUR {Unpaid} committed and not yet paid.");
}
