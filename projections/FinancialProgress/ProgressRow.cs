namespace PorFse.Ledger.Projections;

/// <summary>One row of Table 2: allocation, the four stages, and the rates between adjacent ones.</summary>
/// <param name="Key">What the row is of: an axis, a priority, an initiative, an operation; null for the total.</param>
/// <param name="Allocation">A, EUR (<i>dotazione finanziaria</i>); null below the priority.</param>
/// <param name="Programmed">B, EUR (<i>programmato</i>); null for an operation.</param>
/// <param name="Committed">D, EUR (<i>impegni</i>).</param>
/// <param name="Paid">F, EUR (<i>pagamenti ai beneficiari</i>).</param>
/// <param name="Certified">H, EUR, total eligible (<i>spesa certificata</i>).</param>
/// <param name="Events">How many transactions make up the row.</param>
public sealed record ProgressRow(
    string? Key,
    Euro? Allocation,
    Euro? Programmed,
    Euro Committed,
    Euro Paid,
    Euro Certified,
    long Events)
{
    /// <summary>C = B/A. The head of the published table says A/B; its values are B/A.</summary>
    public Rate? ProgrammedRate => Programmed is { } b && Allocation is { } a ? new Rate(b, a) : null;

    /// <summary>E = D/B.</summary>
    public Rate? CommittedRate => Programmed is { } b ? new Rate(Committed, b) : null;

    /// <summary>G = F/D.</summary>
    public Rate PaidRate => new(Paid, Committed);

    /// <summary>I = H/F.</summary>
    public Rate CertifiedRate => new(Certified, Paid);

    internal static ProgressRow Of(string? key, Euro? allocation, bool programmed, IEnumerable<ProgressCell> cells)
    {
        var (sums, events) = (new Euro[5], 0L);
        foreach (var cell in cells)
        {
            sums[(int)cell.Stage] += cell.Net;
            events += cell.Events;
        }
        return new ProgressRow(
            key,
            allocation,
            programmed ? sums[(int)Stage.Programmed] : null,
            sums[(int)Stage.Committed],
            sums[(int)Stage.Paid],
            sums[(int)Stage.Certified],
            events);
    }
}
