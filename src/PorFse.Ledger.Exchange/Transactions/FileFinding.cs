using System.Globalization;

namespace PorFse.Ledger.Exchange;

/// <summary>Something wrong in a file, with its place. All of a file are collected, none stops the reading.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Row">
/// Number of the row from 1, as a spreadsheet counts: the names of the columns are row 1, and a line break inside
/// quotes begins no new row.
/// </param>
/// <param name="Column">Number of the column from 1, or null where it is the whole row.</param>
/// <param name="ColumnName">Its name, or null.</param>
/// <param name="Cell">What stands there, at most <see cref="LongestCell"/> characters of it; or null.</param>
/// <param name="Reason">What is wrong: of the reading, or of a rule.</param>
public sealed record FileFinding(
    string File, long Row, int? Column, string? ColumnName, string? Cell, Refusal Reason)
{
    /// <summary>So much of a cell is kept.</summary>
    public const int LongestCell = 100;

    /// <summary>"file:row:column", or "file:row".</summary>
    public string Place => Column is { } column
        ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Row}:{column}")
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Row}");

    /// <summary>The finding in one sentence, in English.</summary>
    public override string ToString() =>
        Cell is null ? $"{Place}: {Reason}" : $"{Place}: \"{Cell}\": {Reason}";

    internal static string? Shortened(string? cell) =>
        cell is { Length: > LongestCell } ? string.Concat(cell.AsSpan(0, LongestCell), "…") : cell;
}
