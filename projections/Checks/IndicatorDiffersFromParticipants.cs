namespace PorFse.Ledger.Projections;

/// <summary>An indicator that counts a group of participants has another value than the report of them.</summary>
/// <param name="Stream">Stream of the indicator.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Code">Its common code: CO15 migrants, CO16 disability, CO17 others disadvantaged.</param>
/// <param name="Value">Its value, persons.</param>
/// <param name="Participants">People in the group by the report at the same date.</param>
/// <param name="Position">Whichever of the two was recorded later.</param>
/// <param name="On">Their date.</param>
public sealed record IndicatorDiffersFromParticipants(
    StreamName Stream, string Indicator, string Code, decimal Value, long Participants, long? Position, DateOnly On)
    : Finding(Check, Stream, Position, On)
{
    private const string Unit = "persons";

    /// <summary>The check.</summary>
    public static FindingKind Check { get; } = FindingKind.Of<IndicatorDiffersFromParticipants>(
        Severity.Warning, "Reg. (EU) 1304/2013, annex I");

    /// <inheritdoc/>
    public override Measure Found => new Measure.Quantity(Value, Unit);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Quantity(Participants, Unit);

    /// <inheritdoc/>
    public override Euro? Amount => null;

    /// <inheritdoc/>
    public override string Message => Text($"Indicator {Indicator} ({Code}) is {Value:0.##} at {On:yyyy-MM-dd}; ")
        + Text($"the participants reported are {Participants}.");

    /// <inheritdoc/>
    public override long Weight => (long)Math.Abs(Value - Participants);

    /// <summary>Looks at every indicator whose place has a report of participants at its date.</summary>
    public static IEnumerable<Finding> Of(CheckedState state)
    {
        foreach (var (indicator, value, participants) in state.Counts.Pairs)
        {
            var reported = ((IndicatorValueReported)value.Data).Value;
            if (CountedBy(indicator.Code, (ParticipantsReported)participants.Data) is { } counted
                && counted != reported)
            {
                yield return new IndicatorDiffersFromParticipants(
                    value.Stream,
                    indicator.Indicator,
                    indicator.Code,
                    reported,
                    counted,
                    Math.Max(value.Position, participants.Position),
                    value.Data.On);
            }
        }
    }

    private static long? CountedBy(string code, ParticipantsReported report) => code switch
    {
        "CO15" => report.Migrants,
        "CO16" => report.WithDisability,
        "CO17" => report.OtherDisadvantaged,
        _ => null,
    };
}
