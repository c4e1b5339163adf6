namespace PorFse.Ledger;

/// <summary>Somebody asks about an axis that no plan and no initiative of the programme names.</summary>
public sealed record AxisNotFound(string Axis, int Count, string There) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"\"{Axis}\" is none of the {Count} axes there are: {There}.");
}

/// <summary>Somebody asks about an investment priority that is not in the programme, or not under the axis.</summary>
public sealed record PriorityNotFound(string Priority, int Count, string There) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"\"{Priority}\" is none of the {Count} priorities there are: {There}.");
}

/// <summary>Somebody asks about an initiative that is not in the ledger, or not under the axis or priority.</summary>
public sealed record InitiativeNotFound(string Initiative, int Count, string There) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"\"{Initiative}\" is none of the {Count} initiatives there are: {There}.");
}

/// <summary>Somebody asks about an operation that is not in the ledger, or not where it is looked for.</summary>
public sealed record OperationNotFound(string Operation, string Initiatives) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"0 operations of {Initiatives} have the code \"{Operation}\"; 1 must be there.");
}

/// <summary>Somebody asks for a figure where there is none, such as the allocation of an operation.</summary>
public sealed record FigureNotFound(string Figure, string Level, int Count, string There) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"\"{Level}\" has 0 figures called \"{Figure}\"; the {Count} that have one are: {There}.");
}
