namespace PorFse.Ledger.Projections;

/// <summary>
/// A declared target under N+3 is more than 1 % off the one that plain arithmetic derives from the plan.
/// </summary>
/// <param name="Stream">Stream of the programme.</param>
/// <param name="Year">The year it is due.</param>
/// <param name="Target">EUR, as declared last.</param>
/// <param name="Derived">EUR, see <see cref="DerivedTarget"/>.</param>
/// <param name="Position">The declaration of the target.</param>
/// <param name="On">The 31 December it is due on.</param>
/// <remarks>The declared one counts; the Commission knows of suspensions, reserve and exceptions.</remarks>
public sealed record TargetDiffersFromDerived(
    StreamName Stream, int Year, Euro Target, Euro Derived, long? Position, DateOnly On)
    : Finding(Check, Stream, Position, On)
{
    // Published targets are rounded; what is no farther off than a part in so many is the same.
    private const int Part = 100;

    /// <summary>The check.</summary>
    public static FindingKind Check { get; } = FindingKind.Of<TargetDiffersFromDerived>(
        Severity.Notice, "Reg. (EU) 1303/2013, art. 76, 134 and 136");

    /// <inheritdoc/>
    public override Measure Found => new Measure.Money(Target);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Money(Derived);

    /// <inheritdoc/>
    public override Euro? Amount => Target - Derived;

    /// <inheritdoc/>
    public override string Message => Text(
        $"The N+3 target of EUR {Target} declared for {On:yyyy-MM-dd} is not the EUR {Derived} of the plan.");

    /// <summary>Looks at every target declared by the date.</summary>
    public static IEnumerable<Finding> Of(CheckedState state)
    {
        var terms = state.Terms;
        var allocation = terms.Programme.PlanAt(terms.At)?.Axes.Sum(axis => axis.Allocation);
        foreach (var (declared, _) in state.Targets)
        {
            var target = declared.Target;
            if (DerivedTarget.Of(allocation, target.Year) is { } derived
                && Int128.Abs((Int128)target.Expenditure.Cents - derived.Cents) * Part > target.Expenditure.Cents)
            {
                yield return new TargetDiffersFromDerived(
                    terms.Stream, target.Year, target.Expenditure, derived, declared.Position, declared.DueOn);
            }
        }
    }
}
