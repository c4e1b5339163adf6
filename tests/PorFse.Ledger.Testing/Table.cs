using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;

namespace PorFse.Ledger.Testing;

/// <summary>
/// A table of attempts in aligned text: names of the columns, then one attempt a line, its outcome last. Cells are
/// apart by two blanks or more; "-" is nothing, "x*101" is 101 times the letter x, "U+0007" is that character.
/// </summary>
public static partial class Table
{
    /// <summary>Makes every attempt and compares the outcomes; what fails shows the table as it came out.</summary>
    public static void Check(string table, Func<Row, string> attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var lines = Lines(table);
        var columns = Cells(lines[0]);
        var came = lines.Skip(1).Select(line =>
        {
            var cells = Cells(line);
            cells.Length.ShouldBe(columns.Length, line);
            return line[..^cells[^1].Length] + attempt(new Row(columns, cells));
        });
        string.Join('\n', came.Prepend(lines[0])).ShouldBe(string.Join('\n', lines));
    }

    /// <summary>The last column, top down.</summary>
    public static IEnumerable<string> Outcomes(string table) => Lines(table).Skip(1).Select(line => Cells(line)[^1]);

    private static string[] Lines(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] Cells(string line) => Blanks().Split(line);

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}

/// <summary>One attempt.</summary>
public sealed class Row(string[] columns, string[] cells)
{
    /// <summary>The cell as it is written.</summary>
    public string this[string column] =>
        Array.IndexOf(columns, column) is var at and >= 0
            ? cells[at]
            : throw new ArgumentException($"No column {column}.");

    /// <summary>A text, or null for "-".</summary>
    public string? Optional(string column)
    {
        var cell = this[column];
        if (cell == "-")
            return null;
        if (cell.StartsWith("U+", StringComparison.Ordinal))
            return "a" + (char)Convert.ToUInt16(cell[2..], 16);
        return cell.Split('*') is [var letter, var times] ? new string(letter[0], int.Parse(times, null)) : cell;
    }

    /// <summary>A text, empty for "-".</summary>
    public string Text(string column) => Optional(column) ?? "";

    /// <summary>An amount.</summary>
    public Euro Eur(string column) => Euro.Parse(this[column]);

    /// <summary>A number.</summary>
    public decimal Number(string column) => decimal.Parse(this[column], CultureInfo.InvariantCulture);

    /// <summary>A date.</summary>
    public DateOnly Day(string column) => Some.On(this[column]);

    /// <summary>True for "yes".</summary>
    public bool Is(string column) => this[column] == "yes";
}
