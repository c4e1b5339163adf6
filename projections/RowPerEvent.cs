namespace PorFse.Ledger.Projections;

/// <summary>The fold of a view that has a row for every event of some type.</summary>
internal sealed class RowPerEvent<TEvent> : IViewFold where TEvent : IEvent
{
    private readonly List<(TEvent Data, long Position)> rows = [];
    private readonly List<Func<Array>> columns = [];

    public int Rows => rows.Count;

    public IReadOnlyList<Array> Columns => columns.ConvertAll(column => column());

    /// <summary>Gives the rows one more column.</summary>
    /// <param name="value">Its value in the row of an event, or of the position of one.</param>
    internal RowPerEvent<TEvent> With<TValue>(Func<TEvent, long, TValue> value)
    {
        columns.Add(() => rows.Select(row => value(row.Data, row.Position)).ToArray());
        return this;
    }

    public void Add(RecordedEvent recorded)
    {
        if (recorded.Data is TEvent data)
            rows.Add((data, recorded.Position));
    }
}
