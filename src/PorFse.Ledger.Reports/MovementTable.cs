using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>Transactions one a row: both clocks, where they belong, what they move.</summary>
public static class MovementTable
{
    private static readonly string[] Names =
    [
        "position", "recordedAt", "on", "type", "stage", "axis", "priority", "initiative", "operation", "stream",
        "reference", "document", "amount",
    ];

    /// <summary>The columns; with a running balance where the rows are of one amount.</summary>
    public static IReadOnlyList<ReportColumn> Columns(Labels labels, bool balanced = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var names = balanced ? Names.Append("balance") : Names;
        return [.. names.Select(name => new ReportColumn(name, labels["column." + name]))];
    }

    /// <summary>The row of a transaction.</summary>
    /// <param name="recorded">The transaction.</param>
    /// <param name="place">Its initiative.</param>
    /// <param name="amount">EUR, signed.</param>
    /// <param name="balance">EUR, of all rows so far; null where no balance is kept.</param>
    public static IReadOnlyList<Cell> Row(
        RecordedEvent recorded, InitiativeEntry place, Euro amount, Euro? balance = null)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(place);
        var transaction = (ITransaction)recorded.Data;
        List<Cell> cells =
        [
            new Cell.Count(recorded.Position),
            new Cell.Moment(recorded.RecordedAt),
            Cell.Of(transaction.On),
            Cell.Of(EventCatalogue.AliasOf(transaction.GetType())),
            Cell.Of(((Figure)Movement.Of(transaction).Stage).NameOf()),
            Cell.Of(place.Axis),
            Cell.Of(place.Priority),
            Cell.Of(place.Initiative),
            Cell.Of(Movement.OperationOf(transaction)),
            Cell.Of(recorded.Stream.Value),
            Cell.Of(transaction.Reference),
            Cell.Of(transaction.Document),
            Cell.Of(amount),
        ];
        if (balance is not null)
            cells.Add(Cell.Of(balance));
        return cells;
    }
}
