namespace PorFse.Ledger;

/// <summary>Opens an initiative under an investment priority.</summary>
public sealed record OpenInitiative(InitiativeOpened Opening) : ICommand<Initiative, InitiativeOpened>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Initiative(Opening.Initiative);

    /// <inheritdoc/>
    public string Identity => Opening.Initiative;

    /// <inheritdoc/>
    public InitiativeOpened Fact(Initiative state) => Opening;
}

/// <summary>The rule for <see cref="OpenInitiative"/>.</summary>
public static class OpenInitiativeHandler
{
    /// <summary>An initiative is opened once, under a priority that some plan of the programme has.</summary>
    public static Decision<Initiative> Handle(OpenInitiative command, Initiative initiative, Terms terms)
    {
        var opening = command.Opening;
        if (Texts.Refuse("initiative's code", opening.Initiative, Texts.LongestCode) is { } noCode)
            return noCode;
        if (Texts.Refuse("title", opening.Title, Texts.LongestTitle) is { } noTitle)
            return noTitle;
        if (Texts.RefuseOptional("document", opening.Document, Texts.LongestReference) is { } noDocument)
            return noDocument;
        if (Texts.RefuseOptional("family", opening.Family, Texts.LongestTitle) is { } noFamily)
            return noFamily;
        if (initiative.IsOpened)
            return new InitiativeAlreadyOpened(initiative.Code, initiative.OpenedOn, opening.On);
        if (terms.RefuseSpendingOn(opening.On) is { } wrongDate)
            return wrongDate;
        if (terms.RefusePlace(opening.Axis, opening.Priority) is { } nowhere)
            return nowhere;

        return new IEventOf<Initiative>[] { command.Fact(initiative) };
    }
}

/// <summary>The initiative has been opened before, otherwise.</summary>
public sealed record InitiativeAlreadyOpened(string Initiative, DateOnly OpenedOn, DateOnly On) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Initiative {Initiative} was opened on {OpenedOn:yyyy-MM-dd}; it cannot be opened on {On:yyyy-MM-dd}.");
}

/// <summary>No financial plan of the programme has the priority under the axis.</summary>
public sealed record PriorityUnknown(string Axis, string Priority, int Plans) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"0 of the programme's {Plans} financial plans have priority \"{Priority}\" under axis \"{Axis}\".");
}

/// <summary>No initiative with this code in the ledger.</summary>
public sealed record InitiativeUnknown(string Initiative) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The ledger has 0 initiatives with the code \"{Initiative}\"; it needs 1.");
}
