using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>
/// A snapshot's sealed figures, cell by cell, beside what the ledger gives for the same state: from its totals and,
/// independently of them, from its events.
/// </summary>
public sealed class SnapshotComparison
{
    private const string Moment = "knownAtMoment";

    private static readonly (string Name, Func<SealedFigures, Cell> Value)[] Figures =
    [
        ("allocation", figures => Cell.Of(figures.Allocation)),
        ("programmed", figures => Cell.Of(figures.Programmed)),
        ("committed", figures => Cell.Of(figures.Committed)),
        ("paid", figures => Cell.Of(figures.Paid)),
        ("certified", figures => Cell.Of(figures.Certified)),
        ("events", figures => new Cell.Count(figures.Events)),
    ];

    private static readonly string[] Names = ["axis", "figure", "sealed", "derived", "recounted", "equal"];

    private readonly ReportTable table;
    private readonly Labels labels;

    private SnapshotComparison(ReportTable table, Labels labels)
    {
        this.table = table;
        this.labels = labels;
        Differences = [.. table.Rows.Where(row => row[^1] != Same).Select(DifferenceOf)];
    }

    private static Cell Same { get; } = Cell.Of((bool?)true);

    /// <summary>Every cell, for machines.</summary>
    public ReportTable Table => table;

    /// <summary>How many cells were compared.</summary>
    public int Cells => table.Rows.Count;

    /// <summary>The cells that differ, in the order of the table; none where the snapshot holds.</summary>
    public IReadOnlyList<SealedDifference> Differences { get; }

    /// <summary>Compares a sealing with the ledger.</summary>
    /// <param name="sealing">What was sealed.</param>
    /// <param name="knownAt">When the ledger has the event at the sealed position recorded.</param>
    /// <param name="derived">The state from the ledger's totals.</param>
    /// <param name="recounted">The state from the ledger's events.</param>
    /// <param name="labels">The reader's language.</param>
    public static SnapshotComparison Of(
        SnapshotSealed sealing,
        DateTimeOffset? knownAt,
        FinancialProgress derived,
        FinancialProgress recounted,
        Labels labels)
    {
        ArgumentNullException.ThrowIfNull(sealing);
        ArgumentNullException.ThrowIfNull(labels);
        var rows = new[] { RowsOf(sealing.Progress()), RowsOf(derived), RowsOf(recounted) };
        var cells = rows.SelectMany(side => side.Keys).Distinct()
            .OrderBy(key => key.Axis is null)
            .SelectMany(key => Compare(key.Axis, [.. rows.Select(side => side.GetValueOrDefault(key))]));
        var moment = Cell.Of(knownAt);
        return new SnapshotComparison(
            new ReportTable(
                labels.With("snapshot.comparison", sealing.Name),
                [.. Names.Select(name => new ReportColumn(name, labels["column." + name]))],
                [.. cells, Row(null, Moment, [new Cell.Moment(sealing.KnownAtMoment), moment, moment])]),
            labels);
    }

    /// <summary>The cells that differ, for a person.</summary>
    public ReportTable DifferencesForPeople() => table with
    {
        Rows =
        [
            .. table.Rows.Where(row => row[^1] != Same).Select(row => (IReadOnlyList<Cell>)
            [
                Cell.Of(DifferenceOf(row).Axis), Cell.Of(DifferenceOf(row).Figure), .. row.Skip(2),
            ]),
        ],
    };

    private static IEnumerable<List<Cell>> Compare(string? axis, IReadOnlyList<SealedFigures?> sides) =>
        Figures.Select(figure => Row(
            axis, figure.Name, [.. sides.Select(side => side is null ? Cell.Nothing : figure.Value(side))]));

    private static List<Cell> Row(string? axis, string figure, IReadOnlyList<Cell> sides) =>
        [Cell.Of(axis), Cell.Of(figure), .. sides, Cell.Of((bool?)sides.All(side => side == sides[0]))];

    // A damaged event may name an axis twice: it is then another row, not another value of the first.
    private static Dictionary<(string? Axis, int Nth), SealedFigures> RowsOf(FinancialProgress progress)
    {
        var (axes, total) = progress.Figures();
        return axes.Append(total).GroupBy(row => row.Axis)
            .SelectMany(same => same.Select((row, nth) => ((same.Key, nth), row)))
            .ToDictionary(row => row.Item1, row => row.row);
    }

    private SealedDifference DifferenceOf(IReadOnlyList<Cell> row)
    {
        var figure = ((Cell.Text)row[1]).Value!;
        var axis = ((Cell.Text)row[0]).Value ?? (figure == Moment ? "–" : labels["total"]);
        var found = row[3] != row[2] ? row[3] : row[4];
        return new SealedDifference(
            axis, labels["column." + figure], CellText.ForPeople(row[2], labels), CellText.ForPeople(found, labels));
    }
}

/// <summary>A cell in which a snapshot and the ledger differ, in the reader's language.</summary>
/// <param name="Axis">The row: an axis, or the total.</param>
/// <param name="Figure">The column.</param>
/// <param name="Sealed">What was sealed; empty where the snapshot has no such row.</param>
/// <param name="Found">What the ledger gives; empty where it has no such row.</param>
public sealed record SealedDifference(string Axis, string Figure, string Sealed, string Found);
