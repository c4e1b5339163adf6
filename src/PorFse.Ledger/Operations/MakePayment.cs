namespace PorFse.Ledger;

/// <summary>Makes a payment to the beneficiary of an operation.</summary>
public sealed record MakePayment(
    string Code,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Cause = null,
    string? Document = null,
    string? Restores = null) : ICommand<Operation, PaymentMade>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Operation(Code);

    /// <inheritdoc/>
    public string Identity => Reference;

    /// <inheritdoc/>
    public PaymentMade Fact(Operation state) =>
        new(Code, state.Initiative, Amount, On, Reference, Cause, Document, Restores);
}

/// <summary>The rule for <see cref="MakePayment"/>.</summary>
/// <remarks>Source: national validation controls 019 and 028 (payments without or above commitments).</remarks>
public static class MakePaymentHandler
{
    /// <summary>Only what is committed can be paid.</summary>
    public static Decision<Operation> Handle(MakePayment command, Operation operation, Terms terms)
    {
        if (TransactionRules.Refuse(command.Amount, command.Reference, command.Document, command.Cause)
            is { } malformed)
            return malformed;
        if (!operation.IsSelected)
            return new OperationUnknown(command.Code);
        if (terms.RefuseGivingOn(command.On, command.Restores) is { } wrongDate)
            return wrongDate;
        if (operation.Outstanding.RefuseRestoring(Stage.Paid, command.Restores, command.Amount)
            is { } notTaken)
            return notTaken;
        if (command.Amount > operation.Unpaid)
            return new PaymentExceedsCommitment(command.Code, command.Amount, operation.Unpaid);

        return new IEventOf<Operation>[] { command.Fact(operation) };
    }
}

/// <summary>A payment beyond what is committed.</summary>
public sealed record PaymentExceedsCommitment(string Operation, Euro Amount, Euro Unpaid) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Operation {Operation}: a payment of EUR {Amount} exceeds the EUR {Unpaid} committed and not yet paid.");
}
