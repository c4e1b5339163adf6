namespace PorFse.Ledger;

/// <summary>
/// Something in the stored log that cannot have come from an append: somebody, or something, altered it afterwards.
/// </summary>
/// <param name="Position">The position it is at, or null where it is at none.</param>
public abstract record Fault(long? Position)
{
    /// <summary>What happened, in kebab-case, such as "event-altered". Stable for ever.</summary>
    public string Code => Casing.Kebab(GetType().Name);

    /// <summary>One sentence in English with what was found and what should be there.</summary>
    public abstract string Message { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => $"{Code}: {Message}";

    /// <summary>Amounts and dates inside a message never depend on the locale.</summary>
    protected static string Text(FormattableString message) => FormattableString.Invariant(message);
}

/// <summary>A field of an event was altered.</summary>
/// <param name="At">Its position.</param>
/// <param name="Field">The field.</param>
/// <param name="Was">What was recorded; the hash proves it.</param>
/// <param name="Is">What is there now.</param>
public sealed record EventAltered(long At, string Field, string Was, string Is) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The event at position {At} was altered: {Field} was recorded as {Was} and is {Is}.");
}

/// <summary>An event is not the one that was recorded at its position, and its hash does not tell more.</summary>
/// <param name="At">Its position.</param>
/// <param name="Recorded">Hash of what was recorded.</param>
/// <param name="Found">Hash of what is there.</param>
public sealed record EventDiffers(long At, Digest Recorded, Digest Found) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"The event at position {At} is not the one that was recorded: its hash is {Found}, and was {Recorded}.");
}

/// <summary>Events are gone, and their positions are empty.</summary>
/// <param name="From">First position without an event.</param>
/// <param name="Until">Last position without an event.</param>
public sealed record EventsMissing(long From, long Until) : Fault(From)
{
    /// <summary>How many.</summary>
    public long Count => Until - From + 1;

    /// <inheritdoc/>
    public override string Message =>
        Text($"No event is at position {From}; missing until position {Until}: {Count} events.");
}

/// <summary>An event is gone, and those after it were moved down to close the gap.</summary>
/// <param name="At">The position it had.</param>
public sealed record EventRemoved(long At) : Fault(At)
{
    /// <summary>The position after it.</summary>
    public long Next => At + 1;

    /// <inheritdoc/>
    public override string Message =>
        Text($"The event recorded at position {At} was removed; that of position {Next} was moved to its place.");
}

/// <summary>An event was put between others, which were moved up to make room.</summary>
/// <param name="At">The position it has.</param>
public sealed record EventInserted(long At) : Fault(At)
{
    /// <summary>The position after it.</summary>
    public long Next => At + 1;

    /// <inheritdoc/>
    public override string Message =>
        Text($"The event at position {At} was inserted; what was recorded there was moved to position {Next}.");
}

/// <summary>Two events changed places.</summary>
/// <param name="At">The lower position.</param>
/// <param name="Other">The higher position.</param>
public sealed record EventsSwapped(long At, long Other) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message => Text($"The events of positions {At} and {Other} were swapped.");
}

/// <summary>Events are there that the head of the log does not know of.</summary>
/// <param name="At">Position of the first.</param>
/// <param name="Head">Position of the head.</param>
public sealed record EventBeyondHead(long At, long Head) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"An event is at position {At}, outside the log, which goes from 1 to {Head}.");
}

/// <summary>An event cannot be read.</summary>
/// <param name="At">Its position.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record EventUnreadable(long At, string Reason) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message => Text($"The event at position {At} cannot be read: {Reason}");
}

/// <summary>A row carries a mark of Marten's that no append writes: archived, another tenant, a binary body.</summary>
/// <param name="At">Its position.</param>
public sealed record EventMarked(long At) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"The row of position {At} is archived, of another tenant, or has a binary body: no append writes that.");
}

/// <summary>An event was recorded before the one before it.</summary>
/// <param name="At">Its position.</param>
/// <param name="RecordedAt">When it says it was recorded.</param>
/// <param name="Before">When the one before it was.</param>
public sealed record TimeGoesBack(long At, DateTimeOffset RecordedAt, DateTimeOffset Before) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"The event at position {At} is recorded at {RecordedAt:O}, before the one before it, {Before:O}.");
}

