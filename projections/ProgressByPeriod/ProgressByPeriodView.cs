namespace PorFse.Ledger.Projections;

/// <summary>The sums of <see cref="FinancialProgressView"/> over whole periods of business dates.</summary>
public sealed class ProgressByPeriodView : IProjection
{
    /// <summary>The kinds of periods, the longest first.</summary>
    internal static Period[] Kinds => [Period.Year, Period.Quarter, Period.Month, Period.TenDays];

    /// <summary>The table <c>financial_progress_by_period</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "financial_progress_by_period",
        "The sums of financial_progress over whole periods, as known now. Sum one kind of period at a time.",
        [
            .. Period.Columns(Kinds),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new PeriodFold(Kinds);
}
