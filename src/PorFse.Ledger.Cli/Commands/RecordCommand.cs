using System.CommandLine;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse record</c>: one fact, by hand. Each kind of fact is a command of its own.</summary>
internal static class RecordCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var kinds = new RecordKinds(global, labels);
        return new Command("record", labels["command.record"])
        {
            kinds.Target(),
            kinds.Initiative(),
            kinds.InitiativePhase(),
            kinds.InitiativeClosure(),
            kinds.Operation(),
            kinds.Transaction("programming", "initiative", (f, desk) =>
                desk.Submit(new ProgramResources(f.Code, f.Amount, f.On, f.Reference, f.Document))),
            kinds.Reversal("programming-reduction", "initiative", (f, desk) =>
                desk.Submit(new ReduceProgrammedResources(
                    f.Code, f.Amount, f.On, f.Reference, f.Cause, f.Corrects, f.Document))),
            kinds.Transaction("commitment", "operation", (f, desk) =>
                desk.Submit(new EnterCommitment(f.Code, f.Amount, f.On, f.Reference, f.Document))),
            kinds.Reversal("commitment-reduction", "operation", (f, desk) =>
                desk.Submit(new ReduceCommitment(
                    f.Code, f.Amount, f.On, f.Reference, f.Cause, f.Corrects, f.Document))),
            kinds.Payment(),
            kinds.Reversal("recovery", "operation", (f, desk) =>
                desk.Submit(new RecoverPayment(f.Code, f.Amount, f.On, f.Reference, f.Cause, f.Corrects, f.Document))),
            kinds.Certification(),
            kinds.Decertification(),
            kinds.Indicator(),
            kinds.IndicatorTarget(),
            kinds.IndicatorValue(),
            kinds.Participants(),
        };
    }

    /// <summary>Hands one command, made for a desk and a programme, in and says what became of it.</summary>
    internal static async Task RecordAsync(
        Screen screen, string source, Func<Desk, string, Submission> submission, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenToRecordAsync(screen, cancellation);
        var desk = new Desk(new Provenance(source, Recorder.User));
        Tell(screen, await session.Bookkeeper(session.OpenedFor).RecordAsync(
            submission(desk, session.OpenedFor), cancellation));
    }

    /// <summary>Says what became of a command.</summary>
    internal static void Tell(Screen screen, Answer answer)
    {
        switch (answer)
        {
            case Answer.Refused refused:
                throw new RefusedException(refused.Reason);
            case Answer.Recorded recorded:
                Write(screen, "recorded", recorded.Event);
                break;
            case Answer.AlreadyRecorded already:
                Write(screen, "already-recorded", already.Event);
                break;
        }
    }

    private static void Write(Screen screen, string verdict, RecordedEvent recorded)
    {
        var type = EventCatalogue.AliasOf(recorded.Data.GetType());
        if (screen.IsTable)
        {
            screen.Say(screen.Labels.With("record." + verdict, type, recorded.Stream.Value, recorded.Position));
            return;
        }
        (string Name, Cell Value)[] facts =
        [
            ("verdict", Cell.Of(verdict)),
            ("type", Cell.Of(type)),
            ("stream", Cell.Of(recorded.Stream.Value)),
            ("version", new Cell.Count(recorded.Version)),
            ("position", new Cell.Count(recorded.Position)),
            ("recordedAt", new Cell.Moment(recorded.RecordedAt)),
            ("id", Cell.Of(recorded.Id.ToString())),
        ];
        screen.Write(facts, json =>
        {
            json.WritePropertyName("data");
            json.WriteRawValue(EventCatalogue.Write(recorded.Data));
        });
    }
}
