namespace PorFse.Ledger;

/// <summary>What became of a batch of rows.</summary>
/// <param name="Rows">The batch.</param>
/// <param name="Verdicts">Of each row; what is allowed is in the log, durably.</param>
public sealed record BatchOutcome(
    IReadOnlyList<IReadOnlyList<Submission>> Rows, IReadOnlyList<RowVerdict> Verdicts)
{
    /// <summary>True where a row was refused.</summary>
    public bool HasRefused => Verdicts.Any(verdict => verdict is RowVerdict.Refused);
}

/// <summary>
/// Takes very many commands into the log, batch after batch in few transactions: while one batch is appended, the next
/// is judged as if that were done. Where another writer came in between, both are judged again on what is in the log.
/// </summary>
/// <param name="store">The log.</param>
/// <param name="examiner">Judges the rows.</param>
/// <param name="stopsAtRefusal">
/// True where nothing of the batch with the first refused row, and nothing after it, is appended any more; false where
/// only refused rows are left out.
/// </param>
public sealed class BulkRecorder(IEventStore store, Examiner examiner, bool stopsAtRefusal)
{
    private Appending? appending;
    private bool isStopped;

    /// <summary>A batch that is being appended: its rows that are, with their entries, in their order.</summary>
    private sealed record Appending(
        BatchOutcome Batch, List<(int Row, int Entries)> Rows, Task<IReadOnlyList<AppendOutcome>> Task);

    /// <summary>
    /// Begins to record a batch. The answer is what became of the batch before: null for the first. Once that was
    /// stopped at, no further batch is begun.
    /// </summary>
    /// <exception cref="ConcurrentAppendException">Other writers overtook some rows too often.</exception>
    public async Task<BatchOutcome?> RecordAsync(
        IReadOnlyList<IReadOnlyList<Submission>> rows, CancellationToken cancellation = default)
    {
        var verdicts = await examiner.ExamineAsync(rows, cancellation).ConfigureAwait(false);
        WriteEarly(verdicts);
        var (before, asSupposed) = await SettleAsync().ConfigureAwait(false);
        if (isStopped)
            return before;
        // What is allowed is checked by the append; what is refused, here.
        var doubted = await examiner.DoubtAsync(rows, verdicts, CancellationToken.None).ConfigureAwait(false);
        if (asSupposed && doubted.Count > 0)
        {
            examiner.Forget();
            asSupposed = false;
        }
        if (!asSupposed)
            verdicts = await examiner.ExamineAsync(rows, CancellationToken.None).ConfigureAwait(false);
        appending = Begin(rows, verdicts);
        return before;
    }

    /// <summary>Waits for the last batch; null where none is under way.</summary>
    /// <exception cref="ConcurrentAppendException">Other writers overtook some rows too often.</exception>
    public async Task<BatchOutcome?> FinishAsync() => (await SettleAsync().ConfigureAwait(false)).Batch;

    // A batch that is being written is never told to leave: its answer would stay open.
    private Appending Begin(IReadOnlyList<IReadOnlyList<Submission>> rows, IReadOnlyList<RowVerdict> verdicts)
    {
        var batch = new BatchOutcome(rows, verdicts);
        if (stopsAtRefusal && batch.HasRefused)
        {
            isStopped = true;
            return new Appending(
                batch with { Verdicts = [.. verdicts.Select(LeftOut)] }, [], Task.FromResult(Nothing));
        }
        var (appended, entries) = (new List<(int, int)>(), new List<Entry>());
        for (var i = 0; i < verdicts.Count; i++)
        {
            if (verdicts[i] is not RowVerdict.Allowed allowed)
                continue;
            appended.Add((i, allowed.Entries.Count));
            entries.AddRange(allowed.Entries);
        }
        return new Appending(batch, appended, Task.Run(() => store.AppendAsync(entries, CancellationToken.None)));
    }

    // While the last batch is appended: the next one then locks the head for less time.
    private static void WriteEarly(IReadOnlyList<RowVerdict> verdicts)
    {
        foreach (var allowed in verdicts.OfType<RowVerdict.Allowed>())
        {
            foreach (var append in allowed.Entries.SelectMany(entry => entry.Streams))
            {
                foreach (var made in append.Events)
                    _ = made.Text;
            }
        }
    }

    private static IReadOnlyList<AppendOutcome> Nothing => [];

    private static RowVerdict LeftOut(RowVerdict verdict) =>
        verdict is RowVerdict.Allowed ? new RowVerdict.LeftOut() : verdict;

    private async Task<(BatchOutcome? Batch, bool AsSupposed)> SettleAsync()
    {
        if (appending is not { } under)
            return (null, true);
        appending = null;
        var first = await NotTakenAsync(under).ConfigureAwait(false);
        if (first.Count == 0)
            return (under.Batch, true);

        // What did not get in is judged again, and with it what may have been refused only for what it would have done.
        var (rows, verdicts) = (under.Batch.Rows, under.Batch.Verdicts.ToArray());
        var open = Enumerable.Range(0, rows.Count)
            .Where(i => first.Contains(i) || verdicts[i] is RowVerdict.Refused).ToList();
        for (var attempt = 1; open.Count > 0; attempt++)
        {
            if (attempt > Bookkeeper.Attempts)
                throw new ConcurrentAppendException(open.Count, Bookkeeper.Attempts);
            examiner.Forget();
            var asked = open.ConvertAll(i => rows[i]);
            var again = Begin(asked, await examiner.ExamineAsync(asked).ConfigureAwait(false));
            for (var i = 0; i < open.Count; i++)
                verdicts[open[i]] = again.Batch.Verdicts[i];
            var missed = await NotTakenAsync(again).ConfigureAwait(false);
            open = [.. open.Where((at, i) => missed.Contains(i)
                || (missed.Count > 0 && verdicts[at] is RowVerdict.Refused))];
        }
        examiner.Forget();
        return (under.Batch with { Verdicts = verdicts }, false);
    }

    // The rows of which not all entries got in.
    private static async Task<HashSet<int>> NotTakenAsync(Appending under)
    {
        var outcomes = await under.Task.ConfigureAwait(false);
        var (missed, at) = (new HashSet<int>(), 0);
        foreach (var (row, entries) in under.Rows)
        {
            for (var i = 0; i < entries; i++, at++)
            {
                if (outcomes[at] is not AppendOutcome.Appended)
                    missed.Add(row);
            }
        }
        return missed;
    }
}
