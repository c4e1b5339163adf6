namespace PorFse.Ledger.Projections;

/// <summary>More is programmed on an axis than the plan in force allocates to it: overbooking.</summary>
/// <param name="Stream">Stream of the programme.</param>
/// <param name="Axis">The axis.</param>
/// <param name="Programmed">EUR, net.</param>
/// <param name="Allocation">EUR, of the plan in force at the date; 0.00 where it does not name the axis.</param>
/// <param name="Position">The event that makes it so: programming, or a plan that allocates less.</param>
/// <param name="On">Business date of that event.</param>
/// <remarks>Authorities overbook knowingly, so that what falls out later does not cost the programme money.</remarks>
public sealed record ProgrammedAboveAllocated(
    StreamName Stream, string Axis, Euro Programmed, Euro Allocation, long? Position, DateOnly On)
    : Finding(Check, Stream, Position, On)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } = FindingKind.Of<ProgrammedAboveAllocated>(
        Severity.Notice, "Reg. (EU) 1303/2013, art. 96(2)(d) and 130");

    /// <inheritdoc/>
    public override Measure Found => new Measure.Money(Programmed);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Money(Allocation);

    /// <inheritdoc/>
    public override Euro? Amount => Programmed - Allocation;

    /// <inheritdoc/>
    public override string Message =>
        Text($"Axis {Axis}: the EUR {Programmed} programmed exceed the EUR {Allocation} allocated.");

    /// <summary>Looks at every axis.</summary>
    public static IEnumerable<Finding> Of(CheckedState state) =>
        state.Programmed.Where(entry => entry.Programmed.IsExceeded).Select(entry => new ProgrammedAboveAllocated(
            state.Terms.Stream,
            entry.Axis,
            entry.Programmed.Found,
            entry.Programmed.Allowed,
            entry.Programmed.Position,
            entry.Programmed.On));
}
