namespace PorFse.Ledger;

/// <summary>What became of a command.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>Its event is in the log, durably.</summary>
    public sealed record Recorded(RecordedEvent Event) : Answer;

    /// <summary>The same fact was already in the log; nothing was appended.</summary>
    public sealed record AlreadyRecorded(RecordedEvent Event) : Answer;

    /// <summary>It is not allowed; nothing was appended.</summary>
    public sealed record Refused(Refusal Reason) : Answer;
}

/// <summary>A reference that already identifies another fact of the same type from the same source.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Type">The type of event.</param>
/// <param name="Position">Where the fact is that holds it.</param>
/// <param name="Recorded">That fact, as stored.</param>
/// <param name="Asked">The fact that was asked for, as it would be stored.</param>
public sealed record ReferenceAlreadyUsed(string Reference, string Type, long Position, string Recorded, string Asked)
    : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"Reference \"{Reference}\" is used by {Type} at position {Position}: {Recorded}; asked: {Asked}.");
}

/// <summary>A reference that an earlier row of the same file has for another fact of the same type.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Type">The type of event.</param>
/// <param name="Row">Number of that row.</param>
/// <param name="First">That fact, as it would be stored.</param>
/// <param name="Asked">The fact that was asked for, as it would be stored.</param>
public sealed record ReferenceUsedInRow(string Reference, string Type, long Row, string First, string Asked) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Reference \"{Reference}\" is used by {Type} in row {Row}: {First}; asked: {Asked}.");
}
