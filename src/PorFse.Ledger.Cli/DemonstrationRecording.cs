using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Cli;

/// <summary>
/// The recording of the demonstration's history. It is an import like any other: interrupted, it is started again and
/// adds only what is missing.
/// </summary>
internal sealed class DemonstrationRecording
{
    private const int CommandsAtOnce = 2_000;
    private const string Batch = "demonstration";

    private readonly LedgerSession session;
    private readonly Screen screen;

    private DemonstrationRecording(LedgerSession session, Screen screen, DemonstrationOptions options, bool complete)
    {
        this.session = session;
        this.screen = screen;
        Options = options;
        IsComplete = complete;
    }

    /// <summary>How the history is, or was, made.</summary>
    internal DemonstrationOptions Options { get; }

    /// <summary>True when all of it is in the log.</summary>
    internal bool IsComplete { get; }

    /// <summary>Finds the recording in the database, or starts it there with the options asked for.</summary>
    internal static async Task<DemonstrationRecording> OpenAsync(
        LedgerSession session, Screen screen, DemonstrationOptions asked, CancellationToken cancellation)
    {
        var programme = Demonstration.Programme.Programme.Programme;
        if (session.Opening is { Demonstration: false } opened)
            throw new RefusedException(new LedgerAlreadyOpen(opened.Programme, opened.On, "The demonstration"));

        var stream = StreamName.Import(Batch);
        var loaded = await session.Store.LoadAsync([stream], [], cancellation);
        var import = loaded.Streams[stream].Fold<Import>();
        if (import.Started is { } started)
        {
            var options = DemonstrationOptions.Parse(started.File);
            return new DemonstrationRecording(session, screen, options, import.Completed is not null);
        }

        var (desk, on) = (DeskAt(Demonstration.Start), DateOnly.FromDateTime(Demonstration.Start.UtcDateTime));
        await RecordAllAsync(session.Bookkeeper(programme),
        [
            desk.Submit(new OpenLedger(new LedgerOpened(programme, true, on, Demonstration.Note))),
            desk.Submit(new StartImport(new ImportStarted(Batch, asked.ToString(), on, Demonstration.Note))),
        ], cancellation);
        return new DemonstrationRecording(session, screen, asked, false);
    }

    /// <summary>Records what is missing, in batches that each commit whole.</summary>
    internal async Task RecordAsync(CancellationToken cancellation)
    {
        var bookkeeper = session.Bookkeeper(Demonstration.Programme.Programme.Programme);
        var history = Demonstration.History(Options);
        await screen.WorkAsync(screen.Labels["demo.recording"], history.Count + 1, async progress =>
        {
            var (done, last) = (0, Demonstration.Start);
            foreach (var batch in DemonstrationSnapshot.Batches(history, CommandsAtOnce))
            {
                if (last < DemonstrationSnapshot.SealedAt && !DemonstrationSnapshot.IsBefore(batch[0]))
                {
                    await RecordAllAsync(bookkeeper, [await SnapshotAsync(cancellation)], cancellation);
                    done++;
                }
                await RecordAllAsync(bookkeeper, batch, cancellation);
                last = batch[^1].At!.Value;
                progress(done += batch.Count);
            }
            var completed = new ImportCompleted(Batch, DateOnly.FromDateTime(last.UtcDateTime), done);
            await RecordAllAsync(bookkeeper, [DeskAt(last).Submit(new CompleteImport(completed))], cancellation);
        });
    }

    // Once it is sealed, what was recorded after it changes nothing: the same is derived and acknowledged.
    private async Task<Submission> SnapshotAsync(CancellationToken cancellation)
    {
        await using var reading = await session.BeginReadingAsync(cancellation);
        var (basis, reason) = await Basis.FindAsync(
            reading, DemonstrationSnapshot.At, DemonstrationSnapshot.KnownAt, DemonstrationSnapshot.SealedAt,
            cancellation);
        if (basis is null)
            throw new RefusedException(reason!);
        var snapshots = new SnapshotReader(reading, Demonstration.Programme.Programme.Programme);
        var (axes, total) = (await snapshots.DeriveAsync(basis, cancellation)).Figures();
        return DemonstrationSnapshot.Seal(await basis.KnownAt.WithRootAsync(reading, cancellation), axes, total);
    }

    private static async Task RecordAllAsync(
        Bookkeeper bookkeeper, IReadOnlyList<Submission> submissions, CancellationToken cancellation)
    {
        var answers = await bookkeeper.RecordAsync(submissions, cancellation);
        foreach (var refused in answers.OfType<Answer.Refused>())
            throw new RefusedException(refused.Reason);
    }

    private static Desk DeskAt(DateTimeOffset at) =>
        new(new Provenance("constructed", "demonstration", Batch: Batch), at);
}
