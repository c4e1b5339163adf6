using System.CommandLine;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse import</c>: a whole file of transactions.</summary>
internal static class ImportCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var file = new Argument<FileInfo>("file") { Description = labels["argument.file"] };
        var profile = new Option<string?>("--profile")
        {
            Description = labels.With("argument.profile", string.Join(", ", TransactionProfile.Known)),
            HelpName = "name or file.json",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = labels["option.dryrun"] };
        var acceptValid = new Option<bool>("--accept-valid") { Description = labels["option.acceptvalid"] };
        var rejects = new Option<string?>("--rejects")
        {
            Description = labels["option.rejects"],
            HelpName = "file",
        };
        var force = Options.Force(labels);
        var command = new Command("import", labels["command.import"])
        {
            file, profile, dryRun, acceptValid, rejects, force,
        };
        rejects.Validators.Add(result =>
        {
            if (!result.GetValue(acceptValid))
                result.AddError(labels.With("usage.needs", "--rejects", "--accept-valid"));
        });
        command.Subcommands.Add(ImportUndoCommand.Create(global, labels));
        return command.Does(global, async (parsed, screen, cancellation) => await RunAsync(
            screen,
            parsed.GetValue(file)!,
            await ProfileCommand.FindAsync(
                parsed.GetValue(profile) ?? TransactionProfile.Own.Name, cancellation),
            new Asked(
                parsed.GetValue(dryRun),
                parsed.GetValue(acceptValid),
                parsed.GetValue(rejects) is { } to ? Destination.Of(to, parsed.GetValue(force), labels) : null),
            cancellation));
    }

    /// <summary>How a file is imported.</summary>
    private sealed record Asked(bool DryRun, bool AcceptValid, Destination? Rejects);

    private static async Task<int> RunAsync(
        Screen screen, FileInfo info, TransactionProfile profile, Asked asked, CancellationToken cancellation)
    {
        using var file = new ImportFile(info.Name, profile, () => Open(screen, info));
        var bytes = file.Length;
        await using var session = asked.DryRun
            ? await LedgerSession.OpenAsync(screen, cancellation)
            : await LedgerSession.OpenToRecordAsync(screen, cancellation);
        var import = new TransactionImport(
            session.Store, session.OpenedFor, TimeProvider.System, file,
            new Provenance(Recorder.DefaultSource, Recorder.User));
        await using var answer = new ImportAnswer(screen, file, import);
        ImportSurvey survey = null!;
        await screen.WorkAsync(screen.Labels["profile.reading"], bytes, async progress =>
            survey = await import.SurveyAsync(progress, cancellation));
        if (import.IsThere)
            return answer.SayThere(survey);
        if (asked.DryRun)
            return await ForecastAsync(screen, session, import, survey, answer, cancellation);
        if (!asked.AcceptValid || survey.Head.Findings.Count > 0)
        {
            var (tally, changed) = await DecideAsync(screen, import, survey, answer, cancellation);
            if (changed is not null || tally.Findings > 0)
                return answer.SayRefused(survey, tally, changed);
        }
        return await RecordAsync(screen, import, survey, file, asked, answer, cancellation);
    }

    // It is read more than once, which a pipe is not.
    private static FileStream Open(Screen screen, FileInfo info)
    {
        var stream = info.OpenRead();
        if (stream.CanSeek)
            return stream;
        stream.Dispose();
        throw new IOException(screen.Labels.With("import.pipe", info.Name));
    }

    private static async Task<(ImportTally Tally, Refusal? Changed)> DecideAsync(
        Screen screen,
        TransactionImport import,
        ImportSurvey survey,
        ImportAnswer answer,
        CancellationToken cancellation)
    {
        (ImportTally, Refusal?) decided = (new ImportTally(), null);
        var rows = survey.Rows * import.PassesOf(survey);
        await screen.WorkAsync(screen.Labels["import.deciding"], rows, async progress =>
            decided = await import.DecideAsync(survey, answer.Refused, progress, cancellation));
        return decided;
    }

    private static async Task<int> ForecastAsync(
        Screen screen,
        LedgerSession session,
        TransactionImport import,
        ImportSurvey survey,
        ImportAnswer answer,
        CancellationToken cancellation)
    {
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, null, null, cancellation);
        var reader = session.ProgressOf(reading);
        var programme = await reader.ProgrammeAsync(basis.KnownAt.Position, cancellation);
        var initiatives = await reader.InitiativesAsync(basis.KnownAt.Position, cancellation);
        var cells = await reader.CellsAsync(basis, cancellation);

        var (tally, changed) = await DecideAsync(screen, import, survey, answer, cancellation);
        return answer.SayForecast(
            survey,
            tally,
            changed,
            FinancialProgress.Of(Breakdown.Axis, programme, initiatives, cells, basis.At),
            ImportTable.After(tally, programme, initiatives, cells, basis.At),
            basis.At);
    }

    private static async Task<int> RecordAsync(
        Screen screen,
        TransactionImport import,
        ImportSurvey survey,
        ImportFile file,
        Asked asked,
        ImportAnswer answer,
        CancellationToken cancellation)
    {
        (ImportTally Tally, Refusal? Stopped) recorded = (new ImportTally(), null);
        if (asked.Rejects is not { } rejects)
        {
            await WorkAsync(answer.Refused);
            return answer.SayRecorded(survey, recorded.Tally, recorded.Stopped, asked.AcceptValid, null);
        }
        try
        {
            await rejects.WriteAsync(async (Stream stream) =>
            {
                RejectsFile? written = null;
                await WorkAsync((row, findings) =>
                {
                    written ??= new RejectsFile(stream, file.Profile.Format, file.BytesOf(survey.Head));
                    if (row.Number > 1)
                        written.Write(file.BytesOf(row), row.Number, findings[0].Reason);
                    answer.Refused(row, findings);
                });
                // Half a file of rejects would be in the way of the command that goes on.
                if (recorded.Stopped is not null)
                    throw new RejectsUnfinishedException();
                _ = written ?? new RejectsFile(stream, file.Profile.Format, file.BytesOf(survey.Head));
            });
        }
        catch (RejectsUnfinishedException)
        {
        }
        return answer.SayRecorded(survey, recorded.Tally, recorded.Stopped, asked.AcceptValid, rejects.Name);

        Task WorkAsync(RowRefused refused) =>
            screen.WorkAsync(screen.Labels["import.recording"], survey.Rows, async progress =>
                recorded = await import.RecordAsync(survey, asked.AcceptValid, refused, progress, cancellation));
    }

    private sealed class RejectsUnfinishedException : Exception;
}
