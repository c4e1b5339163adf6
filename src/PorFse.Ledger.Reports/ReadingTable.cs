using PorFse.Ledger.Exchange;

namespace PorFse.Ledger.Reports;

/// <summary>A file of transactions as it is read: its first rows, what is wrong, and what became of all rows.</summary>
public static class ReadingTable
{
    private static readonly TransactionField[] Shown =
    [
        TransactionField.Type, TransactionField.Operation, TransactionField.Initiative, TransactionField.Reference,
        TransactionField.On, TransactionField.Amount, TransactionField.Title,
    ];

    /// <summary>Rows for machines: one a transaction or finding, one also for a row that has neither.</summary>
    public static ReportTable ForMachines(IReadOnlyList<TransactionRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        string[] names = ["row", .. TransactionFields.Names, "column", "cell", "code", "message", "skipped"];
        return new ReportTable(
            "", [.. names.Select(name => new ReportColumn(name, name))], [.. rows.SelectMany(CellsOf)]);
    }

    /// <summary>The transactions of some rows for people.</summary>
    public static ReportTable OfRows(IReadOnlyList<TransactionRow> rows, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        return Table(
            labels.With("reading.rows", rows.Count),
            ["row", .. Shown.Select(TransactionFields.NameOf)],
            [
                .. rows.SelectMany(row => row.Transactions.Select(made => (IReadOnlyList<Cell>)
                    [new Cell.Count(row.Number), .. Shown.Select(field => CellOf(made.Entry, field))])),
            ],
            labels);
    }

    /// <summary>Findings for people.</summary>
    public static ReportTable OfFindings(IReadOnlyList<FileFinding> findings, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(labels);
        return Table(
            labels.With("reading.findings", findings.Count),
            ["place", "column", "cell", "finding"],
            [
                .. findings.Select(finding => (IReadOnlyList<Cell>)
                [
                    Cell.Of(finding.Place), Cell.Of(finding.ColumnName), Cell.Of(Printable(finding.Cell)),
                    Cell.Of($"{finding.Reason.Code}: {Printable(labels.Of(finding.Reason))}"),
                ]),
            ],
            labels);
    }

    /// <summary>What became of all rows, for people.</summary>
    public static ReportTable OfTally(ReadingTally tally, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(labels);
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var (type, count) in tally.Transactions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            rows.Add([Cell.Of(type), new Cell.Count(count)]);
        foreach (var (because, skips, count) in tally.Reasons)
        {
            var became = labels.With(skips ? "reading.skipped" : "reading.counted", because);
            rows.Add([Cell.Of(became), new Cell.Count(count)]);
        }
        rows.Add([Cell.Of(labels["reading.nothing"]), new Cell.Count(tally.RowsWithoutTransactions)]);
        return Table(labels["reading.tally"], ["became", "number"], rows, labels);
    }

    private static ReportTable Table(
        string title, IEnumerable<string> names, IReadOnlyList<IReadOnlyList<Cell>> rows, Labels labels) =>
        new(title, [.. names.Select(name => new ReportColumn(name, labels["column." + name]))], rows);

    private static IEnumerable<IReadOnlyList<Cell>> CellsOf(TransactionRow row)
    {
        foreach (var made in row.Transactions)
            yield return [new Cell.Count(row.Number), .. FieldsOf(made.Entry), .. Nothing(5)];
        foreach (var finding in row.Findings)
        {
            yield return
            [
                new Cell.Count(row.Number), .. Nothing(TransactionFields.Names.Count),
                finding.Column is { } column ? new Cell.Count(column) : Cell.Nothing, Cell.Of(finding.Cell),
                Cell.Of(finding.Reason.Code), Cell.Of(finding.Reason.Message), Cell.Nothing,
            ];
        }
        if (row.Transactions.Count + row.Findings.Count == 0)
        {
            yield return
            [
                new Cell.Count(row.Number), .. Nothing(TransactionFields.Names.Count + 4), Cell.Of(row.SkippedBecause),
            ];
        }
    }

    private static IEnumerable<Cell> FieldsOf(TransactionEntry entry) =>
        Enum.GetValues<TransactionField>().Select(field => CellOf(entry, field));

    private static IEnumerable<Cell> Nothing(int cells) => Enumerable.Repeat(Cell.Nothing, cells);

    private static Cell CellOf(TransactionEntry entry, TransactionField field) => field switch
    {
        TransactionField.On => Cell.Of((DateOnly?)entry.On),
        TransactionField.Amount => Cell.Of(entry.Amount),
        TransactionField.PublicAmount => Cell.Of(entry.PublicAmount),
        _ => Cell.Of(Printable(entry[field])),
    };

    // A file may hold anything; a terminal must not be told what to do by it.
    private static string? Printable(string? text) =>
        text is null ? null : string.Concat(text.Select(one => char.IsControl(one) ? '\u00b7' : one));
}
