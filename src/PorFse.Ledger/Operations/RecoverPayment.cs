namespace PorFse.Ledger;

/// <summary>Records money that came back from the beneficiary of an operation.</summary>
public sealed record RecoverPayment(
    string Code,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Cause = null,
    string? Corrects = null,
    string? Document = null) : ICommand<Operation, PaymentRecovered>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Operation(Code);

    /// <inheritdoc/>
    public string Identity => Reference;

    /// <inheritdoc/>
    public PaymentRecovered Fact(Operation state) =>
        new(Code, state.Initiative, Amount, On, Reference, Cause, Corrects, Document);
}

/// <summary>The rule for <see cref="RecoverPayment"/>.</summary>
/// <remarks>
/// Source: Reg. (EU) 1303/2013, art. 126(h), 143; national validation control 052 (negative balance).
/// </remarks>
public static class RecoverPaymentHandler
{
    /// <summary>What is certified stays paid: decertify first.</summary>
    public static Decision<Operation> Handle(RecoverPayment command, Operation operation, Terms terms)
    {
        if (TransactionRules.Refuse(command.Amount, command.Reference, command.Document, command.Cause)
            is { } malformed)
            return malformed;
        if (!operation.IsSelected)
            return new OperationUnknown(command.Code);
        if (terms.RefuseSettlingOn(command.On) is { } wrongDate)
            return wrongDate;
        if (operation.Outstanding.Refuse(Stage.Paid, command.Corrects, command.Amount) is { } uncorrectable)
            return uncorrectable;
        if (command.Amount > operation.Paid)
            return new RecoveryExceedsPayments(command.Code, command.Amount, operation.Paid);
        if (command.Amount > operation.Uncertified)
            return new RecoveryBelowCertified(command.Code, command.Amount, operation.Uncertified);

        return new IEventOf<Operation>[] { command.Fact(operation) };
    }
}

/// <summary>A recovery of more than was paid.</summary>
public sealed record RecoveryExceedsPayments(string Operation, Euro Amount, Euro Paid) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Operation {Operation}: a recovery of EUR {Amount} exceeds the EUR {Paid} paid.");
}

/// <summary>A recovery that would leave less paid than is certified.</summary>
public sealed record RecoveryBelowCertified(string Operation, Euro Amount, Euro Uncertified) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"Operation {Operation}: a recovery of EUR {Amount} exceeds the EUR {Uncertified} paid and not certified.");
}
