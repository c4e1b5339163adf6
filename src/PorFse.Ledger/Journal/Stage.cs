namespace PorFse.Ledger;

/// <summary>
/// The four stages through which programme money advances, as Table 2 of the report has them. Each is measured
/// against the one before it; programmed resources against the allocation.
/// </summary>
public enum Stage
{
    /// <summary>Resources programmed (<i>programmato, attivato</i>), column B.</summary>
    Programmed = 1,

    /// <summary>Legally binding commitments (<i>impegni giuridicamente vincolanti</i>), column D.</summary>
    Committed = 2,

    /// <summary>Payments to beneficiaries (<i>pagamenti ai beneficiari</i>), column F.</summary>
    Paid = 3,

    /// <summary>Certified expenditure, total eligible (<i>spesa certificata</i>), column H.</summary>
    Certified = 4,
}
