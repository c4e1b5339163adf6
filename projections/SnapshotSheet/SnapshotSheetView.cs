namespace PorFse.Ledger.Projections;

/// <summary>Which snapshots are sealed, and of which states.</summary>
public sealed class SnapshotSheetView : IProjection
{
    /// <summary>The table <c>snapshot_sheet</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "snapshot_sheet",
        "Every sealed snapshot with the state it is of.",
        [
            new("snapshot", ViewType.Text, ViewRole.Key, "Name of the snapshot."),
            new("state_on", ViewType.Date, ViewRole.Largest, "The last business date that counts in it."),
            new("known_position", ViewType.Number, ViewRole.Largest, "Position of the last event that counts in it."),
            new("sealed_position", ViewType.Number, ViewRole.Largest, "Position of its sealing in the log."),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new RowPerEvent<SnapshotSealed>()
        .With((sealing, _) => sealing.Name)
        .With((sealing, _) => sealing.At)
        .With((sealing, _) => sealing.KnownAtPosition)
        .With((_, position) => position);

    /// <summary>All snapshots sealed by a position, read from a view, in the order of their sealing.</summary>
    public static async Task<IReadOnlyList<SnapshotEntry>> ReadAsync(
        IViewReader views, long until, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(views);
        var rows = await views.RowsAsync(Definition, cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Where(row => (long)row[3]! <= until).OrderBy(row => (long)row[3]!)
                .Select(row => new SnapshotEntry((string)row[0]!, (DateOnly)row[1]!, (long)row[2]!)),
        ];
    }
}

/// <summary>A sealed snapshot and the state it is of.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="At">The last business date that counts in it.</param>
/// <param name="Position">The position of the last event that counts in it.</param>
public sealed record SnapshotEntry(string Name, DateOnly At, long Position);
