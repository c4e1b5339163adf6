using System.CommandLine;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse init</c>: opens a ledger for the programme of a file.</summary>
internal static class InitCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var programme = new Option<FileInfo>("--programme")
        {
            Description = labels["option.programme"],
            HelpName = "file.json",
            Required = true,
        };
        return new Command("init", labels["command.init"]) { programme }.Does(global, (parsed, screen, cancellation) =>
            RunAsync(screen, parsed.GetValue(programme)!, cancellation));
    }

    private static async Task RunAsync(Screen screen, FileInfo path, CancellationToken cancellation)
    {
        // The file is read whole and understood before a database is touched.
        var file = ProgrammeFile.Parse(await File.ReadAllTextAsync(path.FullName, cancellation));
        var programme = file.Programme.Programme;
        var desk = new Desk(new Provenance(Recorder.DefaultSource, Recorder.User, path.Name));
        await using var session = await LedgerSession.PrepareAsync(screen, cancellation);
        if (session.Opening is { } other && (other.Demonstration || other.Programme != programme))
            throw new RefusedException(new LedgerAlreadyOpen(other.Programme, other.On, programme));

        var opening = session.Opening ?? new LedgerOpened(programme, false, Options.Today, null);
        Submission[] submissions = [desk.Submit(new OpenLedger(opening)), .. file.Submissions(desk)];
        // Tried in memory first, so that a file the rules refuse does not leave half a ledger open.
        if (session.Opening is null)
            await RecordAsync(OnTrial(programme), submissions, cancellation);
        var answers = await RecordAsync(session.Bookkeeper(programme), submissions, cancellation);
        var recorded = answers.Count(answer => answer is Answer.Recorded);
        screen.Say(screen.Labels.With(recorded == 0 ? "init.known" : "init.done", programme, recorded));
    }

    private static Bookkeeper OnTrial(string programme) =>
        new(new InMemoryEventStore(TimeProvider.System), programme, TimeProvider.System);

    private static async Task<IReadOnlyList<Answer>> RecordAsync(
        Bookkeeper bookkeeper, IReadOnlyList<Submission> submissions, CancellationToken cancellation)
    {
        var answers = await bookkeeper.RecordAsync(submissions, cancellation);
        foreach (var refused in answers.OfType<Answer.Refused>())
            throw new RefusedException(refused.Reason);
        return answers;
    }
}
