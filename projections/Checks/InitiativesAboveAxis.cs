namespace PorFse.Ledger.Projections;

/// <summary>The participants of an axis' initiatives are in sum more than the axis itself reports.</summary>
/// <param name="Stream">Stream of the axis' reports.</param>
/// <param name="Axis">The axis.</param>
/// <param name="OfInitiatives">People in the last reports of its initiatives not later than its own.</param>
/// <param name="Participants">People in its own last report.</param>
/// <param name="Position">Whichever of the reports was recorded last.</param>
/// <param name="On">The date of the axis' report.</param>
/// <remarks>Whoever takes part in two initiatives may be counted in both, and once in the axis.</remarks>
public sealed record InitiativesAboveAxis(
    StreamName Stream, string Axis, long OfInitiatives, long Participants, long? Position, DateOnly On)
    : Finding(Check, Stream, Position, On)
{
    private const string Unit = "persons";

    /// <summary>The check.</summary>
    public static FindingKind Check { get; } = FindingKind.Of<InitiativesAboveAxis>(
        Severity.Warning, "Reg. (EU) 1303/2013, art. 50(2)");

    /// <inheritdoc/>
    public override Measure Found => new Measure.Count(OfInitiatives, Unit);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Count(Participants, Unit);

    /// <inheritdoc/>
    public override Euro? Amount => null;

    /// <inheritdoc/>
    public override string Message => Text(
        $"Axis {Axis}: its initiatives have {OfInitiatives} participants, the axis {Participants} at {On:yyyy-MM-dd}.");

    /// <inheritdoc/>
    public override long Weight => OfInitiatives - Participants;

    /// <summary>Looks at every axis.</summary>
    public static IEnumerable<Finding> Of(CheckedState state)
    {
        foreach (var (axis, initiatives) in state.Counts.Axes)
        {
            var (own, sum) = (PeopleIn(axis), initiatives.Sum(PeopleIn));
            if (sum > own)
            {
                yield return new InitiativesAboveAxis(
                    axis.Stream,
                    ((ParticipantsReported)axis.Data).Axis,
                    sum,
                    own,
                    initiatives.Append(axis).Max(report => report.Position),
                    axis.Data.On);
            }
        }
    }

    private static long PeopleIn(RecordedEvent recorded) =>
        recorded.Data is ParticipantsReported report ? report.Men + report.Women : 0;
}
