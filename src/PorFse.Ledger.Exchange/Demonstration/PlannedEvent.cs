namespace PorFse.Ledger.Exchange;

/// <summary>What a planned event will record.</summary>
internal enum PlannedKind : byte
{
    ProgrammeAdopted,
    PlanAdopted,
    TargetDeclared,
    InitiativeOpened,
    Programmed,
    ProgrammedReduced,
    InitiativeClosed,
    OperationSelected,
    Committed,
    CommitmentReduced,
    Paid,
    Recovered,
    Certified,
    Decertified,
    Counted,
}

/// <summary>Why, for the kinds that say so.</summary>
internal enum PlannedCause : byte
{
    None,
    Advance,
    Interim,
    Balance,
    Revocation,
    Savings,
}

/// <summary>An event of the history, small enough that ten million of them fit in memory.</summary>
/// <param name="Cents">Amount, above zero where there is one; of a count, which one it is, from 0.</param>
/// <param name="Owner">Whose it is, see <see cref="Owners"/>.</param>
/// <param name="Day">Business date.</param>
/// <param name="Kind">What it records.</param>
/// <param name="Ordinal">Its number among the owner's of this kind, from 1.</param>
/// <param name="Corrects">The number of the one it takes back, or 0.</param>
/// <param name="Cause">Why.</param>
internal readonly record struct PlannedEvent(
    long Cents, int Owner, int Day, PlannedKind Kind, byte Ordinal, byte Corrects = 0, PlannedCause Cause = 0);

/// <summary>Planned events with the key they are sorted by: time of recording, owner, order within the owner.</summary>
internal sealed class PlannedEvents(int capacity)
{
    // 29 bits of seconds reach seventeen years, 26 bits of owners sixty million.
    private const int SecondShift = 34;
    private const int OwnerShift = 8;

    private ulong[] keys = new ulong[capacity];
    private PlannedEvent[] events = new PlannedEvent[capacity];

    /// <summary>How many there are.</summary>
    internal int Count { get; private set; }

    /// <summary>One more.</summary>
    internal void Add(uint second, byte order, in PlannedEvent planned)
    {
        if (Count == keys.Length)
        {
            Array.Resize(ref keys, Count * 3 / 2);
            Array.Resize(ref events, Count * 3 / 2);
        }
        keys[Count] = ((ulong)second << SecondShift) | ((ulong)planned.Owner << OwnerShift) | order;
        events[Count++] = planned;
    }

    /// <summary>All of them in the order of recording, with the second of each.</summary>
    internal IEnumerable<(uint Second, PlannedEvent Planned)> InOrder()
    {
        Array.Sort(keys, events, 0, Count);
        for (var i = 0; i < Count; i++)
            yield return ((uint)(keys[i] >> SecondShift), events[i]);
    }
}
