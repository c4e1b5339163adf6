namespace PorFse.Ledger.Exchange;

/// <summary>
/// The life of one initiative: its opening, its programming in tranches that come before the commitments they are for,
/// what of it is taken back, and its closing.
/// </summary>
internal sealed class ProgrammingPlan(
    int owner, DemonstrationInitiative initiative, Dice dice, PlannedEvents events, DailyCommitments daily)
{
    private const long RoundTranche = 1_000_000;
    private const long LargeEnoughToDivide = 100_000_000;
    private const int MostTranches = 4;
    private const int LeastLead = 8;
    private const int MostLead = 25;

    // A decree found in a drawer after the books of 2019 looked complete: of this size at most, and not yet needed.
    private const long LargestLateTranche = 500_000_000;
    private const int LatePermille = 600;
    private static readonly int NotNeededUntil = new DateOnly(2020, 7, 31).DayNumber;

    private readonly List<(int Day, PlannedKind Kind, long Cents, long LevelBefore)> acts = [];
    private readonly List<long> outstanding = [];
    private long level;

    /// <summary>Adds the initiative's events.</summary>
    internal void Plan()
    {
        acts.Add((initiative.OpenedOn.DayNumber, PlannedKind.InitiativeOpened, 0, 0));
        for (var k = 0; k < ControlDates.All.Count; k++)
            Interval(k);
        if (initiative.ClosedOn is { } closed)
            acts.Add((closed.DayNumber, PlannedKind.InitiativeClosed, 0, 0));
        Record();
    }

    private void Interval(int control)
    {
        var (before, last) = (ControlDates.DayBefore(control), ControlDates.LastDay(control));
        var first = Math.Max(before + 1, initiative.OpenedOn.DayNumber);
        var until = Math.Min(last, initiative.ClosedOn?.DayNumber ?? last);
        var target = initiative.Cents(Stage.Programmed, control);
        foreach (var tranche in Headroom.Tranches(initiative, control))
            Raise(tranche.On.DayNumber, tranche.Amount.Cents);

        var top = Math.Max(Math.Max(level, target), daily.Peak(first, last));
        var latest = Tranches(top - level, first, until, last);
        if (level <= target)
            return;
        var free = Math.Max(latest, daily.LastAbove(target, first, last) + 1 ?? latest);
        acts.Add((Season.Pick(dice, free, last), PlannedKind.ProgrammedReduced, level - target, level));
        level = target;
    }

    private int Tranches(long raise, int first, int until, int last)
    {
        var latest = first;
        if (raise == 0)
            return latest;
        var parts = raise < LargeEnoughToDivide ? 1 : dice.Between(1, MostTranches);
        var span = until - first;
        for (var i = 0; i < parts; i++)
        {
            var cents = i == parts - 1 ? raise : raise / (parts - i) / RoundTranche * RoundTranche;
            var (from, to) = (first + (span * i / parts), first + (span * (i + 1) / parts));
            var wanted = level == 0 ? first : Season.Pick(dice, from, to);
            if (daily.FirstAbove(level, first, last) is { } needed)
                wanted = Math.Min(wanted, needed - dice.Between(LeastLead, MostLead));
            latest = Math.Max(latest, wanted);
            Raise(latest, cents);
            raise -= cents;
        }
        return latest;
    }

    private void Raise(int day, long cents)
    {
        acts.Add((day, PlannedKind.Programmed, cents, level));
        level += cents;
    }

    private void Record()
    {
        uint recorded = 0, latest = 0;
        byte order = 0;
        var ordinals = new byte[(int)PlannedKind.Decertified + 1];
        foreach (var (day, kind, cents, levelBefore) in acts.OrderBy(act => act.Day).ThenBy(act => act.Kind))
        {
            var late = kind == PlannedKind.Programmed && cents <= LargestLateTranche
                && daily.FirstAbove(levelBefore, day, NotNeededUntil) is null && dice.Chance(LatePermille);
            var reduces = kind == PlannedKind.ProgrammedReduced;

            // What the ledger knows to be programmed covers what it knows to be committed, too.
            var after = reduces ? Math.Max(latest, daily.ReductionsRecorded(day)) : recorded;
            var second = RecordingLag.Record(dice, day, after, RecordingLag.Prompt, late);
            latest = Math.Max(latest, second);
            recorded = late || reduces ? recorded : second;

            var corrects = reduces ? Take(cents) : (byte)0;
            if (kind == PlannedKind.Programmed)
                outstanding.Add(cents);
            var ordinal = ++ordinals[(int)kind];
            events.Add(second, order++, new PlannedEvent(cents, owner, day, kind, ordinal, corrects));
        }
    }

    // A reduction names the last tranche it fits into; one larger than any of them names none.
    private byte Take(long cents)
    {
        var at = outstanding.FindLastIndex(left => left >= cents);
        if (at >= 0)
            outstanding[at] -= cents;
        return (byte)(at + 1);
    }
}
