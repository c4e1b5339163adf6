namespace PorFse.Ledger.Projections;

/// <summary>The sums of <see cref="FinancialProgressView"/> over whole months and years.</summary>
public sealed class ProgressByPeriodView : IProjection
{
    /// <summary>The table <c>financial_progress_by_period</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "financial_progress_by_period",
        "The sums of financial_progress over whole months and years, as known now. Sum one kind of period at a time.",
        [
            Period.Column("month or year"),
            new("starts_on", ViewType.Date, ViewRole.Key, "First day of the period of business dates."),
            FinancialProgressView.Initiative,
            FinancialProgressView.StageKey,
            .. FinancialProgressView.Sums,
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new Fold();

    private sealed class Fold : IViewFold
    {
        private readonly DayCells cells = new();

        public IReadOnlyList<Array> Columns => PeriodRows.Of(
            (Period.Month, cells.ColumnsBy(Period.MonthOf)),
            (Period.Year, cells.ColumnsBy(Period.YearOf)));

        public void Add(RecordedEvent recorded) => cells.Add(recorded);
    }
}
