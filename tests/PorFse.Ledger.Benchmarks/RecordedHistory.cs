using PorFse.Ledger.Exchange;

namespace PorFse.Ledger.Benchmarks;

/// <summary>
/// A log of so many events: the opening of the demonstration's programme, then a generated history in the order of
/// recording. A fact is recorded days to weeks after its date, now and then months, and never before an earlier one of
/// its stream. To be gone through once.
/// </summary>
internal sealed class RecordedHistory(long events, int seed = 2014)
{
    private const string File = "history.csv";

    // Two have some twelve: a few operations too many rather than too few.
    private const long LeastEventsOfTwoOperations = 11;

    private static readonly Provenance Origin = new(GeneratedHistory.Source, "benchmark", Batch: "benchmark");
    private static readonly Desk Desk = new(Origin, Demonstration.Start);
    private static readonly StreamName ProgrammeStream = StreamName.Programme(LargeLedger.Programme);

    private static readonly DateOnly FirstDay = DateOnly.FromDateTime(Demonstration.Start.UtcDateTime);

    private static readonly IReadOnlyList<Submission> Opening =
    [
        Desk.Submit(new OpenLedger(new LedgerOpened(
            LargeLedger.Programme, true, FirstDay, "A ledger to measure; none of it is real."))),
        Desk.Submit(new AdoptProgramme(Demonstration.Programme.Programme)),
        .. Demonstration.Programme.Plans.Where(plan => plan.On <= FirstDay)
            .Select(plan => Desk.Submit(new AdoptFinancialPlan(plan))),
    ];

    private readonly Random random = new(seed);
    private readonly Dictionary<StreamName, (long Version, int RecordedOn)> streams = new()
    {
        [ProgrammeStream] = (Opening.Count - 1, 0),
    };

    private long row;

    private sealed record Fact(StreamName Stream, NewEvent Made, int RecordedOn);

    /// <summary>The end of a log that is opened for it.</summary>
    internal static Head Opened { get; } = new(Opening.Count, Demonstration.Start);

    /// <summary>The streams of such a log that have more to come, with their versions.</summary>
    internal static IReadOnlyDictionary<StreamName, long> OpenedStreams { get; } =
        new Dictionary<StreamName, long> { [ProgrammeStream] = Opening.Count - 1 };

    /// <summary>Opens a ledger for it.</summary>
    internal static async Task OpenAsync(IEventStore store, CancellationToken cancellation)
    {
        var bookkeeper = new Bookkeeper(store, LargeLedger.Programme, TimeProvider.System);
        foreach (var answer in await bookkeeper.RecordAsync(Opening, cancellation))
            Expect<Answer.Recorded>(answer);
    }

    /// <summary>Appends a batch, all of it.</summary>
    internal static async Task AppendAsync(
        IEventStore store, IReadOnlyList<Entry> batch, CancellationToken cancellation)
    {
        foreach (var outcome in await store.AppendAsync(batch, cancellation))
            Expect<AppendOutcome.Appended>(outcome);
    }

    /// <summary>What is measured must also have happened.</summary>
    internal static void Expect<T>(object found)
    {
        if (found is not T)
            throw new InvalidOperationException($"Not {typeof(T).Name}, but {found}");
    }

    /// <summary>
    /// The entries after the opening, in batches to be appended one after the other, each as a bookkeeper would make
    /// it. The rules are not asked.
    /// </summary>
    internal IEnumerable<IReadOnlyList<Entry>> Batches(int size) =>
        InOrderOfRecording().Take((int)(events - Opened.Position)).Chunk(size).Select(EntriesOf);

    private List<Entry> EntriesOf(Fact[] facts)
    {
        var latest = new Dictionary<StreamName, Guid>();
        var entries = new List<Entry>(facts.Length);
        foreach (var (stream, made, recordedOn) in facts)
        {
            StreamName[] judgedOn = made.Data is OperationSelected selected
                ? [stream, ProgrammeStream, StreamName.Initiative(selected.Initiative)]
                : [stream, ProgrammeStream];
            entries.Add(new Entry(
                [.. judgedOn.Select(name => new StreamAppend(
                    name, streams.GetValueOrDefault(name).Version, name == stream ? [made] : []))],
                Origin with { File = File, Row = ++row },
                new DateTimeOffset(DateOnly.FromDayNumber(recordedOn), new TimeOnly(17, 0), TimeSpan.Zero),
                [.. judgedOn.Where(latest.ContainsKey).Select(name => latest[name])]));
            streams[stream] = streams[stream] with { Version = streams[stream].Version + 1 };
            latest[stream] = made.Id;
        }
        return entries;
    }

    private IEnumerable<Fact> InOrderOfRecording()
    {
        var operations = Math.Max(Demonstration.LeastOperations, 2 * events / LeastEventsOfTwoOperations);
        var due = new PriorityQueue<Fact, (int Day, long Order)>();
        var order = 0L;
        foreach (var (fact, _) in new GeneratedHistory((int)operations, seed).Facts())
        {
            for (var today = fact.On.DayNumber; due.TryPeek(out var next, out _) && next.RecordedOn < today;)
                yield return due.Dequeue();
            var recorded = Record(fact);
            due.Enqueue(recorded, (recorded.RecordedOn, order++));
        }
        while (due.TryDequeue(out var last, out _))
            yield return last;
    }

    private Fact Record(IEvent fact)
    {
        var entry = TransactionEntry.Of(fact, Origin.Source)!;
        var stream = entry.Operation is { } operation
            ? StreamName.Operation(operation)
            : StreamName.Initiative(entry.Initiative!);
        var identity = entry.Reference ?? stream.Code;
        var before = streams.GetValueOrDefault(stream);
        var on = Math.Max(before.RecordedOn, fact.On.DayNumber + (entry.Operation is null ? 0 : Lag()));
        streams[stream] = before with { RecordedOn = on };
        return new Fact(stream, new NewEvent(EventId.Of(Origin.Source, identity, entry.Type), fact), on);
    }

    private int Lag() => random.Next(100) switch
    {
        < 1 => random.Next(150, 700),
        < 5 => random.Next(30, 150),
        _ => random.Next(18),
    };
}
