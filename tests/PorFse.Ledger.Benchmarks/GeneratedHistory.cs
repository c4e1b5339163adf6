using PorFse.Ledger.Exchange;

namespace PorFse.Ledger.Benchmarks;

/// <summary>
/// A long history in the shape of the demonstration's, written straight into the log without asking the rules: some six
/// events an operation over two years, recorded days to weeks after they happen, now and then months.
/// </summary>
internal sealed class GeneratedHistory(long events, int seed = 2014)
{
    private const int EventsInAnEntry = 8_192;
    private static readonly DateOnly FirstDay = new(2015, 1, 15);
    private static readonly DateOnly LastDay = new(2023, 12, 31);
    private static readonly Provenance Origin = new("constructed", "benchmark", Batch: "benchmark");

    private readonly Random random = new(seed);
    private readonly SortedDictionary<int, List<IEventOf<Operation>>> due = [];
    private readonly Dictionary<StreamName, long> versions = [];
    private long ids;

    /// <summary>The entries, each to be appended by itself.</summary>
    internal IEnumerable<Entry> Entries()
    {
        var head = Opening().ToList();
        yield return EntryOf(head, Demonstration.Start);
        var left = events - head.Count;
        var operations = left / 6;
        var days = LastDay.DayNumber - FirstDay.DayNumber - 500;
        var made = 0L;
        var batch = new List<(StreamName, IEvent)>(EventsInAnEntry);
        for (var day = FirstDay.DayNumber; left > 0; day++)
        {
            var until = Math.Min(operations, operations * (day - FirstDay.DayNumber + 1) / days);
            for (; made < until; made++)
                Plan(made, day);
            if (!due.Remove(day, out var today) && made < operations)
                continue;
            if (today is null)
                Plan(made++, day);
            foreach (var fact in today ?? [])
            {
                if (left-- <= 0)
                    break;
                batch.Add((StreamOf(fact), fact));
                if (batch.Count == EventsInAnEntry || left == 0)
                {
                    yield return EntryOf(batch, new DateTimeOffset(2015, 1, 15, 17, 0, 0, TimeSpan.Zero)
                        .AddDays(day - FirstDay.DayNumber));
                    batch.Clear();
                }
            }
        }
    }

    private static IEnumerable<(StreamName, IEvent)> Opening()
    {
        var cci = Demonstration.Programme.Programme.Programme;
        var on = DateOnly.FromDateTime(Demonstration.Start.UtcDateTime);
        yield return (StreamName.Ledger, new LedgerOpened(cci, true, on, "A ledger to measure; none of it is real."));
        yield return (StreamName.Programme(cci), Demonstration.Programme.Programme);
        foreach (var plan in Demonstration.Programme.Plans)
            yield return (StreamName.Programme(cci), plan);
        foreach (var initiative in Demonstration.Initiatives)
        {
            var stream = StreamName.Initiative(initiative.Code);
            yield return (stream, new InitiativeOpened(
                initiative.Code, initiative.Title, initiative.Axis, initiative.Priority, FirstDay, null, null));
            yield return (stream, new ResourcesProgrammed(
                initiative.Code, Euro.FromCents(1_000_000_000), FirstDay, "PR-" + initiative.Code, null));
        }
    }

    private void Plan(long number, int day)
    {
        var code = $"OP-{number:0000000}";
        var initiative = Demonstration.Initiatives[random.Next(Demonstration.Initiatives.Count)].Code;
        var amount = random.Next(100_000, 10_000_000);
        Due(day, new OperationSelected(
            code, initiative, "Percorso di formazione " + code, "Ente " + (number % 5_000), null, On(day), null));
        Due(day + random.Next(1, 20), on => new CommitmentEntered(
            code, initiative, Euro.FromCents(amount), on, "IMP-" + code, "DDUO 12345"));
        Due(day + random.Next(30, 60), on => new PaymentMade(
            code, initiative, Euro.FromCents(amount / 2), on, "PAG1-" + code, "ANT", "MAN 678"));
        Due(day + random.Next(100, 200), on => new ExpenditureCertified(
            code, initiative, Euro.FromCents(amount / 3), Euro.FromCents(amount / 4), on, "CER-" + code, "DP 9"));
        Due(day + random.Next(200, 400), on => new PaymentMade(
            code, initiative, Euro.FromCents(amount / 3), on, "PAG2-" + code, "INT", "MAN 679"));
        Due(day + random.Next(300, 500), on => random.Next(2) == 0
            ? new PaymentRecovered(code, initiative, Euro.FromCents(amount / 50), on, "REC-" + code, null, null, null)
            : new CommitmentReduced(
                code, initiative, Euro.FromCents(amount / 50), on, "DIS-" + code, "02", null, null));
    }

    private void Due(int day, Func<DateOnly, IEventOf<Operation>> fact) => Due(day, fact(On(day)));

    private void Due(int day, IEventOf<Operation> fact)
    {
        var lag = random.Next(100) switch
        {
            < 1 => random.Next(150, 700),
            < 5 => random.Next(30, 150),
            _ => random.Next(18),
        };
        if (!due.TryGetValue(day + lag, out var facts))
            due.Add(day + lag, facts = []);
        facts.Add(fact);
    }

    private Entry EntryOf(List<(StreamName Stream, IEvent Fact)> facts, DateTimeOffset at)
    {
        var streams = facts.GroupBy(fact => fact.Stream).Select(stream =>
        {
            var version = versions.GetValueOrDefault(stream.Key);
            versions[stream.Key] = version + stream.Count();
            return new StreamAppend(stream.Key, version, [.. stream.Select(fact => new NewEvent(NextId(), fact.Fact))]);
        });
        return new Entry([.. streams], Origin, at);
    }

    private Guid NextId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        BitConverter.TryWriteBytes(bytes, ids++);
        return new Guid(bytes);
    }

    private static StreamName StreamOf(IEventOf<Operation> fact) => StreamName.Operation(
        fact is OperationSelected selected ? selected.Operation : Movement.OperationOf((ITransaction)fact)!);

    private static DateOnly On(int day) => DateOnly.FromDayNumber(day);
}
