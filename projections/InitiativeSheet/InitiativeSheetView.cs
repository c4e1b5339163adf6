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
            new("title", ViewType.Text, ViewRole.Latest, "Title."),
            new("axis", ViewType.Text, ViewRole.Latest, "Priority axis."),
            new("priority", ViewType.Text, ViewRole.Latest, "Investment priority."),
            new("family", ViewType.Text, ViewRole.Latest, "Group of editions reported together; may be absent."),
            new("opened_on", ViewType.Date, ViewRole.Latest, "Date of the act that opened it."),
            new("closed_on", ViewType.Date, ViewRole.Latest, "Date it was closed; absent while it is open."),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new Fold();

    /// <summary>All initiatives, read from a view.</summary>
    public static async Task<IReadOnlyList<InitiativeEntry>> ReadAsync(
        IViewReader views, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(views);
        var rows = await views.RowsAsync(Definition, cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new InitiativeEntry(
                (string)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!, (string?)row[4],
                (DateOnly)row[5]!, (DateOnly?)row[6])),
        ];
    }

    private sealed class Fold : IViewFold
    {
        private readonly Dictionary<string, (InitiativeOpened? Opened, DateOnly? ClosedOn)> sheets = [];

        public IReadOnlyList<Array> Columns =>
        [
            sheets.Keys.ToArray(),
            sheets.Values.Select(sheet => sheet.Opened?.Title).ToArray(),
            sheets.Values.Select(sheet => sheet.Opened?.Axis).ToArray(),
            sheets.Values.Select(sheet => sheet.Opened?.Priority).ToArray(),
            sheets.Values.Select(sheet => sheet.Opened?.Family).ToArray(),
            sheets.Values.Select(sheet => sheet.Opened?.On).ToArray(),
            sheets.Values.Select(sheet => sheet.ClosedOn).ToArray(),
        ];

        public void Add(RecordedEvent recorded)
        {
            switch (recorded.Data)
            {
                case InitiativeOpened opened:
                    sheets[opened.Initiative] = (opened, null);
                    break;
                case InitiativeClosed closed:
                    sheets[closed.Initiative] = (sheets.GetValueOrDefault(closed.Initiative).Opened, closed.On);
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
