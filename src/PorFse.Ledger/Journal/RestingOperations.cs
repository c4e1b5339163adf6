namespace PorFse.Ledger;

/// <summary>
/// Operations at rest: some fifty bytes each, and nothing in them for the garbage collector to follow, so that hundreds
/// of thousands neither fill the memory nor slow it down.
/// </summary>
/// <param name="room">For how many there is room from the beginning.</param>
internal sealed class RestingOperations(int room)
{
    private readonly Dictionary<StreamName, Numbers> operations = new(room);
    private readonly Dictionary<StreamName, Outstanding> corrected = [];
    private readonly Dictionary<string, int> places = [];
    private readonly List<string> initiatives = [];

    private readonly record struct Numbers(
        Euro Committed, Euro Paid, Euro Certified, Euro CertifiedPublic, long Version, int SelectedOn, int Initiative);

    internal int Count => operations.Count;

    internal void Put(StreamName stream, Operation operation, long version)
    {
        operations[stream] = new Numbers(
            operation.Committed,
            operation.Paid,
            operation.Certified,
            operation.CertifiedPublic,
            version,
            operation.SelectedOn.DayNumber,
            operation.IsSelected ? PlaceOf(operation.Initiative) : -1);
        if (!operation.Outstanding.IsNothing)
            corrected[stream] = operation.Outstanding;
    }

    /// <summary>Takes one out, as it was put; on the state before the first event.</summary>
    internal bool TryTake(StreamName stream, Operation initial, out (object State, long Version) held)
    {
        if (!operations.TryGetValue(stream, out var numbers))
        {
            held = default;
            return false;
        }
        held = (Awake(stream, initial, numbers), numbers.Version);
        return true;
    }

    private Operation Awake(StreamName stream, Operation initial, Numbers numbers) => numbers.Initiative < 0
        ? initial
        : initial.Resumed(
            stream.Code,
            initiatives[numbers.Initiative],
            DateOnly.FromDayNumber(numbers.SelectedOn),
            (numbers.Committed, numbers.Paid, numbers.Certified, numbers.CertifiedPublic),
            corrected.GetValueOrDefault(stream, initial.Outstanding));

    private int PlaceOf(string initiative)
    {
        if (places.TryGetValue(initiative, out var place))
            return place;
        initiatives.Add(initiative);
        places.Add(initiative, initiatives.Count - 1);
        return initiatives.Count - 1;
    }
}
