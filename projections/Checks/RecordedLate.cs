namespace PorFse.Ledger.Projections;

/// <summary>A transaction reached the ledger more days after its business date than is nothing to speak of.</summary>
/// <param name="Fact">The transaction.</param>
/// <param name="Days">Days from its business date to the day it was recorded, UTC.</param>
/// <param name="Most">The most days that are nothing to speak of.</param>
public sealed record RecordedLate(Fact Fact, int Days, int Most)
    : Finding(Check, Fact.Stream, Fact.Position, Fact.On)
{
    /// <summary>
    /// The days taken unless others are asked for: about the longest time between two dates at which the data sent to
    /// the Commission are cut off, 31 December and 30 June. A fact later than that has, as a rule, missed one.
    /// </summary>
    public const int UsualMost = 180;

    private const string Unit = "days";

    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<RecordedLate>(Severity.Notice, "Reg. (EU) 1303/2013, art. 112 and 126(d)");

    /// <summary>The type of the fact.</summary>
    public string Type => Fact.Type;

    /// <inheritdoc/>
    public override Measure Found => new Measure.Count(Days, Unit);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Count(Most, Unit);

    /// <inheritdoc/>
    public override Euro? Amount => Fact.Amount;

    /// <inheritdoc/>
    public override long Weight => Days;

    /// <inheritdoc/>
    public override string Message =>
        Text($"{Stream}: {Type} of {On:yyyy-MM-dd} was recorded {Days} days later; more than {Most} are late.");

    /// <summary>Looks at one fact.</summary>
    public static IEnumerable<Finding> Of(RecordedEvent recorded, CheckTerms terms) =>
        recorded.Data is ITransaction && RecordingLag.DaysOf(recorded) is var days && days > terms.LagDays
            ? [new RecordedLate(Fact.Of(recorded), days, terms.LagDays)]
            : [];
}
