namespace PorFse.Ledger.Projections;

/// <summary>What a check of single facts tells of the fact.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Position">Its position.</param>
/// <param name="On">Its business date.</param>
/// <param name="Type">Its type, as stored.</param>
/// <param name="Amount">Its signed amount, EUR; null for no money.</param>
public readonly record struct Fact(StreamName Stream, long Position, DateOnly On, string Type, Euro? Amount)
{
    /// <summary>The fact an event records.</summary>
    public static Fact Of(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return new Fact(
            recorded.Stream,
            recorded.Position,
            recorded.Data.On,
            EventCatalogue.AliasOf(recorded.Data.GetType()),
            recorded.Data is ITransaction transaction ? Movement.Of(transaction).Amount : null);
    }
}
