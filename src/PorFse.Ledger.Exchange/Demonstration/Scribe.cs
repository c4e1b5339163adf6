using System.Diagnostics;
using System.Globalization;

namespace PorFse.Ledger.Exchange;

/// <summary>Writes planned events out as what is handed in at the desk, one at a time.</summary>
internal sealed class Scribe(Owners owners, int seed)
{
    /// <summary>Where what the report publishes comes from.</summary>
    internal static readonly Provenance Published = new("published", "demonstration", Batch: "demonstration");

    private static readonly Provenance Constructed = new("constructed", "demonstration", Batch: "demonstration");

    /// <summary>The submission of a planned event.</summary>
    internal Submission Write(uint second, in PlannedEvent planned)
    {
        var at = RecordingLag.Time(second);
        var on = DateOnly.FromDayNumber(planned.Day);
        if (planned.Owner == Owners.Programme)
            return Programme(planned, new Desk(Published, at));
        var (index, nth, number) = owners.Find(planned.Owner);
        var initiative = Demonstration.Initiatives[index];
        if (number == 0)
            return Initiative(planned, initiative, on, at);
        return planned.Kind == PlannedKind.OperationSelected
            ? new Desk(Constructed, at).Submit(new SelectOperation(Papers.Selection(initiative, nth, number, on, seed)))
            : Operation(planned, number, on, new Desk(Constructed, at));
    }

    private static Submission Programme(in PlannedEvent planned, Desk desk) => planned.Kind switch
    {
        PlannedKind.ProgrammeAdopted => desk.Submit(new AdoptProgramme(Demonstration.Programme.Programme)),
        PlannedKind.PlanAdopted =>
            desk.Submit(new AdoptFinancialPlan(Demonstration.Programme.Plans[planned.Ordinal - 1])),
        PlannedKind.TargetDeclared =>
            desk.Submit(new DeclareDecommitmentTarget(Demonstration.Programme.Targets[planned.Ordinal - 1])),
        _ => throw new UnreachableException($"A programme has no {planned.Kind}."),
    };

    private static Submission Initiative(
        in PlannedEvent planned, DemonstrationInitiative initiative, DateOnly on, DateTimeOffset at)
    {
        var (code, amount) = (initiative.Code, Euro.FromCents(planned.Cents));
        var desk = new Desk(Constructed, at);
        return planned.Kind switch
        {
            PlannedKind.InitiativeOpened => new Desk(initiative.IsPublished ? Published : Constructed, at).Submit(
                new OpenInitiative(new InitiativeOpened(
                    code, initiative.Title, initiative.Axis, initiative.Priority, on, initiative.Family, null))),
            PlannedKind.Programmed => desk.Submit(new ProgramResources(
                code, amount, on, Papers.Tranche(code, planned.Ordinal), Papers.Resolution(planned))),
            PlannedKind.ProgrammedReduced => desk.Submit(new ReduceProgrammedResources(
                code, amount, on, Numbered("RPR", code, planned.Ordinal), null,
                planned.Corrects == 0 ? null : Papers.Tranche(code, planned.Corrects), Papers.Resolution(planned))),
            PlannedKind.InitiativeClosed => desk.Submit(new CloseInitiative(code, on, Papers.Decree(planned))),
            _ => throw new UnreachableException($"An initiative has no {planned.Kind}."),
        };
    }

    private Submission Operation(in PlannedEvent planned, int number, DateOnly on, Desk desk)
    {
        var (code, digits) = (Papers.Code(number), number.ToString("000000", CultureInfo.InvariantCulture));
        var (amount, ordinal, corrects) = (Euro.FromCents(planned.Cents), planned.Ordinal, planned.Corrects);
        var cause = Papers.Cause(planned.Cause);
        return planned.Kind switch
        {
            PlannedKind.Committed => desk.Submit(new EnterCommitment(
                code, amount, on, Numbered("IMP", digits, ordinal), Papers.Decree(planned))),
            PlannedKind.CommitmentReduced => desk.Submit(new ReduceCommitment(
                code, amount, on, Numbered("DIS", digits, ordinal), cause, Numbered("IMP", digits, corrects),
                Papers.Decree(planned))),
            PlannedKind.Paid => desk.Submit(new MakePayment(
                code, amount, on, Numbered("PAG", digits, ordinal), cause, Papers.Mandate(planned))),
            PlannedKind.Recovered => desk.Submit(new RecoverPayment(
                code, amount, on, Numbered("REC", digits, ordinal), cause, Numbered("PAG", digits, corrects),
                Papers.Decree(planned))),
            PlannedKind.Certified => desk.Submit(new CertifyExpenditure(
                code, amount, Public(planned.Cents, number), on, Numbered("CER", digits, ordinal),
                PaymentApplications.Document(on))),
            PlannedKind.Decertified => desk.Submit(new DecertifyExpenditure(
                code, amount, Public(planned.Cents, number), on, Numbered("DEC", digits, ordinal), cause,
                Numbered("CER", digits, corrects), PaymentApplications.Document(on))),
            _ => throw new UnreachableException($"An operation has no {planned.Kind}."),
        };
    }

    // Rounded down for a part as for the whole, so what a deduction leaves of a certification stays within its total.
    private Euro Public(long cents, int number) =>
        Euro.FromCents((long)((Int128)cents * Papers.PublicPermille(number, seed) / 1000));

    private static string Numbered(string register, string of, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{register}-{of}-{ordinal}");
}
