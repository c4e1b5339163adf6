using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>What two states have different, and the events between them.</summary>
public static class DifferenceTable
{
    private static readonly string[] PrintedEvent =
        ["position", "recordedAt", "on", "stream", "reference", "amount", "axis"];

    /// <summary>The cells that moved, with the totals below them, as people read them.</summary>
    public static ReportTable Of(ProgressDifference difference, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(labels);
        var cells = difference.Moved.Concat(difference.MovedTotals);
        return Table(
            labels["diff.title"],
            difference,
            labels,
            cells.Select(cell => Row(cell, cell.Key ?? labels["total"], labels["column." + cell.Figure.NameOf()])));
    }

    /// <summary>The cells that moved, for machines.</summary>
    public static ReportTable Rows(ProgressDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var rows = difference.Moved.Select(cell => Row(cell, cell.Key, cell.Figure.NameOf()));
        return Table("", difference, Labels.English, rows);
    }

    /// <summary>The totals, for machines.</summary>
    public static ReportTable Totals(ProgressDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var rows = difference.MovedTotals.Select(cell => Row(cell, null, cell.Figure.NameOf()));
        return Table("", difference, Labels.English, rows);
    }

    /// <summary>The events of one type: their count, their sum, and the largest.</summary>
    public static ReportTable Of(DifferenceGroup group, ProgressDifference difference, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(labels);
        return new ReportTable(
            labels.With("diff.group", EventCatalogue.AliasOf(group.Type), group.Count, group.Sum),
            MovementTable.Columns(labels),
            [.. group.Largest.Select(weighed => Event(weighed, difference))])
        {
            PrintedOrder = PrintedEvent,
        };
    }

    /// <summary>The row of an event, see <see cref="MovementTable.Columns"/>.</summary>
    public static IReadOnlyList<Cell> Event(WeighedEvent weighed, ProgressDifference difference)
    {
        ArgumentNullException.ThrowIfNull(weighed);
        ArgumentNullException.ThrowIfNull(difference);
        var place = difference.Initiatives[((ITransaction)weighed.Event.Data).Initiative];
        return MovementTable.Row(weighed.Event, place, weighed.Amount);
    }

    private static ReportTable Table(
        string title, ProgressDifference difference, Labels labels, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        string[] names = [FinancialProgressTable.KeyOf(difference.By), "stage", "first", "second", "difference"];
        return new ReportTable(
            title, [.. names.Select(name => new ReportColumn(name, labels["column." + name]))], [.. rows]);
    }

    private static IReadOnlyList<Cell> Row(DifferenceCell cell, string? key, string figure) =>
        [Cell.Of(key), Cell.Of(figure), Cell.Of(cell.First), Cell.Of(cell.Second), Cell.Of(cell.Difference)];
}
