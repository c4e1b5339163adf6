namespace PorFse.Ledger.Exchange;

/// <summary>Told of each row that is refused, with its findings.</summary>
public delegate void RowRefused(TransactionRow row, IReadOnlyList<FileFinding> findings);

/// <summary>
/// Takes a file of transactions into the ledger. It is read once to see what is in it, then perhaps decided as a whole
/// without a trace, then recorded in batches; each row is taken whole or not at all. Interrupted at any moment, the
/// same file goes on where it was; taken in already, it adds nothing.
/// </summary>
/// <param name="store">The log.</param>
/// <param name="programme">CCI of the programme the ledger is for.</param>
/// <param name="clock">The clock that says which day it is.</param>
/// <param name="file">The file.</param>
/// <param name="who">Who imports, and from which source where neither row nor profile names one.</param>
public sealed class TransactionImport(
    IEventStore store, string programme, TimeProvider clock, ImportFile file, Provenance who)
{
    /// <summary>From so many transactions on, a batch takes no more rows.</summary>
    public const int TransactionsAtOnce = 40_000;

    /// <summary>So many rows are read, decided and recorded together.</summary>
    public int RowsAtOnce { get; init; } = 2_048;

    /// <summary>
    /// So many operations are kept in mind; a file with more is gone through more than once to be decided.
    /// </summary>
    public int OperationsAtOnce { get; init; } = 250_000;

    /// <summary>The identity of the import; empty until the file was surveyed.</summary>
    public string Batch { get; private set; } = "";

    /// <summary>The import as the log had it when the file was surveyed.</summary>
    public Import Before { get; private set; } = Import.Initial;

    /// <summary>True when the log has all of the file.</summary>
    public bool IsThere => Before.Completed is { RowsLeftOut: null };

    /// <summary>Reads the file once, and finds its import in the log.</summary>
    /// <param name="progress">Is told how many bytes are read.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<ImportSurvey> SurveyAsync(Action<long> progress, CancellationToken cancellation = default)
    {
        var survey = await Task.Run(() => ImportSurvey.Of(file, who, progress, cancellation), cancellation)
            .ConfigureAwait(false);
        var batch = survey.Batch(file.Profile);
        for (var repetition = 0; repetition == 0 || Before.Undone is not null; repetition++)
        {
            Batch = ImportSurvey.Repeated(batch, repetition);
            Before = await StateAsync(cancellation).ConfigureAwait(false);
        }
        return survey;
    }

    /// <summary>In how many goings through the file is decided.</summary>
    public int PassesOf(ImportSurvey survey)
    {
        ArgumentNullException.ThrowIfNull(survey);
        return (int)(survey.Foresight.Operations / OperationsAtOnce) + 1;
    }

    /// <summary>Decides the whole file and writes nothing: what would become of each row.</summary>
    /// <param name="survey">What was seen of it.</param>
    /// <param name="refused">Is told of every row with findings.</param>
    /// <param name="progress">Is told how many rows are decided, of the file as often as it is gone through.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The tally, or why the file is not the one that was surveyed.</returns>
    public async Task<(ImportTally Tally, Refusal? Changed)> DecideAsync(
        ImportSurvey survey, RowRefused refused, Action<long> progress, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(survey);
        var (tally, read) = (new ImportTally(), 0L);
        var count = PassesOf(survey);
        if (count > 1)
            await Task.Run(() => LookAgain(survey, cancellation), cancellation).ConfigureAwait(false);
        for (var number = 0; number < count; number++)
        {
            var share = new Share(survey.Foresight, number, count);
            var examiner = new Examiner(store, programme, clock, survey.Foresight, shares: count);
            using var pass = file.Begin(who with { Batch = Batch });
            await foreach (var rows in pass.BatchesAsync(RowsAtOnce).ConfigureAwait(false))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!IsForeseen(rows, survey))
                    break;
                var judged = share.Judged(rows);
                var verdicts = await DecideAsync(
                    examiner, judged.ConvertAll(row => row.Submissions()), cancellation).ConfigureAwait(false);
                Settle(tally, share.Counted(rows), judged, verdicts, refused);
                progress(read += rows.Count);
            }
            if (Changed(survey, pass, 0) is { } changed)
                return (tally, changed);
        }
        return (tally, null);
    }

    /// <summary>
    /// Records the file. Told to end early, it ends after the batch under way; the same file goes on from there.
    /// </summary>
    /// <param name="survey">What was seen of it.</param>
    /// <param name="acceptValid">True where rows that are refused are left out; else the first one ends it.</param>
    /// <param name="refused">Is told of every row with findings, in their order.</param>
    /// <param name="progress">Is told how many rows are done.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The tally, and why it did not come to its end; null where it did.</returns>
    public async Task<(ImportTally Tally, Refusal? Stopped)> RecordAsync(
        ImportSurvey survey,
        bool acceptValid,
        RowRefused refused,
        Action<long> progress,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(survey);
        var tally = new ImportTally();
        using var pass = file.Begin(who with { Batch = Batch });
        if (await StartAsync(survey, cancellation).ConfigureAwait(false) is { } reason)
            return (tally, reason);

        var examiner = new Examiner(store, programme, clock, survey.Foresight, OperationsAtOnce / 2);
        var recorder = new BulkRecorder(store, examiner, !acceptValid);
        var waiting = new Queue<(IReadOnlyList<TransactionRow> Rows, List<TransactionRow> Judged)>();
        var stops = false;
        await foreach (var rows in pass.BatchesAsync(RowsAtOnce).ConfigureAwait(false))
        {
            stops |= !IsForeseen(rows, survey) || (!acceptValid && rows.Any(row => row.Findings.Count > 0));
            if (stops || cancellation.IsCancellationRequested)
                break;
            var judged = Share.Whole.Judged(rows);
            waiting.Enqueue((rows, judged));
            var submissions = judged.ConvertAll(row => row.Submissions());
            stops = Done(await recorder.RecordAsync(submissions, CancellationToken.None).ConfigureAwait(false));
        }
        stops |= Done(await recorder.FinishAsync().ConfigureAwait(false));
        if (cancellation.IsCancellationRequested)
            return (tally, new ImportInterrupted(tally.Recorded + tally.Known, survey.Rows));
        if (Changed(survey, pass, tally.Recorded) is { } changed)
            return (tally, changed);
        if (stops)
            return (tally, new ImportOvertaken(tally.Recorded + tally.Known, survey.Rows));
        return (tally, await CompleteAsync(tally, cancellation).ConfigureAwait(false));

        bool Done(BatchOutcome? outcome)
        {
            if (outcome is null)
                return false;
            var (rows, judged) = waiting.Dequeue();
            Settle(tally, rows, judged, outcome.Verdicts, refused);
            progress(tally.Rows);
            return !acceptValid && outcome.HasRefused;
        }
    }

    // A row that another writer has come in between with is left to the recording, which decides on what is there then.
    private static async Task<RowVerdict[]> DecideAsync(
        Examiner examiner, List<IReadOnlyList<Submission>> rows, CancellationToken cancellation)
    {
        var verdicts = (await examiner.ExamineAsync(rows, cancellation).ConfigureAwait(false)).ToArray();
        foreach (var i in await examiner.DoubtAsync(rows, verdicts, cancellation).ConfigureAwait(false))
            verdicts[i] = new RowVerdict.Allowed([]);
        return verdicts;
    }

    private void LookAgain(ImportSurvey survey, CancellationToken cancellation)
    {
        using var pass = file.Begin(who);
        foreach (var row in pass.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            survey.Foresight.SeeAgain(row.Submissions());
        }
    }

    private static void Settle(
        ImportTally tally,
        IEnumerable<TransactionRow> rows,
        List<TransactionRow> judged,
        IReadOnlyList<RowVerdict> verdicts,
        RowRefused refused)
    {
        var at = 0;
        foreach (var row in rows)
        {
            while (at < judged.Count && judged[at].Number < row.Number)
                at++;
            var verdict = at < judged.Count && ReferenceEquals(judged[at], row) ? verdicts[at] : null;
            var findings = verdict is RowVerdict.Refused found
                ? [row.Refused(row.Transactions[found.At], found.Reason)]
                : row.Findings;
            if (findings.Count > 0)
            {
                tally.AddRefused(row, findings);
                refused(row, findings);
            }
            else if (verdict is null)
            {
                tally.AddEmpty();
            }
            else
            {
                tally.Add(row, verdict);
            }
        }
    }

    // Nothing can be judged that was not seen coming: the file is another.
    private static bool IsForeseen(IReadOnlyList<TransactionRow> rows, ImportSurvey survey) =>
        rows.All(row => row.Transactions.All(one =>
            one.Entry.Corrects is not { } corrected || survey.Foresight.IsCorrected(corrected)));

    private static FileChanged? Changed(ImportSurvey survey, ImportFile.Pass pass, long recorded) =>
        pass.Sha256() is var now && now != survey.Sha256 ? new FileChanged(survey.Sha256, now, recorded) : null;

    private async Task<Import> StateAsync(CancellationToken cancellation)
    {
        var stream = StreamName.Import(Batch);
        var loaded = await store.LoadAsync([stream], [], cancellation).ConfigureAwait(false);
        return loaded.Streams[stream].Fold<Import>();
    }

    // Another import of the same file may start and complete it at the same time; one of them does, for both.
    private async Task<Refusal?> StartAsync(ImportSurvey survey, CancellationToken cancellation)
    {
        if (Before.Started is { } there && there.Sha256 == survey.Sha256)
            return null;
        var profile = file.Profile;
        var start = new ImportStarted(
            Batch, file.Name, Today, null, survey.Sha256, profile.Name, profile.Version);
        var refused = await RecordAsync(desk => desk.Submit(new StartImport(start)), cancellation)
            .ConfigureAwait(false);
        if (refused is null)
            return null;
        var state = await StateAsync(cancellation).ConfigureAwait(false);
        return state.Started?.Sha256 == survey.Sha256 ? null : refused;
    }

    private async Task<Refusal?> CompleteAsync(ImportTally tally, CancellationToken cancellation)
    {
        if (Before.Completed is not null)
            return null;
        var completion = new ImportCompleted(
            Batch, Today, tally.Transactions, tally.Refused == 0 ? null : tally.Refused);
        var refused = await RecordAsync(desk => desk.Submit(new CompleteImport(completion)), cancellation)
            .ConfigureAwait(false);
        return (await StateAsync(cancellation).ConfigureAwait(false)).Completed is null ? refused : null;
    }

    private async Task<Refusal?> RecordAsync(Func<Desk, Submission> submit, CancellationToken cancellation)
    {
        var desk = new Desk(who with { File = file.Name, Batch = Batch, Cause = file.Profile.ToString() });
        var answer = await new Bookkeeper(store, programme, clock).RecordAsync(submit(desk), cancellation)
            .ConfigureAwait(false);
        return (answer as Answer.Refused)?.Reason;
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The rows of one going through the file.</summary>
    private sealed record Share(Foresight? Foresight, int Number, int Count)
    {
        internal static Share Whole { get; } = new(null, 0, 1);

        /// <summary>Those that are judged.</summary>
        internal List<TransactionRow> Judged(IReadOnlyList<TransactionRow> rows) =>
            [.. rows.Where(row => row.Transactions.Count > 0 && (Count == 1 || (Of(row) ?? Number) == Number))];

        /// <summary>Those that are counted: each in one going through only.</summary>
        internal IEnumerable<TransactionRow> Counted(IReadOnlyList<TransactionRow> rows) =>
            Count == 1 ? rows : rows.Where(row => (Of(row) ?? 0) == Number);

        // Of a row with several streams all are judged in every going through.
        private int? Of(TransactionRow row) => row.Transactions.Count == 0
            ? null
            : Foresight!.ShareOf(row.Transactions[0].Submission.Stream, Count);
    }
}
