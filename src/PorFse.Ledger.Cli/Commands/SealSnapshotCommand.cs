using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse snapshot seal</c>: derives a state's figures and seals them under a name.</summary>
internal static class SealSnapshotCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var name = SnapshotCommand.Name(labels);
        var at = Options.Date("--at", labels["option.snapshot.at"], labels);
        at.Required = true;
        var known = Options.KnownAt(labels);
        var approvedOn = Options.Date("--approved-on", labels["option.approvedon"], labels);
        var approvedBy = Options.Text("--approved-by", labels["option.approvedby"]);
        var note = Options.Text("--note", labels["option.note"]);
        var command = new Command("seal", labels["command.snapshot.seal"])
        {
            name, at, known, approvedOn, approvedBy, note,
        };
        return command.Does(global, (parsed, screen, cancellation) => RunAsync(
            screen,
            parsed.GetValue(at)!.Value,
            parsed.GetValue(known),
            (state, figures) => new SnapshotSealed(
                parsed.GetValue(name)!, state.At, state.KnownAt.Position, state.KnownAt.RecordedAt ?? default,
                figures.Axes, figures.Total, parsed.GetValue(approvedOn), parsed.GetValue(approvedBy),
                Options.Today, parsed.GetValue(note), state.KnownAt.Root?.ToString()),
            cancellation));
    }

    private static async Task RunAsync(
        Screen screen,
        DateOnly at,
        KnownAt? known,
        Func<Basis, (IReadOnlyList<SealedFigures> Axes, SealedFigures Total), SnapshotSealed> sealing,
        CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenToRecordAsync(screen, cancellation);
        var asked = await DeriveAsync(session, at, known, sealing, cancellation);
        var desk = new Desk(new Provenance(Recorder.DefaultSource, Recorder.User));
        var answer = await session.Bookkeeper(session.OpenedFor)
            .RecordAsync(desk.Submit(new SealSnapshot(asked)), cancellation);
        if (answer is Answer.Refused { Reason: ReferenceAlreadyUsed })
            answer = new Answer.Refused(await SealedBeforeAsync(session, asked.Name, cancellation));

        RecordCommand.Tell(screen, answer);
        if (screen.IsTable)
            ShowSnapshotCommand.Show(screen, session.Opening!, asked);
    }

    private static async Task<SnapshotSealed> DeriveAsync(
        LedgerSession session,
        DateOnly at,
        KnownAt? known,
        Func<Basis, (IReadOnlyList<SealedFigures> Axes, SealedFigures Total), SnapshotSealed> sealing,
        CancellationToken cancellation)
    {
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, at, known, cancellation);
        var progress = await session.SnapshotsOf(reading).DeriveAsync(basis, cancellation);
        return sealing(basis, progress.Figures());
    }

    // A person who takes a name that is taken wants to know of what, not how both would be stored.
    private static async Task<Refusal> SealedBeforeAsync(
        LedgerSession session, string name, CancellationToken cancellation)
    {
        await using var reading = await session.BeginReadingAsync(cancellation);
        var sealing = await SnapshotCommand.FindAsync(reading, session.SnapshotsOf(reading), name, cancellation);
        var earlier = (SnapshotSealed)sealing.Data;
        return new SnapshotAlreadySealed(name, earlier.On, earlier.At, earlier.KnownAtPosition);
    }
}
