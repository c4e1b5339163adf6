using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Tests;

/// <summary>A demonstration as the ledger holds it once its whole history has been recorded.</summary>
public sealed class RecordedDemonstration
{
    private const int Chunk = 1000;

    public RecordedDemonstration()
        : this(new DemonstrationOptions())
    {
    }

    private RecordedDemonstration(DemonstrationOptions options)
    {
        (Events, Refusals) = Record(options).GetAwaiter().GetResult();
    }

    /// <summary>The log.</summary>
    public IReadOnlyList<RecordedEvent> Events { get; }

    /// <summary>What the rules refused.</summary>
    public IReadOnlyList<string> Refusals { get; }

    /// <summary>A demonstration of some size and seed, recorded.</summary>
    public static RecordedDemonstration Of(int operations, int seed) => new(new DemonstrationOptions(operations, seed));

    /// <summary>Net amounts by business date, one per axis or initiative or whatever is asked for, and stage.</summary>
    public Dictionary<(string Of, Stage Stage), Euro> NetAt(DateOnly on, Func<DemonstrationInitiative, string> of)
    {
        var totals = new Dictionary<(string, Stage), Euro>();
        foreach (var transaction in Transactions)
        {
            if (transaction.On > on)
                continue;
            var (stage, amount) = Movement.Of(transaction);
            var key = (of(InitiativeOf(transaction)), stage);
            totals[key] = totals.GetValueOrDefault(key) + amount;
        }
        return totals;
    }

    /// <summary>Its transactions, in the order of recording.</summary>
    public IEnumerable<ITransaction> Transactions => Events.Select(recorded => recorded.Data).OfType<ITransaction>();

    /// <summary>Net amounts at the end of 2019, a line for each axis as in Table 2.</summary>
    public string[] Table2()
    {
        var net = NetAt(new DateOnly(2019, 12, 31), initiative => initiative.Axis);
        return [.. net.Keys.Select(key => key.Of).Distinct().Order(StringComparer.Ordinal)
            .Select(axis => $"{axis} {string.Join(' ', Enum.GetValues<Stage>().Select(stage => net[(axis, stage)]))}")];
    }

    /// <summary>The log as text: identity, time and fact of every event.</summary>
    public List<string> Lines() =>
        [.. Events.Select(e => FormattableString.Invariant($"{e.Id} {e.RecordedAt:O} {EventCatalogue.Write(e.Data)}"))];

    /// <summary>The initiative a transaction counts for.</summary>
    public static DemonstrationInitiative InitiativeOf(ITransaction transaction) => ByCode[transaction.Initiative];

    private static readonly Dictionary<string, DemonstrationInitiative> ByCode =
        Demonstration.Initiatives.ToDictionary(initiative => initiative.Code, StringComparer.Ordinal);

    /// <summary>Records a demonstration as the command does, and tells what was not new or not allowed.</summary>
    public static async Task<IReadOnlyList<string>> RecordAsync(InMemoryEventStore store, DemonstrationOptions options)
    {
        var bookkeeper = new Bookkeeper(store, Demonstration.Programme.Programme.Programme, TimeProvider.System);
        var others = new List<string>();
        var isSealed = false;
        foreach (var batch in DemonstrationSnapshot.Batches(Demonstration.History(options), Chunk))
        {
            var submissions = batch;
            if (!isSealed && !DemonstrationSnapshot.IsBefore(batch[0]))
            {
                submissions = [await SnapshotAsync(store), .. batch];
                isSealed = true;
            }
            var answers = await bookkeeper.RecordAsync(submissions);
            others.AddRange(answers.Zip(submissions)
                .Where(pair => pair.First is not Answer.Recorded)
                .Select(pair => $"{pair.Second.Reference} on {pair.Second.At:O}: {pair.First}"));
        }
        return others;
    }

    private static async Task<(IReadOnlyList<RecordedEvent>, IReadOnlyList<string>)> Record(
        DemonstrationOptions options)
    {
        var store = new InMemoryEventStore(TimeProvider.System);
        var refusals = await RecordAsync(store, options);
        return (await LogAsync(store), refusals);
    }

    private static async Task<Submission> SnapshotAsync(InMemoryEventStore store)
    {
        var reading = new FoldedViews(await LogAsync(store), Views.All);
        var (basis, _) = await Basis.FindAsync(
            reading, DemonstrationSnapshot.At, DemonstrationSnapshot.KnownAt, DemonstrationSnapshot.SealedAt);
        var snapshots = new SnapshotReader(reading, Demonstration.Programme.Programme.Programme);
        var (axes, total) = (await snapshots.DeriveAsync(basis!)).Figures();
        return DemonstrationSnapshot.Seal(await basis!.KnownAt.WithRootAsync(reading), axes, total);
    }

    private static async Task<List<RecordedEvent>> LogAsync(InMemoryEventStore store)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in store.ReadAsync(0, CancellationToken.None))
            events.Add(recorded);
        return events;
    }
}
