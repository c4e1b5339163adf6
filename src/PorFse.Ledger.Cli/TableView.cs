using PorFse.Ledger.Reports;
using Spectre.Console;

namespace PorFse.Ledger.Cli;

/// <summary>A table on a terminal: in columns where they fit, else one block of lines a row.</summary>
internal static class TableView
{
    private const int Padding = 3;
    private const int NoteIndent = 2;

    internal static void Write(IAnsiConsole console, ReportTable result, Labels labels)
    {
        var table = result.ForPeople();
        var texts = table.Rows.Select(row => Texts(row, labels)).ToList();
        var total = table.Total is { } cells ? Texts(cells, labels) : null;
        if (total is not null && total[0].Length == 0)
            total[0] = labels["total"];

        Write(console, table.Title, 0);
        if (WidthOf(table, texts, total) <= console.Profile.Width)
            console.Write(Grid(table, texts, total));
        else
            Blocks(console, table, texts, total);
        foreach (var note in table.Notes)
            Write(console, note, NoteIndent);
    }

    private static int WidthOf(ReportTable table, List<string[]> texts, string[]? total) =>
        1 + table.Columns.Select((column, i) =>
            texts.Append(total ?? []).Where(row => i < row.Length).Select(row => row[i].Length)
                .Append(column.Heading.Length).Max() + Padding).Sum();

    private static Table Grid(ReportTable table, List<string[]> texts, string[]? total)
    {
        var grid = new Table().Border(TableBorder.Simple);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = new TableColumn(table.Columns[i].Heading.EscapeMarkup()).NoWrap();
            grid.AddColumn(IsNumeric(table, i) ? column.RightAligned() : column);
        }
        foreach (var row in texts)
            grid.AddRow([.. row.Select(text => new Text(text))]);
        if (total is not null)
            grid.AddRow([.. total.Select(text => new Text(text, new Style(decoration: Decoration.Bold)))]);
        return grid;
    }

    private static void Blocks(IAnsiConsole console, ReportTable table, List<string[]> texts, string[]? total)
    {
        var name = table.Columns.Max(column => column.Heading.Length);
        foreach (var row in total is null ? texts : texts.Append(total))
        {
            console.WriteLine();
            if (row[0].Length > 0)
                Write(console, row[0], 0);
            for (var i = 1; i < row.Length; i++)
            {
                if (row[i].Length > 0)
                    Write(console, $"  {table.Columns[i].Heading.PadRight(name)}  {row[i]}", name + 4);
            }
        }
        console.WriteLine();
    }

    private static void Write(IAnsiConsole console, string text, int indent)
    {
        foreach (var line in Wrapped.Lines(text, console.Profile.Width, indent))
            console.WriteLine(line);
    }

    private static bool IsNumeric(ReportTable table, int column) =>
        table.Rows.Count > 0 && table.Rows.All(row => CellText.IsNumber(row[column]) || row[column] == Cell.Nothing)
        && table.Rows.Any(row => CellText.IsNumber(row[column]));

    private static string[] Texts(IReadOnlyList<Cell> row, Labels labels) =>
        [.. row.Select(cell => CellText.ForPeople(cell, labels))];
}
