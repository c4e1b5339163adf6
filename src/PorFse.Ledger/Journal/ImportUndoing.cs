using System.Runtime.CompilerServices;

namespace PorFse.Ledger;

/// <summary>What became of the undoing of an import.</summary>
/// <param name="Undone">Transactions taken back now.</param>
/// <param name="UndoneBefore">Transactions that were taken back before.</param>
/// <param name="Kept">Events that move no money, and stay.</param>
/// <param name="Findings">How many transactions cannot be taken back; with one, nothing is.</param>
public sealed record UndoOutcome(long Undone, long UndoneBefore, long Kept, long Findings);

/// <summary>
/// Takes back an import: of every transaction it brought, the opposite, the last one first, by the rules of single
/// commands. All is tried before anything is written. What one append takes is appended whole or not at all; more than
/// that in several, which go on where they were when the undoing is asked for again.
/// </summary>
/// <param name="store">The log.</param>
/// <param name="programme">CCI of the programme the ledger is for.</param>
/// <param name="clock">The clock that says which day it is.</param>
/// <param name="desk">Where the opposites are handed in; their provenance says what they are.</param>
public sealed class ImportUndoing(IEventStore store, string programme, TimeProvider clock, Desk desk)
{
    /// <summary>The batch that opposites are of; their cause is the import they take back.</summary>
    public const string Batch = "undo";

    /// <summary>So many opposites are appended whole or not at all.</summary>
    public int MostAtOnce { get; init; } = 40_000;

    /// <summary>So many positions of the log are looked through together.</summary>
    public int PositionsAtOnce { get; init; } = 1 << 16;

    /// <summary>So many streams are held together.</summary>
    public int StreamsAtOnce { get; init; } = 4_096;

    /// <summary>The provenance of opposites.</summary>
    /// <param name="batch">The import.</param>
    /// <param name="source">The register that numbers them.</param>
    /// <param name="user">Who undoes it.</param>
    public static Provenance Origin(string batch, string source, string user) =>
        new(source, user, Batch: Batch, Cause: batch);

    /// <summary>The import of an identity in the log, or why there is none.</summary>
    public async Task<(Import Import, long Position, Refusal? Reason)> FindAsync(
        string batch, CancellationToken cancellation = default)
    {
        var stream = StreamName.Import(batch);
        var loaded = await store.LoadAsync([stream], [], cancellation).ConfigureAwait(false);
        var import = loaded.Streams[stream].Fold<Import>();
        return import.Started is null
            ? (import, 0, new ImportUnknown(batch))
            : (import, loaded.Streams[stream][0].Position, null);
    }

    /// <summary>Takes the import back.</summary>
    /// <param name="reading">The ledger as it is now.</param>
    /// <param name="batch">The import, which is there.</param>
    /// <param name="found">Is told of every transaction that cannot be taken back, and why.</param>
    /// <param name="progress">Is told how many positions were looked through, of the log once or twice.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<UndoOutcome> UndoAsync(
        IReading reading,
        string batch,
        Action<RecordedEvent, Refusal> found,
        Action<long> progress,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(found);
        var (import, start, _) = await FindAsync(batch, cancellation).ConfigureAwait(false);
        var work = new Work(reading, batch, start);
        var tally = new Tally();
        var all = new List<Opposite>();
        await foreach (var group in GroupsAsync(work, tally, progress, cancellation).ConfigureAwait(false))
        {
            await TryAsync(group, tally, found, cancellation).ConfigureAwait(false);
            if (tally.Opposites <= MostAtOnce)
                all.AddRange(group);
            else
                all.Clear();
        }
        if (tally.Findings > 0)
            return tally.Outcome(0);

