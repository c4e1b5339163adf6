namespace PorFse.Ledger.Reports;

/// <summary>The sealed snapshots, each with the state it is of and who approved it.</summary>
public static class SnapshotListTable
{
    private static readonly string[] Names =
    [
        "name", "at", "knownAtPosition", "knownAtMoment", "sealedAt", "approvedOn", "approvedBy", "certified",
    ];

    /// <summary>The table of some sealings, in their order.</summary>
    public static ReportTable Of(IReadOnlyList<RecordedEvent> sealings, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(sealings);
        ArgumentNullException.ThrowIfNull(labels);
        return new ReportTable(
            labels["snapshot.list"],
            [.. Names.Select(name => new ReportColumn(name, labels["column." + name]))],
            [.. sealings.Select(recorded => Cells(recorded, (SnapshotSealed)recorded.Data))]);
    }

    private static IReadOnlyList<Cell> Cells(RecordedEvent recorded, SnapshotSealed sealing) =>
    [
        Cell.Of(sealing.Name),
        Cell.Of(sealing.At),
        new Cell.Count(sealing.KnownAtPosition),
        new Cell.Moment(sealing.KnownAtMoment),
        new Cell.Moment(recorded.RecordedAt),
        Cell.Of(sealing.ApprovedOn),
        Cell.Of(sealing.ApprovedBy),
        Cell.Of(sealing.Total.Certified),
    ];
}
