namespace PorFse.Ledger.Projections;

/// <summary>More is paid to an operation than is committed to it.</summary>
/// <param name="Operation">Code of the operation.</param>
/// <param name="Paid">EUR, net.</param>
/// <param name="Committed">EUR, net.</param>
/// <param name="Position">The event that makes it so.</param>
/// <param name="On">Business date of that event.</param>
/// <remarks>The rules keep it at every position; at an earlier business date facts may be missing still.</remarks>
public sealed record PaidAboveCommitted(string Operation, Euro Paid, Euro Committed, long? Position, DateOnly On)
    : Finding(Check, StreamName.Operation(Operation), Position, On)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<PaidAboveCommitted>(Severity.Error, "PUC, validation control 028");

    /// <inheritdoc/>
    public override Measure Found => new Measure.Money(Paid);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Money(Committed);

    /// <inheritdoc/>
    public override Euro? Amount => Paid - Committed;

    /// <inheritdoc/>
    public override string Message =>
        Text($"Operation {Operation}: the EUR {Paid} paid exceed the EUR {Committed} committed.");

    /// <summary>Looks at every operation.</summary>
    public static IEnumerable<Finding> Of(CheckedState state) => state.Paid.Where(entry => entry.Paid.IsExceeded)
        .Select(entry => new PaidAboveCommitted(
            entry.Operation, entry.Paid.Found, entry.Paid.Allowed, entry.Paid.Position, entry.Paid.On));
}