/// <summary>An event is not the next of its stream.</summary>
/// <param name="At">Its position.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version it has.</param>
/// <param name="Expected">The version it should have.</param>
public sealed record VersionOutOfOrder(long At, string Stream, long Version, long Expected) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The event at position {At} is version {Version} of {Stream}, where {Expected} should be.");
}

/// <summary>A stream's row does not say how many events it has.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">What its row says.</param>
/// <param name="Events">How many events it has.</param>
public sealed record StreamVersionDiffers(string Stream, long Version, long Events) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The row of stream {Stream} says version {Version}; its events are {Events}.");
}

/// <summary>Streams have events and no row.</summary>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Streams">How many streams have events.</param>
public sealed record StreamRowsMissing(long Rows, long Streams) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message => Text($"There are {Rows} rows of streams; the events are of {Streams} streams.");
}

/// <summary>The tree goes on after the last event: the end of the log was cut off.</summary>
/// <param name="Head">Position of the head.</param>
public sealed record TailDropped(long Head) : Fault(Head + 1)
{
    /// <summary>The position after it.</summary>
    public long Next => Head + 1;

    /// <inheritdoc/>
    public override string Message =>
        Text($"The log ends at position {Head}, and the tree goes on at {Next}: later events were dropped.");
}

/// <summary>A hash of the tree is not what the hashes below it give.</summary>
/// <param name="From">First position it is over.</param>
/// <param name="Until">Last position it is over.</param>
public sealed record TreeHashDiffers(long From, long Until) : Fault(From)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The tree's hash over positions {From} to {Until} differs from the events and their hashes: ")
        + "one was altered there.";
}

/// <summary>The tree lacks hashes.</summary>
/// <param name="At">The first position without one.</param>
public sealed record TreeHashMissing(long At) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message => Text($"The tree has no hash of position {At}.");
}

/// <summary>The head's root is not the root of the events.</summary>
/// <param name="Events">How many events there are.</param>
/// <param name="Stored">The head's root.</param>
/// <param name="Derived">The root of the events.</param>
public sealed record RootDiffers(long Events, Digest Stored, Digest Derived) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The head's root over {Events} events is {Stored}; the events give {Derived}.");
}

/// <summary>The head does not say when the last event was recorded, or what Marten's sequence has given away.</summary>
/// <param name="Member">What it says.</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Derived">What the events give.</param>
public sealed record HeadDiffers(string Member, string Stored, string Derived) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message => Text($"The head says {Member} {Stored}; the events give {Derived}.");
}

/// <summary>A stored total is not what the events give.</summary>
/// <param name="Initiative">Code of the initiative.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Stored">EUR, net, as stored.</param>
/// <param name="Derived">EUR, net, from the events.</param>
/// <param name="StoredEvents">Number of events, as stored.</param>
/// <param name="DerivedEvents">Number of events.</param>
public sealed record TotalDiffers(
    string Initiative, Stage Stage, Euro Stored, Euro Derived, long StoredEvents, long DerivedEvents)
    : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"{Stage} of initiative {Initiative} is stored as EUR {Stored} of {StoredEvents} events; ")
        + Text($"the events give EUR {Derived} of {DerivedEvents}.");
}

/// <summary>The log was longer when a checkpoint was made: its end was cut off.</summary>
/// <param name="Size">Events the checkpoint is over.</param>
/// <param name="Events">Events there are.</param>
public sealed record ShorterThanCheckpoint(long Size, long Events) : Fault(Events + 1)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"A checkpoint or receipt is over {Size} events, and the log has {Events}: later ones were dropped.");
}

/// <summary>The log had another history when a checkpoint was made.</summary>
/// <param name="Size">Events the checkpoint is over.</param>
/// <param name="Known">The checkpoint's root.</param>
/// <param name="Derived">The root of so many events.</param>
public sealed record HistoryRewritten(long Size, Digest Known, Digest Derived) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"A checkpoint or receipt over {Size} events has the root {Known}; they give {Derived} now: ")
        + "history was rewritten, and the tree with it.";
}
