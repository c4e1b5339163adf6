namespace PorFse.Ledger.Reports;

/// <summary>The events of one stream in their order, with both clocks, running balances and provenance.</summary>
public static class HistoryTable
{
    /// <summary>The table of a stream's events.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="events">The events of one stream, in order.</param>
    /// <param name="labels">The language.</param>
    public static ReportTable Of(string title, IReadOnlyList<RecordedEvent> events, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(labels);
        Stage[] stages = events.Any(recorded => recorded.Data is IEventOf<Operation>)
            ? [Stage.Committed, Stage.Paid, Stage.Certified]
            : events.Any(recorded => recorded.Data is ITransaction) ? [Stage.Programmed] : [];
        string[] names =
        [
            "version", "position", "recordedAt", "on", "type", "amount",
            .. stages.Select(NameOf),
            "reference", "cause", "corrects", "document", "source", "user", "file", "row", "batch",
        ];

        var balances = new Dictionary<Stage, Euro>();
        var rows = new List<IReadOnlyList<Cell>>(events.Count);
        foreach (var recorded in events)
            rows.Add(Cells(recorded, stages, balances));
        return new ReportTable(
            title, [.. names.Select(name => new ReportColumn(name, labels["column." + name]))], rows);
    }

    private static List<Cell> Cells(RecordedEvent recorded, Stage[] stages, Dictionary<Stage, Euro> balances)
    {
        var transaction = recorded.Data as ITransaction;
        var reversal = recorded.Data as IReversal;
        Euro? amount = null;
        if (transaction is not null)
        {
            var movement = Movement.Of(transaction);
            amount = movement.Amount;
            balances[movement.Stage] = balances.GetValueOrDefault(movement.Stage) + movement.Amount;
        }
        var provenance = recorded.Provenance;
        return
        [
            new Cell.Count(recorded.Version),
            new Cell.Count(recorded.Position),
            new Cell.Moment(recorded.RecordedAt),
            Cell.Of(recorded.Data.On),
            Cell.Of(EventCatalogue.AliasOf(recorded.Data.GetType())),
            Cell.Of(amount),
            .. stages.Select(stage => Cell.Of(balances.GetValueOrDefault(stage))),
            Cell.Of(transaction?.Reference),
            Cell.Of(reversal?.Cause ?? (recorded.Data as PaymentMade)?.Cause),
            Cell.Of(reversal?.Corrects),
            Cell.Of(transaction?.Document),
            Cell.Of(provenance.Source),
            Cell.Of(provenance.User),
            Cell.Of(provenance.File),
            provenance.Row is { } row ? new Cell.Count(row) : Cell.Nothing,
            Cell.Of(provenance.Batch),
        ];
    }

    private static string NameOf(Stage stage) => stage switch
    {
        Stage.Programmed => "programmed",
        Stage.Committed => "committed",
        Stage.Paid => "paid",
        Stage.Certified => "certified",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