        var marks = import.Undone is null ? [Marking(batch, tally.Opposites)] : Array.Empty<Submission>();
        if (tally.Opposites <= MostAtOnce)
        {
            await AppendAsync([[.. marks, .. all.Select(one => one.Submission)]], all, tally, found)
                .ConfigureAwait(false);
            return tally.Outcome(tally.Findings == 0 ? tally.New : 0);
        }
        return await UndoInPartsAsync(work, marks, tally, found, progress, cancellation).ConfigureAwait(false);
    }

    // Marked first: from then on the facts count as undone, and whoever records one of them anew is taken at his word.
    private async Task<UndoOutcome> UndoInPartsAsync(
        Work work,
        Submission[] marks,
        Tally tried,
        Action<RecordedEvent, Refusal> found,
        Action<long> progress,
        CancellationToken cancellation)
    {
        if (marks.Length > 0)
            await AppendAsync([marks], [], tried, found).ConfigureAwait(false);
        var tally = new Tally();
        var seen = work.Reading.Head.Position - work.Start;
        await foreach (var group in GroupsAsync(work, tally, done => progress(seen + done), cancellation)
            .ConfigureAwait(false))
        {
            var rows = group.GroupBy(one => one.Undone.Stream)
                .Select(stream => (IReadOnlyList<Submission>)[.. stream.Select(one => one.Submission)]).ToList();
            await AppendAsync(rows, group, tally, found).ConfigureAwait(false);
        }
        return tried.Outcome(tried.New - tally.Findings) with { Findings = tally.Findings };
    }

    /// <summary>Where the transactions of an import are.</summary>
    private sealed record Work(IReading Reading, string Batch, long Start);

    private sealed class Tally
    {
        internal long Opposites { get; set; }

        internal long New { get; set; }

        internal long Kept { get; set; }

        internal long Findings { get; set; }

        internal UndoOutcome Outcome(long undone) => new(undone, Opposites - New, Kept, Findings);
    }

    private Submission Marking(string batch, long transactions)
    {
        var today = DateOnly.FromDateTime((desk.At ?? clock.GetUtcNow()).UtcDateTime);
        return desk.Submit(new UndoImport(new ImportUndone(batch, today, transactions)));
    }

    // From the end of the log back. A stream is taken with all its transactions where its last one is.
    private async IAsyncEnumerable<List<Opposite>> GroupsAsync(
        Work work, Tally tally, Action<long> progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = work.Reading.Head.Position;
        for (var until = head; until >= work.Start; until -= PositionsAtOnce)
        {
            var after = Math.Max(until - PositionsAtOnce, work.Start - 1);
            var last = new Dictionary<StreamName, long>();
            await foreach (var recorded in work.Reading.ReadAsync(new EventRange(after, until), cancellation)
                .ConfigureAwait(false))
            {
                if (recorded.Provenance.Batch != work.Batch)
                    continue;
                if (recorded.Data is ITransaction)
                    last[recorded.Stream] = recorded.Position;
                else if (recorded.Data is not IEventOf<Import>)
                    tally.Kept++;
            }
            foreach (var streams in last.OrderByDescending(pair => pair.Value).Chunk(StreamsAtOnce))
            {
                var group = await OppositesAsync(work, streams, cancellation).ConfigureAwait(false);
                tally.Opposites += group.Count;
                yield return group;
            }
            progress(head - after);
        }
    }

    private async Task<List<Opposite>> OppositesAsync(
        Work work, KeyValuePair<StreamName, long>[] streams, CancellationToken cancellation)
    {
        var loaded = await store.LoadAsync([.. streams.Select(pair => pair.Key)], [], cancellation)
            .ConfigureAwait(false);
        return
        [
            .. streams.Select(pair => (Last: pair.Value, Events: loaded.Streams[pair.Key].Where(recorded =>
                    recorded.Data is ITransaction && recorded.Provenance.Batch == work.Batch).ToList()))
                .Where(stream => stream.Events[^1].Position == stream.Last)
                .SelectMany(stream => stream.Events)
                .OrderByDescending(recorded => recorded.Position)
                .Select(recorded => Opposite.Of(recorded, desk)),
        ];
    }

    private async Task TryAsync(
        List<Opposite> group, Tally tally, Action<RecordedEvent, Refusal> found, CancellationToken cancellation)
    {
        var rows = group.ConvertAll(one => (IReadOnlyList<Submission>)[one.Submission]);
        var verdicts = await ExaminerOf(group).ExamineAsync(rows, cancellation).ConfigureAwait(false);
        for (var i = 0; i < verdicts.Count; i++)
        {
            tally.New += verdicts[i] is RowVerdict.Allowed ? 1 : 0;
            if (verdicts[i] is not RowVerdict.Refused refused)
                continue;
            tally.Findings++;
            found(group[i].Undone, refused.Reason);
        }
    }

    private async Task AppendAsync(
        IReadOnlyList<IReadOnlyList<Submission>> rows,
        List<Opposite> opposites,
        Tally tally,
        Action<RecordedEvent, Refusal> found)
    {
        var recorder = new BulkRecorder(store, ExaminerOf(opposites), stopsAtRefusal: false);
        await recorder.RecordAsync(rows).ConfigureAwait(false);
        var outcome = await recorder.FinishAsync().ConfigureAwait(false);
        foreach (var (row, verdict) in rows.Zip(outcome!.Verdicts))
        {
            // Somebody recorded what stands in the way after all was tried.
            if (verdict is not RowVerdict.Refused refused)
                continue;
            tally.Findings++;
            var one = opposites.Find(opposite => opposite.Submission == row[refused.At]);
            if (one is not null)
                found(one.Undone, refused.Reason);
        }
    }

    private Examiner ExaminerOf(List<Opposite> opposites)
    {
        var foresight = new Foresight();
        foreach (var one in opposites)
            foresight.See([one.Submission], [one.Corrects]);
        return new Examiner(store, programme, clock, foresight);
    }
}
