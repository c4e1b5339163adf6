namespace PorFse.Ledger;

/// <summary>Takes expenditure of an operation out of what was certified to the Commission.</summary>
public sealed record DecertifyExpenditure(
    string Code,
    Euro Amount,
    Euro PublicAmount,
    DateOnly On,
    string Reference,
    string? Cause = null,
    string? Corrects = null,
    string? Document = null) : ICommand<Operation, ExpenditureDecertified>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Operation(Code);

    /// <inheritdoc/>
    public string Identity => Reference;

    /// <inheritdoc/>
    public ExpenditureDecertified Fact(Operation state) =>
        new(Code, state.Initiative, Amount, PublicAmount, On, Reference, Cause, Corrects, Document);
}

/// <summary>The rule for <see cref="DecertifyExpenditure"/>.</summary>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 137(1)(b), 139(10), 143.</remarks>
public static class DecertifyExpenditureHandler
{
    /// <summary>
    /// No more than is certified comes out; the public part that stays lies within the total that stays.
    /// </summary>
    public static Decision<Operation> Handle(DecertifyExpenditure command, Operation operation, Terms terms)
    {
        if (TransactionRules.Refuse(command.Amount, command.Reference, command.Document, command.Cause)
            is { } malformed)
            return malformed;
        if (command.PublicAmount < Euro.Zero || command.PublicAmount > command.Amount)
            return new PublicAmountAboveTotal(command.PublicAmount, command.Amount);
        if (!operation.IsSelected)
            return new OperationUnknown(command.Code);
        if (terms.RefuseSettlingOn(command.On) is { } wrongDate)
            return wrongDate;
        if (operation.Outstanding.Refuse(Stage.Certified, command.Corrects, command.Amount) is { } uncorrectable)
            return uncorrectable;
        if (command.Amount > operation.Certified)
            return new DecertificationExceedsCertified(command.Code, command.Amount, operation.Certified);
        if (command.PublicAmount > operation.CertifiedPublic)
            return new DecertificationExceedsCertified(command.Code, command.PublicAmount, operation.CertifiedPublic);
        var publicLeft = operation.CertifiedPublic - command.PublicAmount;
        var totalLeft = operation.Certified - command.Amount;
        if (publicLeft > totalLeft)
            return new PublicAmountAboveTotal(publicLeft, totalLeft);

        return new IEventOf<Operation>[] { command.Fact(operation) };
    }
}

/// <summary>A decertification of more, in total or public part, than is certified.</summary>
public sealed record DecertificationExceedsCertified(string Operation, Euro Amount, Euro Certified) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Operation {Operation}: decertifying EUR {Amount} exceeds the EUR {Certified} certified.");
}
