namespace PorFse.Ledger.Projections;

/// <summary>Less was certified by the 31 December of a year than its target under N+3.</summary>
/// <param name="Stream">Stream of the programme.</param>
/// <param name="Year">The year.</param>
/// <param name="Certified">Total eligible expenditure certified by then, EUR, net.</param>
/// <param name="Target">EUR, as declared last.</param>
/// <param name="Position">The declaration of the target.</param>
/// <param name="On">The 31 December.</param>
/// <remarks>
/// Expenditure in litigation or hindered by force majeure may be exempt (art. 87); the ledger does not know of it.
/// </remarks>
public sealed record DecommitmentTargetMissed(
    StreamName Stream, int Year, Euro Certified, Euro Target, long? Position, DateOnly On)
    : Finding(Check, Stream, Position, On)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } = FindingKind.Of<DecommitmentTargetMissed>(
        Severity.Error, "Reg. (EU) 1303/2013, art. 86 to 88 and 136");

    /// <inheritdoc/>
    public override Measure Found => new Measure.Money(Certified);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Money(Target);

    /// <inheritdoc/>
    public override Euro? Amount => Target - Certified;

    /// <inheritdoc/>
    public override string Message =>
        Text($"The EUR {Certified} certified by {On:yyyy-MM-dd} fall short of the N+3 target of EUR {Target}.");

    /// <summary>Looks at every target that is due by the date.</summary>
    public static IEnumerable<Finding> Of(CheckedState state) =>
        state.Targets
            .Where(due => due.Target.DueOn <= state.Terms.At && due.Certified < due.Target.Target.Expenditure)
            .Select(due => new DecommitmentTargetMissed(
                state.Terms.Stream,
                due.Target.Target.Year,
                due.Certified,
                due.Target.Target.Expenditure,
                due.Target.Position,
                due.Target.DueOn));
}
