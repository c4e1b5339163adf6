namespace PorFse.Ledger.Projections;

/// <summary>More is paid to an operation than is committed to it.</summary>
/// <param name="Operation">Code of the operation.</param>
/// <param name="Limit">Paid against committed.</param>
/// <remarks>The rules keep it at every position; at an earlier business date facts may be missing still.</remarks>
public sealed record PaidAboveCommitted(string Operation, Limit Limit)
    : Excess(Check, StreamName.Operation(Operation), Limit)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<PaidAboveCommitted>(Severity.Error, "PUC, validation control 028");

    /// <summary>EUR, net.</summary>
    public Euro Paid => Limit.Found;

    /// <summary>EUR, net.</summary>
    public Euro Committed => Limit.Allowed;

    /// <inheritdoc/>
    public override string Message =>
        Text($"Operation {Operation}: the EUR {Paid} paid exceed the EUR {Committed} committed.");

    /// <summary>Looks at every operation.</summary>
    public static IEnumerable<Finding> Of(CheckedState state) => state.Paid
        .Where(entry => entry.Paid.IsExceeded)
        .Select(entry => new PaidAboveCommitted(entry.Operation, entry.Paid));
}
