namespace PorFse.Ledger.Projections;

/// <summary>More expenditure of an operation is certified than is paid.</summary>
/// <param name="Operation">Code of the operation.</param>
/// <param name="Limit">Certified, total eligible, against paid.</param>
public sealed record CertifiedAbovePaid(string Operation, Limit Limit)
    : Excess(Check, StreamName.Operation(Operation), Limit)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<CertifiedAbovePaid>(Severity.Error, "Reg. (EU) 1303/2013, art. 65(2) and 131(1)");

    /// <summary>Total eligible expenditure, EUR, net.</summary>
    public Euro Certified => Limit.Found;

    /// <summary>EUR, net.</summary>
    public Euro Paid => Limit.Allowed;

    /// <inheritdoc/>
    public override string Message =>
        Text($"Operation {Operation}: the EUR {Certified} certified exceed the EUR {Paid} paid.");

    /// <summary>Looks at every operation.</summary>
    public static IEnumerable<Finding> Of(CheckedState state) => state.Certified
        .Where(entry => entry.Certified.IsExceeded)
        .Select(entry => new CertifiedAbovePaid(entry.Operation, entry.Certified));
}
