using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>Who took part, by axis: men and women, and the vulnerable among them.</summary>
public static class ParticipantsTable
{
    private static readonly string[] Names =
    [
        "axis", "initiative", "on", "participants", "men", "menShare", "women", "womenShare", "withDisability",
        "migrants", "otherDisadvantaged", "vulnerable", "vulnerableShare",
    ];

    /// <summary>The table of what counts in a state; its total is of the axes, initiatives are parts of them.</summary>
    /// <param name="counted">What counts, of axes and of initiatives.</param>
    /// <param name="axes">The axes in the plan's order.</param>
    /// <param name="at">The date of the state.</param>
    /// <param name="labels">The reader's language.</param>
    public static ReportTable Of(
        IReadOnlyList<Participants> counted, IReadOnlyList<string> axes, DateOnly at, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(counted);
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentNullException.ThrowIfNull(labels);
        var order = axes.Select((axis, rank) => (axis, rank)).ToDictionary(pair => pair.axis, pair => pair.rank);
        var rows = counted.OrderBy(one => order.GetValueOrDefault(one.Axis!, int.MaxValue))
            .ThenBy(one => one.Initiative, StringComparer.Ordinal);
        return new ReportTable(
            labels.With("participants.title", at),
            [.. Names.Select(name => new ReportColumn(name, labels["column." + name]))],
            [.. rows.Select(Cells)],
            Cells(Participants.Together(counted.Where(one => one.Initiative is null))));
    }

    private static IReadOnlyList<Cell> Cells(Participants one) =>
    [
        Cell.Of(one.Axis),
        Cell.Of(one.Initiative),
        Cell.Of(one.On),
        new Cell.Count(one.Total),
        new Cell.Count(one.Men),
        new Cell.Percent(Rate.OfCounts(one.Men, one.Total)),
        new Cell.Count(one.Women),
        new Cell.Percent(Rate.OfCounts(one.Women, one.Total)),
        Count(one.WithDisability),
        Count(one.Migrants),
        Count(one.OtherDisadvantaged),
        Count(one.Vulnerable),
        one.Vulnerable is { } vulnerable ? new Cell.Percent(Rate.OfCounts(vulnerable, one.Total)) : Cell.Nothing,
    ];

    private static Cell Count(long? count) => count is { } value ? new Cell.Count(value) : Cell.Nothing;
}
