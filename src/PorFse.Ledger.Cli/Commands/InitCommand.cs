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
        // Tried first, so that a file the rules refuse does not leave half a ledger open.
        var bookkeeper = session.Bookkeeper(programme);
        foreach (var refusal in await bookkeeper.TryAsync(submissions, cancellation))
        {
            if (refusal is not null)
                throw new RefusedException(refusal);
        }
        var answers = await bookkeeper.RecordAsync(submissions, cancellation);
        foreach (var refused in answers.OfType<Answer.Refused>())
            throw new RefusedException(refused.Reason);
        var recorded = answers.Count(answer => answer is Answer.Recorded);
        screen.Say(screen.Labels.With(recorded == 0 ? "init.known" : "init.done", programme, recorded));
    }
}
