namespace PorFse.Ledger.Projections;

/// <summary>
/// What each complete era of the log, and each span of eras, brought: by days, months and years of the business dates.
/// Any state as known at an earlier position is a sum over it and at most half an era's events.
/// </summary>
public sealed class ProgressByEraView : IProjection
{
    /// <summary>The kinds of periods, the longest first.</summary>
    internal static Period[] Kinds => [Period.Year, Period.Month, Period.Day];

    /// <summary>The table <c>financial_progress_by_era</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "financial_progress_by_era",
        "What complete eras of the log brought. Sum one size of eras and one kind of period at a time.",
        [
            ViewSet.EraSize,
            ViewSet.EraFirst,
            .. Period.Columns(Kinds),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new PeriodFold(Kinds);
}
