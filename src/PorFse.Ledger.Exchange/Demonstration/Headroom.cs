namespace PorFse.Ledger.Exchange;

/// <summary>
/// How far commitments may run above their figure before they are reduced to it: within the resources an initiative
/// has anyway, or a little above where all of them are committed, as long as more can still be programmed.
/// </summary>
internal static class Headroom
{
    private const int AbovePercent = 2;

    /// <summary>The part of it an operation may use, by what its own commitments grow in the interval.</summary>
    internal static long Share(DemonstrationInitiative initiative, int control, long growth)
    {
        var all = initiative.Cents(Stage.Committed, control) - initiative.Cents(Stage.Committed, control - 1);
        return all == 0 ? 0 : (long)((Int128)Of(initiative, control) * growth / all);
    }

    /// <summary>The tranches an initiative has of its own in an interval.</summary>
    internal static IEnumerable<DemonstrationTranche> Tranches(DemonstrationInitiative initiative, int control) =>
        initiative.Tranches.Where(tranche => tranche.On.DayNumber > ControlDates.DayBefore(control)
            && tranche.On.DayNumber <= ControlDates.LastDay(control));

    // Cents an initiative's commitments may exceed their figure at the end of an interval.
    private static long Of(DemonstrationInitiative initiative, int control)
    {
        var committed = initiative.Cents(Stage.Committed, control);
        var before = initiative.Cents(Stage.Programmed, control - 1);
        if (!CanProgram(initiative, control) || Tranches(initiative, control).Any())
            return before - committed;
        var above = committed + (committed * AbovePercent / 100);
        return Math.Max(Math.Max(before, initiative.Cents(Stage.Programmed, control)), above) - committed;
    }

    private static bool CanProgram(DemonstrationInitiative initiative, int control) =>
        initiative.ClosedOn is not { } closed || closed.DayNumber > ControlDates.DayBefore(control);
}
