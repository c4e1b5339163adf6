namespace PorFse.Ledger;

/// <summary>
/// One look at the ledger: whatever is read through it is of one moment, whoever writes meanwhile. Nothing waits for
/// it, and it waits for nobody.
/// </summary>
public interface IReading : IViewReader, ITiles, IAsyncDisposable
{
    /// <summary>The end of the log at that moment.</summary>
    Head Head { get; }

    /// <summary>How the log is divided for views of its past.</summary>
    Eras Eras { get; }

    /// <summary>The end of the log when it was so long: from 0 to the position of <see cref="Head"/>.</summary>
    Task<Head> HeadAtAsync(long position, CancellationToken cancellation);

    /// <summary>The end of the log at a moment: of what was recorded then or before.</summary>
    Task<Head> HeadAtAsync(DateTimeOffset moment, CancellationToken cancellation);

    /// <summary>The events of a stream up to a position, in order; none of a stream that is not there.</summary>
    Task<IReadOnlyList<RecordedEvent>> StreamAsync(StreamName stream, long until, CancellationToken cancellation);

    /// <summary>Events of the log, in order.</summary>
    IAsyncEnumerable<RecordedEvent> ReadAsync(EventRange range, CancellationToken cancellation);

    /// <summary>What the transactions among some events move, added up where they are kept.</summary>
    Task<IReadOnlyList<MovementSum>> MovementsAsync(EventRange range, CancellationToken cancellation);
}

/// <summary>What some transactions of an initiative move at a stage.</summary>
/// <param name="Initiative">Code of the initiative.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Cents">Net euro cents, reversals negative.</param>
/// <param name="Events">How many transactions.</param>
public sealed record MovementSum(string Initiative, Stage Stage, long Cents, long Events);

/// <summary>Which events to read.</summary>
/// <param name="After">Only those after this position.</param>
/// <param name="Until">Only those up to this position.</param>
public sealed record EventRange(long After, long Until)
{
    /// <summary>Only these types of event; null for all.</summary>
    public IReadOnlyCollection<Type>? Types { get; init; }

    /// <summary>Only transactions of these initiatives; null for all events.</summary>
    public IReadOnlyCollection<string>? Initiatives { get; init; }

    /// <summary>Only those with a business date after this one; null for all.</summary>
    public DateOnly? DatesAfter { get; init; }

    /// <summary>Only those with a business date up to this one; null for all.</summary>
    public DateOnly? DatesUntil { get; init; }

    /// <summary>Whether an event is one of them.</summary>
    public bool Has(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return recorded.Position > After && recorded.Position <= Until
            && !(recorded.Data.On <= DatesAfter) && !(recorded.Data.On > DatesUntil)
            && Types?.Contains(recorded.Data.GetType()) is not false
            && (Initiatives is null
                || (recorded.Data is ITransaction transaction && Initiatives.Contains(transaction.Initiative)));
    }
}
