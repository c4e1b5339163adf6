namespace PorFse.Ledger.Reports;

/// <summary>A table of exact values: one model for the terminal, JSON and CSV.</summary>
/// <param name="Title">Its heading, in the reader's language.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Total">The row of totals, or null where there is none.</param>
/// <remarks>Machines get the columns as they are; people get them in <see cref="ForPeople"/>'s order.</remarks>
public sealed record ReportTable(
    string Title,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyList<Cell>> Rows,
    IReadOnlyList<Cell>? Total = null)
{
    /// <summary>The names of the columns as a printed page has them; null where that is the machines' order.</summary>
    public IReadOnlyList<string>? PrintedOrder { get; init; }

    /// <summary>Sentences that people read below the table; machines have what they say in its columns.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How cells follow from others, by the name of their column; a workbook computes them anew.</summary>
    public IReadOnlyDictionary<string, ColumnFormula> Formulas { get; init; } =
        new Dictionary<string, ColumnFormula>();

    /// <summary>The table with its columns in the order of the printed page.</summary>
    public ReportTable ForPeople() =>
        PrintedOrder is null ? this : Keep([.. PrintedOrder.Select(IndexOf)]);

    /// <summary>Where a column is.</summary>
    public int IndexOf(string name) => Columns.ToList().FindIndex(column => column.Name == name);

    /// <summary>The table without the columns in which no row has anything; as it is where there is no row.</summary>
    public ReportTable WithoutEmptyColumns() => Rows.Count == 0 ? this : Keep(
        [.. Enumerable.Range(0, Columns.Count).Where(i => Rows.Any(row => row[i] != Cell.Nothing))]);

    /// <summary>The table with some of its columns, in the order given.</summary>
    public ReportTable Keep(IReadOnlyList<int> columns) => this with
    {
        Columns = [.. columns.Select(i => Columns[i])],
        Rows = [.. Rows.Select(row => (IReadOnlyList<Cell>)[.. columns.Select(i => row[i])])],
        Total = Total is { } total ? [.. columns.Select(i => total[i])] : null,
        PrintedOrder = null,
    };
}

/// <summary>How the cells of a column follow from others.</summary>
public abstract record ColumnFormula
{
    private ColumnFormula()
    {
    }

    /// <summary>Its total is the sum of its rows.</summary>
    public sealed record Sum : ColumnFormula;

    /// <summary>Each of its cells, the total too, is one cell of its row by another; nothing where that is 0.</summary>
    /// <param name="Numerator">The column of what is divided.</param>
    /// <param name="Denominator">The column it is divided by.</param>
    public sealed record Quotient(string Numerator, string Denominator) : ColumnFormula;

    /// <summary>Each of its cells, the total too, is the part a column's cell is of its total; nothing of 0.</summary>
    /// <param name="Of">The column.</param>
    public sealed record Share(string Of) : ColumnFormula;
}

/// <summary>A column of a report.</summary>
/// <param name="Name">Its name for machines, such as "programmedRate"; never translated.</param>
/// <param name="Heading">Its heading in the reader's language.</param>
public sealed record ReportColumn(string Name, string Heading);
