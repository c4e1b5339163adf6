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
        await using var session = await LedgerSession.PrepareAsync(screen, cancellation);
        var desk = new Desk(new Provenance(Recorder.DefaultSource, Recorder.User, path.Name));
        var same = session.Opening is { Demonstration: false } opened && opened.Programme == file.Programme.Programme;
        var opening = same
            ? session.Opening!
            : new LedgerOpened(file.Programme.Programme, false, Options.Today, null);
        Submission[] submissions = [desk.Submit(new OpenLedger(opening)), .. file.Submissions(desk)];
        var answers = await session.Bookkeeper(opening.Programme).RecordAsync(submissions, cancellation);
        foreach (var refused in answers.OfType<Answer.Refused>())
            throw new RefusedException(refused.Reason);
        var recorded = answers.Count(answer => answer is Answer.Recorded);
        screen.Say(screen.Labels.With(recorded == 0 ? "init.known" : "init.done", opening.Programme, recorded));
    }
}
