using System.Diagnostics;

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
        if (planned.Kind == PlannedKind.Counted)
        {
            var count = Demonstration.Counts[(int)planned.Cents];
            return DemonstrationCounts.Submit(count.Fact, new Desk(count.IsPublished ? Published : Constructed, at));
        }
        if (planned.Owner == Owners.Programme)
            return Programme(planned, new Desk(Published, at));
        var (index, nth, number) = owners.Find(planned.Owner);
        var initiative = Demonstration.Initiatives[index];
        var fact = number == 0
            ? PlannedFacts.Initiative(planned, initiative)
            : PlannedFacts.Operation(planned, initiative, nth, number, seed);
        var origin = fact is InitiativeOpened && initiative.IsPublished ? Published : Constructed;
        return TransactionEntry.Of(fact, null)!.Submit(new Desk(origin, at));
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
}
