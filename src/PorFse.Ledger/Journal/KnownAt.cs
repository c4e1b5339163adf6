using System.Globalization;

namespace PorFse.Ledger;

/// <summary>
/// As known when: the second of the two dates of every statement about money. The first says until when facts count,
/// this one until when the ledger had heard of them.
/// </summary>
public abstract record KnownAt
{
    private static readonly string[] Instants =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private KnownAt()
    {
    }

    /// <summary>With all that is known now.</summary>
    public sealed record Now : KnownAt;

    /// <summary>With what was recorded by the end of a day, UTC.</summary>
    public sealed record EndOf(DateOnly Day) : KnownAt;

    /// <summary>With what was recorded by a moment, that moment included.</summary>
    public sealed record Instant(DateTimeOffset Moment) : KnownAt;

    /// <summary>With the first so many events of the log.</summary>
    public sealed record Position(long Value) : KnownAt;

    /// <summary>
    /// Reads "2020-01-31", "2020-01-31T12:00:00Z" (or with an offset: without one a moment is none) or "#12345".
    /// </summary>
    public static bool TryParse(string text, out KnownAt known)
    {
        ArgumentNullException.ThrowIfNull(text);
        known = new Now();
        var invariant = CultureInfo.InvariantCulture;
        if (text.StartsWith('#'))
        {
            var isNumber = long.TryParse(text.AsSpan(1), NumberStyles.None, invariant, out var position);
            known = new Position(position);
            return isNumber;
        }
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var day))
        {
            known = new EndOf(day);
            return true;
        }
        var hasZone = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (!hasZone || !DateTimeOffset.TryParseExact(
            text, Instants, invariant, DateTimeStyles.None, out var moment))
        {
            return false;
        }
        known = new Instant(moment.ToUniversalTime());
        return true;
    }
}

/// <summary>What a statement about money is based on: facts up to a business date, as known at a position.</summary>
/// <param name="At">The last business date that counts.</param>
/// <param name="KnownAt">The last event that counts, and when it was recorded.</param>
public sealed record Basis(DateOnly At, Head KnownAt)
{
    /// <summary>
    /// The basis somebody asks for, or why there is none: nothing is known of the future or beyond the log.
    /// </summary>
    /// <param name="reading">The ledger.</param>
    /// <param name="at">The business date.</param>
    /// <param name="known">As known when.</param>
    /// <param name="now">The moment of asking.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<(Basis? Basis, Refusal? Reason)> FindAsync(
        IReading reading, DateOnly at, KnownAt known, DateTimeOffset now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(known);
        switch (known)
        {
            case Ledger.KnownAt.Now:
                return (new Basis(at, reading.Head), null);
            case Ledger.KnownAt.Position { Value: var position } when position > reading.Head.Position:
                return (null, new PositionBeyondHead(position, reading.Head.Position));
            case Ledger.KnownAt.Position { Value: var position }:
                return (new Basis(at, await reading.HeadAtAsync(position, cancellation).ConfigureAwait(false)), null);
            case Ledger.KnownAt.EndOf { Day: var day } when day > DateOnly.FromDateTime(now.UtcDateTime):
                return (null, new KnownAtAfterNow(EndOf(day), now));
            case Ledger.KnownAt.Instant { Moment: var moment } when moment > now:
                return (null, new KnownAtAfterNow(moment, now));
            default:
                var until = known is Ledger.KnownAt.Instant instant
                    ? instant.Moment
                    : EndOf(((Ledger.KnownAt.EndOf)known).Day);
                return (new Basis(at, await reading.HeadAtAsync(until, cancellation).ConfigureAwait(false)), null);
        }
    }

    private static DateTimeOffset EndOf(DateOnly day) =>
        new(day.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc), TimeSpan.Zero);
}

/// <summary>A state is asked for as known at a position the log has not reached.</summary>
public sealed record PositionBeyondHead(long Asked, long Position) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"Position {Asked} is beyond the end of the log, {Position}.");
}

/// <summary>A state is asked for as known at a moment that has not come.</summary>
public sealed record KnownAtAfterNow(DateTimeOffset Asked, DateTimeOffset Now) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"What is known at {Asked.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC cannot be told before it, ")
        + Text($"at {Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.");
}
