namespace PorFse.Ledger.Projections;

/// <summary>What two states of the progress have different, cell by cell.</summary>
/// <param name="By">What the rows are of.</param>
/// <param name="States">The two states.</param>
/// <param name="Cells">Every amount of every row, moved or not; rows in the plan's order.</param>
/// <param name="Totals">The amounts of the whole programme.</param>
/// <param name="FirstPlan">The plan decision in force in the first state; null before the first plan.</param>
/// <param name="SecondPlan">The plan decision in force in the second state; null before the first plan.</param>
/// <param name="Initiatives">The initiatives either state knows, by code.</param>
public sealed record ProgressDifference(
    Breakdown By,
    TwoStates States,
    IReadOnlyList<DifferenceCell> Cells,
    IReadOnlyList<DifferenceCell> Totals,
    RecordedEvent? FirstPlan,
    RecordedEvent? SecondPlan,
    IReadOnlyDictionary<string, InitiativeEntry> Initiatives)
{
    /// <summary>The cells that moved.</summary>
    public IEnumerable<DifferenceCell> Moved => Cells.Where(cell => cell.Difference != Euro.Zero);

    /// <summary>The totals of every figure that moved in some row, or as a whole.</summary>
    public IEnumerable<DifferenceCell> MovedTotals
    {
        get
        {
            var moved = Moved.Select(cell => cell.Figure).ToHashSet();
            return Totals.Where(total => total.Difference != Euro.Zero || moved.Contains(total.Figure));
        }
    }

    /// <summary>Compares the rows of two states.</summary>
    public static ProgressDifference Of(
        TwoStates states,
        FinancialProgress first,
        FinancialProgress second,
        IReadOnlyList<RecordedEvent> programme,
        IReadOnlyList<InitiativeEntry> initiatives)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var cci = programme.Fold<Programme>().Cci;
        var (inFirst, inSecond) = (first.Rows.ToDictionary(KeyOf), second.Rows.ToDictionary(KeyOf));
        var order = first.Rows.Count > second.Rows.Count ? first.Rows.Concat(second.Rows)
            : second.Rows.Concat(first.Rows);
        return new ProgressDifference(
            first.By,
            states,
            [
                .. order.Select(KeyOf).Distinct().SelectMany(key =>
                    Compare(key, inFirst.GetValueOrDefault(key), inSecond.GetValueOrDefault(key))),
            ],
            [.. Compare(null, first.Total, second.Total)],
            PlanDecisions.InForce(programme, states.First),
            PlanDecisions.InForce(programme, states.Second),
            initiatives.ToDictionary(entry => entry.Initiative));

        // The whole programme is one row, known or not yet.
        string KeyOf(ProgressRow row) => first.By == Breakdown.Programme ? cci : row.Key!;
    }

    private static IEnumerable<DifferenceCell> Compare(string? key, ProgressRow? first, ProgressRow? second)
    {
        foreach (var figure in Figures.Amounts)
        {
            var (one, other) = (first?.AmountOf(figure), second?.AmountOf(figure));
            if (one is not null || other is not null)
                yield return new DifferenceCell(key, figure, one ?? Euro.Zero, other ?? Euro.Zero);
        }
    }
}

/// <summary>One amount of the progress in two states.</summary>
/// <param name="Key">The row; null for the whole programme.</param>
/// <param name="Figure">Which amount.</param>
/// <param name="First">EUR, in the first state.</param>
/// <param name="Second">EUR, in the second state.</param>
public sealed record DifferenceCell(string? Key, Figure Figure, Euro First, Euro Second)
{
    /// <summary>EUR, second less first.</summary>
    public Euro Difference => Second - First;
}
