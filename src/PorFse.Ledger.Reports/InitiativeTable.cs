using System.Globalization;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>The initiatives of a state: where they belong, their life, their money and their projects.</summary>
public static class InitiativeTable
{
    private static readonly string[] Amounts =
        ["programmed", "committed", "paid", "certified", "projects", "newProjects"];

    private static readonly string[] Names =
        ["initiative", "title", "axis", "priority", "family", "openedOn", "phases", "closedOn", .. Amounts];

    /// <summary>The columns that fit a screen, for <see cref="ReportTable.PrintedOrder"/>.</summary>
    public static IReadOnlyList<string> OnScreen { get; } =
        ["initiative", "axis", "openedOn", "phases", "closedOn", .. Amounts];

    /// <summary>The table of some initiatives, their amounts added up.</summary>
    /// <param name="rows">The initiatives.</param>
    /// <param name="at">The business date.</param>
    /// <param name="labels">The language.</param>
    public static ReportTable Of(IReadOnlyList<InitiativeRow> rows, DateOnly at, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        var total = InitiativeFigures.Together(rows.Select(row => row.Figures));
        return new ReportTable(
            labels.With("initiatives.title", at),
            [.. Names.Select(name => new ReportColumn(name, labels["column." + name]))],
            [.. rows.Select(Cells)],
            [.. Names.Except(Amounts).Select(_ => Cell.Nothing), .. Cells(total)])
        {
            Formulas = Amounts.ToDictionary(name => name, ColumnFormula (_) => new ColumnFormula.Sum()),
        };
    }

    private static IReadOnlyList<Cell> Cells(InitiativeRow row) =>
    [
        Cell.Of(row.Initiative.Initiative),
        Cell.Of(row.Initiative.Title),
        Cell.Of(row.Initiative.Axis),
        Cell.Of(row.Initiative.Priority),
        Cell.Of(row.Initiative.Family),
        Cell.Of(row.Initiative.OpenedOn),
        Cell.Of(row.Phases.Count == 0 ? null : string.Join(", ", row.Phases.Select(Text))),
        Cell.Of(row.Initiative.ClosedOn),
        .. Cells(row.Figures),
    ];

    private static IEnumerable<Cell> Cells(InitiativeFigures figures) =>
    [
        Cell.Of(figures.Programmed),
        Cell.Of(figures.Committed),
        Cell.Of(figures.Paid),
        Cell.Of(figures.Certified),
        new Cell.Count(figures.Projects),
        new Cell.Count(figures.NewProjects),
    ];

    private static string Text(InitiativePhase phase) =>
        string.Create(CultureInfo.InvariantCulture, $"{phase.Phase} {phase.StartedOn:yyyy-MM-dd}");
}
