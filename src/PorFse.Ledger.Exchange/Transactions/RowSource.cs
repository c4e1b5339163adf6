using System.Globalization;
using System.Text;

namespace PorFse.Ledger.Exchange;

/// <summary>A source of a field in one file: its columns are found.</summary>
internal sealed class RowSource
{
    private readonly FieldSource source;
    private readonly CellValues values;
    private readonly (string Before, int? Column, bool IsRow)[] parts;

    internal RowSource(FieldSource source, FileHead head, CellValues values)
    {
        this.source = source;
        this.values = values;
        Column = source.Column is { } name ? head.Find(name) : null;
        parts = source.Template is { } template
            ? [.. ProfileFile.PartsOf(template).Select(part => part.Column == ProfileFile.RowNumber
                ? (part.Before, null, true)
                : (part.Before, part.Column is { } column ? head.Find(column) : null, false))]
            : [];
    }

    /// <summary>The column a finding about its value points at, from 0; null where it is none in particular.</summary>
    internal int? Column { get; }

    /// <summary>The value in a row; null where there is none.</summary>
    internal string? Of(ReadOnlySpan<string?> cells, long row)
    {
        var text = Raw(cells, row) ?? source.Otherwise;
        if (text is null || source.Clean == Cleaning.None)
            return text;
        return CellValues.Clean(text, source.Clean) is { Length: > 0 } cleaned ? cleaned : source.Otherwise;
    }

    private string? Raw(ReadOnlySpan<string?> cells, long row)
    {
        if (source.Constant is not null)
            return source.Constant;
        if (source.Template is not null)
            return Filled(cells, row);
        return Column is { } at && !values.IsNothing(cells[at]!) ? cells[at] : null;
    }

    private string? Filled(ReadOnlySpan<string?> cells, long row)
    {
        var text = new StringBuilder();
        foreach (var (before, column, isRow) in parts)
        {
            text.Append(before);
            if (isRow)
                text.Append(row.ToString(CultureInfo.InvariantCulture));
            if (column is not { } at)
                continue;
            if (values.IsNothing(cells[at]!))
                return null;
            text.Append(cells[at]);
        }
        return text.ToString();
    }
}

/// <summary>A condition in one file: its column is found.</summary>
internal readonly struct RowCondition(Condition condition, FileHead head, CellValues values)
{
    private readonly int column = head.Find(condition.Column)!.Value;

    /// <summary>True where it holds for a row.</summary>
    internal bool Holds(ReadOnlySpan<string?> cells)
    {
        var cell = cells[column]!;
        return condition.Question switch
        {
            Question.Among => condition.Texts.Contains(cell),
            Question.NotAmong => !condition.Texts.Contains(cell),
            Question.Empty => values.IsNothing(cell),
            Question.NotEmpty => !values.IsNothing(cell),
            Question.Contains => condition.Texts.Any(text => cell.Contains(text, StringComparison.Ordinal)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>True where all hold.</summary>
    internal static bool All(RowCondition[] conditions, ReadOnlySpan<string?> cells)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(cells))
                return false;
        }
        return true;
    }
}
