namespace PorFse.Ledger.Testing;

/// <summary>A clock that a test sets. It may be set back, as real ones are.</summary>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>A clock at noon (UTC) of a day.</summary>
    public ManualClock(DateOnly today) : this(new DateTimeOffset(today, new TimeOnly(12, 0), TimeSpan.Zero))
    {
    }

    /// <summary>What it shows.</summary>
    public DateTimeOffset Now { get; set; } = now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    /// <summary>Sets it forward, or back.</summary>
    public void Advance(TimeSpan by) => Now += by;
}
