namespace PorFse.Ledger.Reports;

/// <summary>
/// Tables as HTML: captioned, with heads a screen reader knows, scrolled where they are wider than a page.
/// </summary>
internal static class TableMarkup
{
    private const int LongestUncut = 12;
    private const int LongestOnLine = 20;

    /// <summary>
    /// A table with the cells people read, without the columns that have nothing; nothing without rows.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="id">What no other element of the document is called.</param>
    /// <param name="labels">The language.</param>
    internal static Markup Of(ReportTable table, string id, Labels labels) => table.Rows.Count == 0
        ? default
        : new Written(table.ForPeople().WithoutEmptyColumns(), labels).ToMarkup(id);

    private sealed class Written(ReportTable table, Labels labels)
    {
        private readonly List<string> classes = [.. Indices(table).Select(i => ClassOf(
            [.. table.Rows.Select(row => row[i]).Where(cell => cell != Cell.Nothing)], labels))];

        // What a row is of: a reader of one cell hears it, so it is never empty.
        private readonly int head = Indices(table).FirstOrDefault(i => table.Rows.All(row => row[i] != Cell.Nothing));

        private string Size => table.Rows.Count > LongestUncut ? "scroll" : "scroll uncut";

        internal Markup ToMarkup(string id) => Markup.Of($"""
            <div class="{Size}" role="region" aria-labelledby="{id}" tabindex="0">
            <table>
            <caption id="{id}">{table.Title}</caption>
            <thead><tr>{table.Columns.Select((column, i) => Markup.Of(
                $"""<th scope="col" class="{classes[i]}">{column.Heading}</th>"""))}</tr></thead>
            <tbody>
            {table.Rows.Select(row => Row(row, head))}</tbody>
            {(table.Total is { } total ? Total(total) : default)}</table>
            </div>

            """);

        private Markup Total(IReadOnlyList<Cell> total) => Markup.Of(
            $"<tfoot>\n{Row([Cell.Of(labels["total"]), .. total.Skip(1)], 0)}</tfoot>\n");

        private Markup Row(IReadOnlyList<Cell> row, int named) =>
            Markup.Of($"<tr>{row.Select((cell, i) => i == named ? Head(cell) : Value(cell, i))}</tr>\n");

        private Markup Head(Cell cell) => Markup.Of($"""<th scope="row">{CellText.ForPeople(cell, labels)}</th>""");

        private Markup Value(Cell cell, int column) =>
            Markup.Of($"""<td class="{classes[column]}">{CellText.ForPeople(cell, labels)}</td>""");

        private static string ClassOf(List<Cell> cells, Labels labels) =>
            cells.All(CellText.IsNumber) ? "number"
            : cells.All(cell => cell is Cell.Day) ? "day"
            : cells.Any(cell => CellText.ForPeople(cell, labels).Length > LongestOnLine) ? "long"
            : "short";

        private static IEnumerable<int> Indices(ReportTable table) => Enumerable.Range(0, table.Columns.Count);
    }
}
