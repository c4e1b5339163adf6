namespace PorFse.Ledger.Projections;

/// <summary>More expenditure of an operation is certified than is paid.</summary>
/// <param name="Operation">Code of the operation.</param>
/// <param name="Certified">Total eligible expenditure, EUR, net.</param>
/// <param name="Paid">EUR, net.</param>
/// <param name="Position">The event that makes it so.</param>
/// <param name="On">Business date of that event.</param>
public sealed record CertifiedAbovePaid(string Operation, Euro Certified, Euro Paid, long? Position, DateOnly On)
    : Finding(Check, StreamName.Operation(Operation), Position, On)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<CertifiedAbovePaid>(Severity.Error, "Reg. (EU) 1303/2013, art. 65(2) and 131(1)");

    /// <inheritdoc/>
    public override Measure Found => new Measure.Money(Certified);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Money(Paid);

    /// <inheritdoc/>
    public override Euro? Amount => Certified - Paid;

    /// <inheritdoc/>
    public override string Message =>
        Text($"Operation {Operation}: the EUR {Certified} certified exceed the EUR {Paid} paid.");

    /// <summary>Looks at every operation.</summary>
    public static IEnumerable<Finding> Of(CheckedState state) =>
        state.Certified.Where(entry => entry.Certified.IsExceeded).Select(entry => new CertifiedAbovePaid(
            entry.Operation,
            entry.Certified.Found,
            entry.Certified.Allowed,
            entry.Certified.Position,
            entry.Certified.On));
}
