namespace PorFse.Ledger;

/// <summary>What is to become of the commands of a row, which are taken together or not at all.</summary>
public abstract record RowVerdict
{
    private RowVerdict()
    {
    }

    /// <summary>All may be recorded, or are already: these entries do it.</summary>
    public sealed record Allowed(IReadOnlyList<Entry> Entries) : RowVerdict;

    /// <summary>All are in the log already, or asked for by a row before; there is nothing to append.</summary>
    public sealed record Known : RowVerdict;

    /// <summary>All may be recorded, but nothing is any more, because another row was refused.</summary>
    public sealed record LeftOut : RowVerdict;

    /// <summary>One is not allowed: which, and why.</summary>
    public sealed record Refused(int At, Refusal Reason) : RowVerdict;
}

/// <summary>
/// Judges rows of commands, batch after batch, by the rules single commands are judged by. What it was allowed before
/// is kept in mind: the states of streams, so that a stream is loaded once for all its rows, and facts that come again.
/// </summary>
/// <param name="store">The log.</param>
/// <param name="programme">CCI of the programme the ledger is for.</param>
/// <param name="clock">The clock that says which day it is.</param>
/// <param name="foresight">What was seen of all rows beforehand.</param>
/// <param name="kept">
/// Where what is allowed is appended, each batch before the one after the next is judged: how many operations are kept
/// at least, because the log has the others. Null where nothing is appended: then all are kept.
/// </param>
/// <param name="shares">In how many goings through all rows are judged, each with its share of the operations.</param>
public sealed class Examiner(
    IEventStore store, string programme, TimeProvider clock, Foresight foresight, int? kept = null, int shares = 1)
{
    private readonly HeldStates states = new(
        foresight.IsCorrected, kept ?? int.MaxValue, foresight.Operations / shares);
    private readonly SupposedFacts supposed = new(foresight);
    private readonly Dictionary<StreamName, long> versions = [];

    /// <summary>Judges one more batch, each row on what those before it were allowed.</summary>
    public async Task<IReadOnlyList<RowVerdict>> ExamineAsync(
        IReadOnlyList<IReadOnlyList<Submission>> rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var round = new Round(programme, clock, states, supposed);
        var submissions = rows.SelectMany(row => row).ToList();
        var loaded = await round.LoadAsync(store, submissions, cancellation).ConfigureAwait(false);
        Expect(kept is null ? loaded : submissions.SelectMany(round.StreamsOf));
        return [.. rows.Select(row => Examine(round, row))];
    }

    /// <summary>
    /// Which refused rows of the batch that was judged last are in doubt: another writer came in between, and they were
    /// judged on states, perhaps old ones, that the log does not have any more.
    /// </summary>
    public async Task<IReadOnlyList<int>> DoubtAsync(
        IReadOnlyList<IReadOnlyList<Submission>> rows,
        IReadOnlyList<RowVerdict> verdicts,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var round = new Round(programme, clock, states);
        var refused = Enumerable.Range(0, rows.Count).Where(i => verdicts[i] is RowVerdict.Refused).ToList();
        var streams = refused.SelectMany(i => rows[i]).SelectMany(round.StreamsOf).ToHashSet();
        if (streams.Count == 0)
            return [];
        var loaded = await store.LoadAsync(streams, [], cancellation).ConfigureAwait(false);
        streams.RemoveWhere(stream => loaded.Streams[stream].Count == versions.GetValueOrDefault(stream));
        return refused.FindAll(i => rows[i].SelectMany(round.StreamsOf).Any(streams.Contains));
    }

    /// <summary>Forgets what it was allowed: the log has become another than was supposed.</summary>
    public void Forget()
    {
        states.Clear();
        supposed.Clear();
        versions.Clear();
    }

    // The versions the log has: as loaded, or as the batches before leave them. Of a stream that is not there, none.
    private void Expect(IEnumerable<StreamName> streams)
    {
        if (kept is not null)
            versions.Clear();
        foreach (var stream in streams)
        {
            if (states[stream].Version is > 0 and var version)
                versions[stream] = version;
        }
    }

    private static RowVerdict Examine(Round round, IReadOnlyList<Submission> row)
    {
        var verdicts = round.JudgeTogether(row);
        if (verdicts is [Round.Accepted alone])
            return new RowVerdict.Allowed([alone.Entry]);
        if (verdicts is [.., Round.Refused { Answer.Reason: var reason }])
            return new RowVerdict.Refused(verdicts.Count - 1, reason);
        if (verdicts is [.., Round.Known { Answer: Answer.Refused known }])
            return new RowVerdict.Refused(verdicts.Count - 1, known.Reason);
        var entries = Joined([.. verdicts.OfType<Round.Accepted>().Select(accepted => accepted.Entry)]);
        return entries.Count == 0 ? new RowVerdict.Known() : new RowVerdict.Allowed(entries);
    }

    // Of one source they are one entry. Of several they are as many, each taken only if those before it are.
    private static List<Entry> Joined(List<Entry> entries)
    {
        if (entries.Count < 2)
            return entries;
        var joined = new List<Entry>();
        for (var (from, next) = (0, 0); from < entries.Count; from = next)
        {
            while (next < entries.Count && entries[next].Provenance == entries[from].Provenance)
                next++;
            joined.Add(Joined(entries[from], entries.GetRange(from, next - from)));
        }
        return joined;
    }

    private static Entry Joined(Entry first, List<Entry> entries)
    {
        var streams = new Dictionary<StreamName, (long Version, List<NewEvent> Events)>();
        var (own, after) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var entry in entries)
        {
            after.UnionWith((entry.After ?? []).Where(id => !own.Contains(id)));
            foreach (var append in entry.Streams)
            {
                streams.TryAdd(append.Stream, (append.ExpectedVersion, []));
                streams[append.Stream].Events.AddRange(append.Events);
                own.UnionWith(append.Events.Select(made => made.Id));
            }
        }
        return first with
        {
            Streams = [.. streams.Select(pair => new StreamAppend(pair.Key, pair.Value.Version, pair.Value.Events))],
            After = [.. after],
        };
    }
}
