namespace PorFse.Ledger.Projections;

/// <summary>
/// Net cents and number of transactions per initiative (hence priority and axis), stage and business date. Every total
/// of money at every date is a sum over it.
/// </summary>
public sealed class FinancialProgressView : IProjection
{
    /// <summary>The key of the initiative.</summary>
    public static ViewColumn Initiative { get; } =
        new("initiative", ViewType.Text, ViewRole.Key, "Code of the initiative.");

    /// <summary>The key of the stage: 1 programmed, 2 committed, 3 paid, 4 certified.</summary>
    public static ViewColumn StageKey { get; } =
        new("stage", ViewType.Number, ViewRole.Key, "1 programmed, 2 committed, 3 paid, 4 certified.");

    /// <summary>The table <c>financial_progress</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "financial_progress",
        "Net cents and number of transactions by business date, initiative and stage, as known now.",
        [
            new("business_on", ViewType.Date, ViewRole.Key, "Date of the facts in the accounts."),
            Initiative,
            StageKey,
            .. Sums,
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <summary>The amounts of a row.</summary>
    internal static ViewColumn[] Sums =>
    [
        new("cents", ViewType.Number, ViewRole.Sum, "Net amount in euro cents; reversals count negative."),
        new("events", ViewType.Number, ViewRole.Sum, "How many transactions make it up."),
    ];

    /// <inheritdoc/>
    public IViewFold Begin() => new Fold();

    private sealed class Fold : IViewFold
    {
        private readonly DayCells cells = new();

        public int Rows => cells.Count;

        public IReadOnlyList<Array> Columns => cells.Columns();

        public void Add(RecordedEvent recorded) => cells.Add(recorded);
    }
}
