using System.CommandLine;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse import undo</c>: takes back what an import brought.</summary>
internal static class ImportUndoCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var batch = new Argument<string>("batch") { Description = labels["argument.batch"] };
        return new Command("undo", labels["command.import.undo"]) { batch }.Does(
            global,
            (parsed, screen, cancellation) => RunAsync(screen, parsed.GetValue(batch)!, cancellation));
    }

    private static async Task<int> RunAsync(Screen screen, string batch, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenToRecordAsync(screen, cancellation);
        var desk = new Desk(ImportUndoing.Origin(batch, Recorder.DefaultSource, Recorder.User));
        var undoing = new ImportUndoing(session.Store, session.OpenedFor, TimeProvider.System, desk);
        var (_, start, reason) = await undoing.FindAsync(batch, cancellation);
        if (reason is not null)
            throw new RefusedException(reason);
        var findings = new List<(RecordedEvent Event, Refusal Reason)>();
        var outcome = new UndoOutcome(0, 0, 0, 0);
        await using (var reading = await session.BeginReadingAsync(cancellation))
        {
            var positions = reading.Head.Position - start + 1;
            await screen.WorkAsync(screen.Labels["undo.working"], positions, async progress =>
                outcome = await undoing.UndoAsync(
                    reading, batch, (undone, why) => findings.Add((undone, why)), progress, cancellation));
        }
        if (screen.IsTable)
            Show(screen, batch, findings, outcome);
        else
            Write(screen, batch, findings, outcome);
        return outcome.Findings == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static void Show(
        Screen screen, string batch, List<(RecordedEvent Event, Refusal Reason)> findings, UndoOutcome outcome)
    {
        var labels = screen.Labels;
        if (findings.Count > 0)
        {
            var shown = findings.Take(Options.ShortList).ToList();
            screen.Show(ImportTable.OfUndoing(shown, labels));
            if (findings.Count > shown.Count)
                screen.Say(labels.With("check.more", shown.Count, findings.Count - shown.Count));
            screen.Say(labels.With("undo.refused", batch, outcome.Findings, outcome.Undone));
            return;
        }
        screen.Say(labels.With("undo.done", batch, outcome.Undone, outcome.UndoneBefore, outcome.Kept));
    }

    private static void Write(
        Screen screen, string batch, List<(RecordedEvent Event, Refusal Reason)> findings, UndoOutcome outcome) =>
        screen.Write(ImportTable.OfUndoingForMachines(findings), json =>
        {
            json.WriteString("batch", batch);
            json.WriteNumber("undone", outcome.Undone);
            json.WriteNumber("undoneBefore", outcome.UndoneBefore);
            json.WriteNumber("kept", outcome.Kept);
            json.WriteNumber("findings", outcome.Findings);
        });
}
