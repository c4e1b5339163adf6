namespace PorFse.Ledger.Projections;

/// <summary>Two states of the ledger to be compared, in either order.</summary>
/// <param name="First">The state compared from.</param>
/// <param name="Second">The state compared to.</param>
public sealed record TwoStates(Basis First, Basis Second)
{
    /// <summary>The state that is known later; of two known at the same position, the second.</summary>
    public Basis Later => First.KnownAt.Position > Second.KnownAt.Position ? First : Second;

    private Basis Earlier => ReferenceEquals(Later, First) ? Second : First;

    /// <summary>
    /// How an event counts in the difference: 1 where it is in the second state only, -1 where it is in the first only,
    /// 0 where it is in both or in neither.
    /// </summary>
    public int WeightOf(RecordedEvent recorded) => In(Second, recorded) - In(First, recorded);

    /// <summary>
    /// The transactions that count, as ranges without overlap: those known to both states that only one of them is late
    /// enough for, then those that only the later one knows.
    /// </summary>
    public IReadOnlyList<EventRange> Ranges()
    {
        var (from, until) = First.At < Second.At ? (First.At, Second.At) : (Second.At, First.At);
        var (known, later) = (Earlier.KnownAt.Position, Later.KnownAt.Position);
        List<EventRange> ranges = [];
        if (from < until)
        {
            ranges.Add(new EventRange(0, known)
            {
                Types = EventCatalogue.Transactions, DatesAfter = from, DatesUntil = until,
            });
        }
        if (known < later)
            ranges.Add(new EventRange(known, later) { Types = EventCatalogue.Transactions, DatesUntil = Later.At });
        return ranges;
    }

    private static int In(Basis state, RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return recorded.Position <= state.KnownAt.Position && recorded.Data.On <= state.At ? 1 : 0;
    }
}

/// <summary>A transaction with the sign by which it counts in a difference.</summary>
/// <param name="Event">The event.</param>
/// <param name="Weight">1 or -1, see <see cref="TwoStates.WeightOf"/>.</param>
public sealed record WeighedEvent(RecordedEvent Event, int Weight)
{
    /// <summary>EUR, what it adds to the difference; a reversal that came in is negative.</summary>
    public Euro Amount => Weight > 0 ? Moved : -Moved;

    private Euro Moved => Movement.Of((ITransaction)Event.Data).Amount;
}
