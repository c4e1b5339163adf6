using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>What an import brings, or would bring: its events, its findings, the totals after it.</summary>
public static class ImportTable
{
    /// <summary>The columns of findings for machines.</summary>
    public static IReadOnlyList<ReportColumn> FindingColumns { get; } =
    [
        .. new[] { "file", "row", "column", "columnName", "cell", "code", "message" }
            .Select(name => new ReportColumn(name, name)),
    ];

    /// <summary>A finding for machines, never translated.</summary>
    public static IReadOnlyList<Cell> Cells(FileFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return
        [
            Cell.Of(finding.File),
            new Cell.Count(finding.Row),
            finding.Column is { } column ? new Cell.Count(column) : Cell.Nothing,
            Cell.Of(finding.ColumnName),
            Cell.Of(finding.Cell),
            Cell.Of(finding.Reason.Code),
            Cell.Of(finding.Reason.Message),
        ];
    }

    /// <summary>The new events by type, for people.</summary>
    public static ReportTable OfEvents(ImportTally tally, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(labels);
        return new ReportTable(
            labels["import.events"],
            [new("type", labels["column.type"]), new("number", labels["column.number"])],
            [
                .. tally.Events.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
                    (IReadOnlyList<Cell>)[Cell.Of(pair.Key), new Cell.Count(pair.Value)]),
            ],
            [Cell.Nothing, new Cell.Count(tally.Events.Values.Sum())]);
    }

    /// <summary>What stands in the way of undoing an import, for machines.</summary>
    public static ReportTable OfUndoingForMachines(IReadOnlyList<(RecordedEvent Event, Refusal Reason)> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        string[] names = ["position", "stream", "type", "reference", "code", "message"];
        return new ReportTable(
            "",
            [.. names.Select(name => new ReportColumn(name, name))],
            [
                .. findings.Select(finding => (IReadOnlyList<Cell>)
                [
                    .. PlaceOf(finding.Event), Cell.Of(finding.Reason.Code), Cell.Of(finding.Reason.Message),
                ]),
            ]);
    }

    /// <summary>What stands in the way of undoing an import, for people.</summary>
    public static ReportTable OfUndoing(
        IReadOnlyList<(RecordedEvent Event, Refusal Reason)> findings, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(labels);
        string[] names = ["position", "stream", "type", "reference", "finding"];
        return new ReportTable(
            labels.With("undo.findings", findings.Count),
            [.. names.Select(name => new ReportColumn(name, labels["column." + name]))],
            [
                .. findings.Select(finding => (IReadOnlyList<Cell>)
                [
                    .. PlaceOf(finding.Event),
                    Cell.Of($"{finding.Reason.Code}: {labels.Of(finding.Reason)}"),
                ]),
            ]);
    }

    private static Cell[] PlaceOf(RecordedEvent undone) =>
    [
        new Cell.Count(undone.Position),
        Cell.Of(undone.Stream.Value),
        Cell.Of(EventCatalogue.AliasOf(undone.Data.GetType())),
        Cell.Of((undone.Data as ITransaction)?.Reference),
    ];

    /// <summary>The totals by axis as they would be after an import.</summary>
    /// <param name="tally">What it would bring.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="initiatives">The initiatives before it.</param>
    /// <param name="cells">The amounts before it.</param>
    /// <param name="at">The business date.</param>
    public static FinancialProgress After(
        ImportTally tally,
        Programme programme,
        IReadOnlyList<InitiativeEntry> initiatives,
        IReadOnlyList<ProgressCell> cells,
        DateOnly at)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var opened = tally.Opened.Select(opening => new InitiativeEntry(
            opening.Initiative, opening.Title, opening.Axis, opening.Priority, opening.Family, opening.On, null));
        var moved = tally.Movements.Select(sum => new ProgressCell(
            sum.Initiative, null, sum.Stage, Euro.FromCents(sum.Cents), sum.Events));
        return FinancialProgress.Of(
            Breakdown.Axis, programme, [.. initiatives, .. opened], [.. cells, .. moved], at);
    }
}
