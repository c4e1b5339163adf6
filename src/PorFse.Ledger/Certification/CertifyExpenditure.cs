namespace PorFse.Ledger;

/// <summary>Certifies expenditure of an operation to the Commission.</summary>
public sealed record CertifyExpenditure(
    string Code,
    Euro Amount,
    Euro PublicAmount,
    DateOnly On,
    string Reference,
    string? Document = null,
    string? Restores = null) : ICommand<Operation, ExpenditureCertified>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Operation(Code);

    /// <inheritdoc/>
    public string Identity => Reference;

    /// <inheritdoc/>
    public ExpenditureCertified Fact(Operation state) =>
        new(Code, state.Initiative, Amount, PublicAmount, On, Reference, Document, Restores);
}

/// <summary>The rule for <see cref="CertifyExpenditure"/>.</summary>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 65(2), 126, 131(1) (incurred and paid, total and public).</remarks>
public static class CertifyExpenditureHandler
{
    /// <summary>Only what is paid can be certified, and the public part lies within the total.</summary>
    public static Decision<Operation> Handle(CertifyExpenditure command, Operation operation, Terms terms)
    {
        if (TransactionRules.Refuse(command.Amount, command.Reference, command.Document) is { } malformed)
            return malformed;
        if (command.PublicAmount < Euro.Zero || command.PublicAmount > command.Amount)
            return new PublicAmountAboveTotal(command.PublicAmount, command.Amount);
        if (!operation.IsSelected)
            return new OperationUnknown(command.Code);
        if (terms.RefuseSettlingOn(command.On) is { } wrongDate)
            return wrongDate;
        if (operation.Outstanding.RefuseRestoring(Stage.Certified, command.Restores, command.Amount)
            is { } notTaken)
            return notTaken;
        if (command.Amount > operation.Uncertified)
            return new CertificationExceedsPayments(command.Code, command.Amount, operation.Uncertified);

        return new IEventOf<Operation>[] { command.Fact(operation) };
    }
}

/// <summary>A certification beyond what is paid.</summary>
public sealed record CertificationExceedsPayments(string Operation, Euro Amount, Euro Uncertified) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Operation {Operation}: certifying EUR {Amount} exceeds the EUR {Uncertified} paid and not certified.");
}
