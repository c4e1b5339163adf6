namespace PorFse.Ledger.Projections;

/// <summary>What each initiative is and where it belongs.</summary>
public sealed class InitiativeSheetView : IProjection
{
    /// <summary>The table <c>initiative_sheet</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "initiative_sheet",
        "Every initiative with its place in the programme.",
        [
            new("initiative", ViewType.Text, ViewRole.Key, "Code of the initiative."),
            new("title", ViewType.Text, ViewRole.Largest, "Title."),
            new("axis", ViewType.Text, ViewRole.Largest, "Priority axis."),
            new("priority", ViewType.Text, ViewRole.Largest, "Investment priority."),
            new("family", ViewType.Text, ViewRole.Largest, "Group of editions reported together; may be absent."),
            new("opened_on", ViewType.Date, ViewRole.Largest, "Date of the act that opened it."),
            new("opened_position", ViewType.Number, ViewRole.Largest, "Position of its opening in the log."),
            new("closed_on", ViewType.Date, ViewRole.Largest, "Date it was closed; absent while it is open."),
            new("closed_position", ViewType.Number, ViewRole.Largest, "Position of its closing in the log."),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new Fold();

    /// <summary>All initiatives as known at a position, read from a view.</summary>
    public static async Task<IReadOnlyList<InitiativeEntry>> ReadAsync(
        IViewReader views, long until, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(views);
        var rows = await views.RowsAsync(Definition, cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Where(row => (long)row[6]! <= until).Select(row => new InitiativeEntry(
                (string)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!, (string?)row[4],
                (DateOnly)row[5]!, row[8] is long closed && closed <= until ? (DateOnly?)row[7] : null)),
        ];
    }

    private sealed class Fold : IViewFold
    {
        private readonly Dictionary<string, (RecordedEvent? Opening, RecordedEvent? Closing)> sheets = [];

        public int Rows => sheets.Count;

        public IReadOnlyList<Array> Columns =>
        [
            sheets.Keys.ToArray(),
            Openings.Select(opened => opened?.Title).ToArray(),
            Openings.Select(opened => opened?.Axis).ToArray(),
            Openings.Select(opened => opened?.Priority).ToArray(),
            Openings.Select(opened => opened?.Family).ToArray(),
            Openings.Select(opened => opened?.On).ToArray(),
            sheets.Values.Select(sheet => sheet.Opening?.Position).ToArray(),
            sheets.Values.Select(sheet => sheet.Closing?.Data.On).ToArray(),
            sheets.Values.Select(sheet => sheet.Closing?.Position).ToArray(),
        ];

        private IEnumerable<InitiativeOpened?> Openings =>
            sheets.Values.Select(sheet => (InitiativeOpened?)sheet.Opening?.Data);

        public void Add(RecordedEvent recorded)
        {
            switch (recorded.Data)
            {
                case InitiativeOpened opened:
                    sheets[opened.Initiative] = (recorded, null);
                    break;
                case InitiativeClosed closed:
                    sheets[closed.Initiative] = (sheets.GetValueOrDefault(closed.Initiative).Opening, recorded);
                    break;
            }
        }
    }
}

/// <summary>An initiative and its place in the programme.</summary>
/// <param name="Initiative">Code.</param>
/// <param name="Title">Title.</param>
/// <param name="Axis">Priority axis.</param>
/// <param name="Priority">Investment priority.</param>
/// <param name="Family">Group of editions reported together, or null.</param>
/// <param name="OpenedOn">Date of the act that opened it.</param>
/// <param name="ClosedOn">Date it was closed, or null.</param>
public sealed record InitiativeEntry(
    string Initiative,
    string Title,
    string Axis,
    string Priority,
    string? Family,
    DateOnly OpenedOn,
    DateOnly? ClosedOn);
