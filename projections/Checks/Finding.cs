using System.Text.Json;

namespace PorFse.Ledger.Projections;

/// <summary>
/// Something in the ledger that a check would have otherwise. A value, collected with all others: nothing is refused,
/// because the fact is there.
/// </summary>
/// <param name="Kind">What is the same for all findings of the check.</param>
/// <param name="Stream">The stream it is about.</param>
/// <param name="Position">The event that makes it so, or null where none does.</param>
/// <param name="On">Business date of that event, or the date it is about.</param>
public abstract record Finding(FindingKind Kind, StreamName Stream, long? Position, DateOnly On)
{
    /// <summary>What was found.</summary>
    public abstract Measure Found { get; }

    /// <summary>What is allowed, in the same unit.</summary>
    public abstract Measure Allowed { get; }

    /// <summary>EUR at stake: the difference of two totals, or a fact's signed amount; null for no money.</summary>
    public abstract Euro? Amount { get; }

    /// <summary>One sentence in English with what was found and what is allowed.</summary>
    public abstract string Message { get; }

    /// <summary>How large it is among those of its kind.</summary>
    public virtual long Weight => Math.Abs(Amount?.Cents ?? 0);

    /// <summary>Amounts and dates inside a message never depend on the locale.</summary>
    protected static string Text(FormattableString message) => FormattableString.Invariant(message);
}

/// <summary>What all findings of one check have in common.</summary>
/// <param name="Code">In kebab-case, such as "paid-above-committed". Stable for ever.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Source">The rule that would have it otherwise: regulation, manual or report, with its article.</param>
public sealed record FindingKind(string Code, Severity Severity, string Source)
{
    internal static FindingKind Of<T>(Severity severity, string source) where T : Finding =>
        new(JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(T).Name), severity, source);
}

/// <summary>How much a finding matters, the most severe first.</summary>
public enum Severity
{
    /// <summary>A rule of law is broken by the state the ledger shows.</summary>
    Error,

    /// <summary>Nothing forbids it, and somebody must be able to explain it.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Notice,
}

/// <summary>One of the two numbers of a finding, with its unit.</summary>
public abstract record Measure
{
    private Measure()
    {
    }

    /// <summary>"EUR", "date", or what is counted.</summary>
    public abstract string Unit { get; }

    /// <summary>An amount.</summary>
    public sealed record Money(Euro Value) : Measure
    {
        /// <inheritdoc/>
        public override string Unit => "EUR";
    }

    /// <summary>A business date.</summary>
    public sealed record Day(DateOnly Value) : Measure
    {
        /// <inheritdoc/>
        public override string Unit => "date";
    }

    /// <summary>A number of something with at most two decimals.</summary>
    public sealed record Quantity(decimal Value, string Of) : Measure
    {
        /// <inheritdoc/>
        public override string Unit => Of;
    }

    /// <summary>A number of something, such as days.</summary>
    public sealed record Count(long Value, string Of) : Measure
    {
        /// <inheritdoc/>
        public override string Unit => Of;
    }
}
