using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Written = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace PorFse.Ledger.Reports;

/// <summary>A table as a sheet: its title, the frozen heads, the rows, the total.</summary>
/// <param name="table">The table, in the order in which it is shown.</param>
/// <param name="labels">The language.</param>
internal sealed class SheetMarkup(ReportTable table, Labels labels)
{
    /// <summary>The rows that every printed page begins with.</summary>
    internal const string Heads = "$1:$2";

    private const int FirstRow = 3;
    private const int Widest = 48;
    private const int Margin = 3;
    private const int LineHeight = 15;
    private const int TitleHeight = 21;

    private static readonly DateTime NoDay = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc);

    // Numbers stand below their heads at the right; dates and words, and numbers among them, at the left.
    private readonly List<bool> ofNumbers = [.. Enumerable.Range(0, table.Columns.Count).Select(column =>
        table.Rows.Select(row => row[column]).Where(cell => cell != Cell.Nothing).All(CellText.IsNumber))];

    private int TotalRow => FirstRow + table.Rows.Count;

    internal Worksheet Worksheet(bool isFirst) => new(
        new SheetProperties(new PageSetupProperties { FitToPage = true }),
        new SheetViews(View(isFirst)),
        new Columns(table.Columns.Select((_, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = WidthOf(i),
            CustomWidth = true,
        })),
        new SheetData(Rows()),
        new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });

    private static SheetView View(bool isFirst) => new(new Pane
    {
        HorizontalSplit = 1,
        VerticalSplit = FirstRow - 1,
        TopLeftCell = Reference(1, FirstRow),
        ActivePane = PaneValues.BottomRight,
        State = PaneStateValues.Frozen,
    })
    {
        WorkbookViewId = 0,
        TabSelected = isFirst,
    };

    private IEnumerable<OpenXmlElement> Rows()
    {
        yield return RowOf(1, TitleHeight, [Text(table.Title, 0, 1, SheetStyles.Title)]);
        yield return RowOf(2, LineHeight, table.Columns.Select((column, i) => Text(
            column.Heading, i, 2, ofNumbers[i] ? SheetStyles.HeadOfNumbers : SheetStyles.Head)));
        for (var i = 0; i < table.Rows.Count; i++)
            yield return RowOf(FirstRow + i, HeightOf(table.Rows[i]), Cells(table.Rows[i], FirstRow + i));
        if (table.Total is { } total)
            yield return RowOf(TotalRow, LineHeight, Cells([Labelled(total[0]), .. total.Skip(1)], TotalRow));
    }

    private Cell Labelled(Cell first) => first == Cell.Nothing ? Cell.Of(labels["total"]) : first;

    private static Row RowOf(int number, int height, IEnumerable<Written> cells) =>
        new(cells) { RowIndex = (uint)number, Height = height, CustomHeight = true };

    // No program measures again the rows of a file it opens: a text that is broken needs the room of its lines.
    private int HeightOf(IReadOnlyList<Cell> row) =>
        LineHeight * row.Max(cell => 1 + (LengthOf(cell) / (Widest - Margin)));

    private int LengthOf(Cell cell) => CellText.ForPeople(cell, labels).Length;

    private IEnumerable<Written> Cells(IReadOnlyList<Cell> row, int number)
    {
        for (var i = 0; i < row.Count; i++)
        {
            var (cell, style) = (row[i], SheetStyles.Of(row[i], number == TotalRow, !ofNumbers[i]));
            if (cell is Cell.Text { Value: { } text })
                yield return Text(text, i, number, style);
            else if (cell is Cell.Word word)
                yield return Text(word.Label, i, number, style);
            else
                yield return Value(cell, i, number, style);
        }
    }

    private Written Value(Cell cell, int column, int row, uint style)
    {
        var written = new Written { CellReference = Reference(column, row), StyleIndex = style };
        if (FormulaOf(cell, column, row) is { } formula)
            written.CellFormula = new CellFormula(formula);
        if (Stored(cell) is { } value)
            written.CellValue = new CellValue(value);
        if (cell is Cell.Truth)
            written.DataType = CellValues.Boolean;
        else if (written.CellFormula is not null && written.CellValue is null)
            (written.DataType, written.CellValue) = (CellValues.String, new CellValue(""));
        return written;
    }

    // Of a sum of decimals the program that opens it has the nearest doubles only: rounded, it is the cents again.
    private string? FormulaOf(Cell cell, int column, int row) =>
        cell == Cell.Nothing ? null : table.Formulas.GetValueOrDefault(table.Columns[column].Name) switch
        {
            ColumnFormula.Sum when row == TotalRow && AddsUp(column) =>
                $"ROUND(SUM({Reference(column, FirstRow)}:{Reference(column, TotalRow - 1)}),2)",
            ColumnFormula.Quotient(var numerator, var denominator) =>
                Quotient(Named(numerator, row), Named(denominator, row)),
            ColumnFormula.Share(var of) => Quotient(Named(of, row), Named(of, TotalRow)),
            _ => null,
        };

    private bool AddsUp(int column) =>
        table.Rows.Count > 0 && table.Rows.All(row => CellText.IsNumber(row[column]));

    private string? Named(string column, int row) =>
        table.IndexOf(column) is >= 0 and var i ? Reference(i, row) : null;

    private static string? Quotient(string? numerator, string? denominator) =>
        numerator is null || denominator is null ? null : $"IF({denominator}=0,\"\",{numerator}/{denominator})";

    // A workbook counts days from one day on, and hours as parts of a day.
    private static string? Stored(Cell cell) => cell switch
    {
        Cell.Money money => money.Value.ToString(),
        Cell.Quantity quantity => quantity.Value.ToString(CultureInfo.InvariantCulture),
        Cell.Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        Cell.Percent { Value: var rate } => rate.IsDefined
            ? (new decimal(rate.Numerator.Cents) / rate.Denominator.Cents).ToString("0.###############", Invariant)
            : null,
        Cell.Day day => (day.Value.ToDateTime(TimeOnly.MinValue) - NoDay).Days.ToString(Invariant),
        Cell.Moment moment => (new decimal((moment.Value.UtcDateTime - NoDay).Ticks) / TimeSpan.TicksPerDay)
            .ToString("0.###########", Invariant),
        Cell.Truth truth => truth.Value ? "1" : "0",
        _ => null,
    };

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static Written Text(string text, int column, int row, uint style) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = Reference(column, row),
            StyleIndex = style,
            DataType = CellValues.InlineString,
        };

    private double WidthOf(int column) => Math.Min(
        Widest,
        table.Rows.Append(table.Total ?? []).Where(row => column < row.Count)
            .Select(row => LengthOf(row[column]))
            .Append(table.Columns[column].Heading.Length)
            .Max() + Margin);

    private static string Reference(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters + row.ToString(Invariant);
    }
}
