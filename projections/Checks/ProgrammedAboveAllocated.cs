namespace PorFse.Ledger.Projections;

/// <summary>More is programmed on an axis than the plan in force allocates to it: overbooking.</summary>
/// <param name="Stream">Stream of the programme.</param>
/// <param name="Axis">The axis.</param>
/// <param name="Limit">
/// Programmed against allocated, 0.00 where the plan does not name the axis; brought by programming, or by a plan that
/// allocates less.
/// </param>
/// <remarks>Authorities overbook knowingly, so that what falls out later does not cost the programme money.</remarks>
public sealed record ProgrammedAboveAllocated(StreamName Stream, string Axis, Limit Limit)
    : Excess(Check, Stream, Limit)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } = FindingKind.Of<ProgrammedAboveAllocated>(
        Severity.Notice, "Reg. (EU) 1303/2013, art. 96(2)(d) and 130");

    /// <summary>EUR, net.</summary>
    public Euro Programmed => Limit.Found;

    /// <summary>EUR, of the plan in force at the date.</summary>
    public Euro Allocation => Limit.Allowed;

    /// <inheritdoc/>
    public override string Message =>
        Text($"Axis {Axis}: the EUR {Programmed} programmed exceed the EUR {Allocation} allocated.");

    /// <summary>Looks at every axis.</summary>
    public static IEnumerable<Finding> Of(CheckedState state) => state.Programmed
        .Where(entry => entry.Programmed.IsExceeded)
        .Select(entry => new ProgrammedAboveAllocated(state.Terms.Stream, entry.Axis, entry.Programmed));
}
