namespace PorFse.Ledger.Projections;

/// <summary>
/// A net amount that should not exceed another, as known so far, and since which event it does: the one after which,
/// in the order of recording, it has been in excess without a break.
/// </summary>
public record struct Limit
{
    /// <summary>The amount, EUR.</summary>
    public Euro Found { get; private set; }

    /// <summary>What it should not exceed, EUR.</summary>
    public Euro Allowed { get; private set; }

    /// <summary>Position of the event that brought the excess.</summary>
    public long Position { get; private set; }

    /// <summary>Business date of that event.</summary>
    public DateOnly On { get; private set; }

    /// <summary>True from one cent above.</summary>
    public readonly bool IsExceeded => Found > Allowed;

    internal void Move(Euro found, Euro allowed, RecordedEvent by)
    {
        var before = IsExceeded;
        (Found, Allowed) = (Found + found, Allowed + allowed);
        if (IsExceeded && !before)
            (Position, On) = (by.Position, by.Data.On);
    }
}
