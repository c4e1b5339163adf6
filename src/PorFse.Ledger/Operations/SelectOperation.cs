namespace PorFse.Ledger;

/// <summary>Selects an operation for support under an initiative.</summary>
public sealed record SelectOperation(OperationSelected Selection) : ICommand<Operation, OperationSelected>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Operation(Selection.Operation);

    /// <inheritdoc/>
    public string Identity => Selection.Operation;

    /// <inheritdoc/>
    public string? Initiative => Selection.Initiative;

    /// <inheritdoc/>
    public OperationSelected Fact(Operation state) => Selection;
}

/// <summary>The rule for <see cref="SelectOperation"/>.</summary>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 125(3).</remarks>
public static class SelectOperationHandler
{
    /// <summary>An operation is selected once, under an initiative that is open.</summary>
    public static Decision<Operation> Handle(SelectOperation command, Operation operation, Terms terms)
    {
        var selection = command.Selection;
        if (Malformed(selection) is { } malformed)
            return malformed;
        if (operation.IsSelected)
            return new OperationAlreadySelected(operation.Code, operation.SelectedOn, selection.On);
        if (!terms.Initiative.IsOpened)
            return new InitiativeUnknown(selection.Initiative);
        if (terms.RefuseSpendingOn(selection.On) is { } wrongDate)
            return wrongDate;
        if (terms.Initiative.ClosedOn is { } closed && selection.On > closed)
            return new InitiativeIsClosed(selection.Initiative, closed, selection.On);

        return new IEventOf<Operation>[] { command.Fact(operation) };
    }

    private static Refusal? Malformed(OperationSelected selection) =>
        Texts.Refuse("operation's code", selection.Operation, Texts.LongestCode)
        ?? Texts.Refuse("title", selection.Title, Texts.LongestTitle)
        ?? Texts.Refuse("beneficiary", selection.Beneficiary, Texts.LongestTitle)
        ?? Texts.RefuseOptional("document", selection.Document, Texts.LongestReference)
        ?? (selection.Cup is { } cup && (cup.Length != 15 || !cup.All(char.IsAsciiLetterOrDigit))
            ? new CupMalformed(cup, cup.Length)
            : null);
}

/// <summary>The operation has been selected before, otherwise.</summary>
public sealed record OperationAlreadySelected(string Operation, DateOnly SelectedOn, DateOnly On) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"Operation {Operation} was selected on {SelectedOn:yyyy-MM-dd}; it cannot be selected on {On:yyyy-MM-dd}.");
}

/// <summary>A CUP (<i>codice unico di progetto</i>) that is not 15 letters and digits.</summary>
public sealed record CupMalformed(string Cup, int Length) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The CUP \"{Cup}\" has {Length} characters; it must be 15 letters and digits.");
}

/// <summary>No operation with this code in the ledger.</summary>
public sealed record OperationUnknown(string Operation) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The ledger has 0 operations with the code \"{Operation}\"; it needs 1.");
}
