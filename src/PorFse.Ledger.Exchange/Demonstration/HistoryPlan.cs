namespace PorFse.Ledger.Exchange;

/// <summary>Plans a whole history: decisions, initiatives, operations and all their money.</summary>
internal static class HistoryPlan
{
    private const int EventsPerOperation = 7;
    private const int EventsPerInitiative = 24;
    private const int LateFilesPermille = 100;
    private const int SecondsOfAdoption = 30;
    private const int MostDaysOfReport = 120;

    /// <summary>The events of a demonstration, and the numbers of their owners.</summary>
    internal static (PlannedEvents Events, Owners Owners) Make(DemonstrationOptions options)
    {
        var initiatives = Demonstration.Initiatives;
        var counts = OperationCounts.Of(initiatives, options.Operations);
        var owners = new Owners(counts);
        var events = new PlannedEvents(
            (options.Operations * EventsPerOperation) + (initiatives.Count * EventsPerInitiative));
        AddDecisions(events, Dice.Of(options.Seed, Owners.Programme));
        AddCounts(events, Dice.Of(options.Seed, Owners.NoOne));
        for (var i = 0; i < initiatives.Count; i++)
            AddInitiative(i, counts[i], owners, Dice.Of(options.Seed, Owners.Initiative(i)), events);
        return (events, owners);
    }

    private static void AddDecisions(PlannedEvents events, Dice dice)
    {
        byte order = 0;
        var recorded = RecordingLag.OpeningSecond;
        events.Add(recorded, order++, new PlannedEvent(
            0, Owners.Programme, Demonstration.Adoption.DayNumber, PlannedKind.ProgrammeAdopted, 1));
        foreach (var plan in Demonstration.Programme.Plans)
        {
            var day = plan.On.DayNumber;
            recorded = day == Demonstration.Adoption.DayNumber
                ? recorded + 1
                : RecordingLag.Record(dice, day, recorded, 0, late: false);
            events.Add(recorded, order, new PlannedEvent(0, Owners.Programme, day, PlannedKind.PlanAdopted, order++));
        }
        byte target = 0;
        foreach (var day in Demonstration.Programme.Targets.Select(declared => declared.On.DayNumber))
        {
            var second = RecordingLag.Record(dice, day, RecordingLag.OpeningSecond, 0, late: false);
            events.Add(second, order++, new PlannedEvent(
                0, Owners.Programme, day, PlannedKind.TargetDeclared, ++target));
        }
    }

    // Decisions enter with the plan they belong to; reports take months.
    private static void AddCounts(PlannedEvents events, Dice dice)
    {
        var recorded = RecordingLag.OpeningSecond + SecondsOfAdoption;
        for (var i = 0; i < Demonstration.Counts.Count; i++)
        {
            var on = Demonstration.Counts[i].Fact.On;
            recorded = on == Demonstration.Adoption
                ? recorded + 1
                : RecordingLag.Record(dice, on.DayNumber, recorded, MostDaysOfReport, late: false);
            events.Add(recorded, 0, new PlannedEvent(i, Owners.Programme, on.DayNumber, PlannedKind.Counted, 1));
        }
    }

    private static void AddInitiative(int index, int count, Owners owners, Dice dice, PlannedEvents events)
    {
        var initiative = Demonstration.Initiatives[index];
        var targets = new OperationTargets(initiative, OperationCounts.ByInterval(initiative, count), dice);
        var daily = new DailyCommitments();
        for (var i = 0; i < count; i++)
        {
            var late = dice.Chance(LateFilesPermille);
            var operation = new OperationPlan(owners.Operation(index, i), dice, late, events, daily);
            Live(operation, initiative, targets, i, dice);
        }
        new ProgrammingPlan(Owners.Initiative(index), initiative, dice, events, daily).Plan();
    }

    private static void Live(
        OperationPlan operation, DemonstrationInitiative initiative, OperationTargets targets, int nth, Dice dice)
    {
        var start = targets.Starts[nth];
        var (first, last) = OperationCounts.Selection(initiative, start)!.Value;
        operation.Select(Season.Pick(dice, first, last));
        for (var k = start; k < ControlDates.All.Count; k++)
        {
            var target = targets.At(k, nth);
            var before = k == 0 ? 0 : targets.At(k - 1, nth).Committed;
            operation.Advance(k, target, Headroom.Share(initiative, k, target.Committed - before));
        }
    }
}
