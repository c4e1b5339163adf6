namespace PorFse.Ledger.Exchange;

/// <summary>
/// The life of one operation, interval by interval: from its figures at one control date to those at the next, in
/// steps none of which a rule refuses, with business dates and times of recording that never go back.
/// </summary>
internal sealed class OperationPlan(int owner, Dice dice, bool late, PlannedEvents events, DailyCommitments daily)
{
    private const int DaysAfterControl = 10;
    private const int MostDaysToCommit = 45;
    private const int LeastDuration = 60;
    private const int MostDuration = 480;
    private const int MostTail = 60;

    private readonly byte[] ordinals = new byte[(int)PlannedKind.Decertified + 1];
    private OperationFigures figures;
    private int day;
    private uint recorded;
    private byte order;
    private bool begun;

    /// <summary>The act of selection.</summary>
    internal void Select(int on)
    {
        day = on;
        Record(new Step(PlannedKind.OperationSelected, 0));
    }

    /// <summary>Advances to the figures at a control date.</summary>
    /// <param name="control">The control date that ends the interval.</param>
    /// <param name="target">The figures there.</param>
    /// <param name="headroom">Cents its commitments may meanwhile exceed theirs.</param>
    internal void Advance(int control, OperationFigures target, long headroom)
    {
        if (target == figures)
            return;
        var end = ControlDates.LastDay(control);
        var certifies = target.Certified > figures.Certified;
        var last = certifies ? PaymentApplications.LastUntil(end) : end - 1;
        var begin = Math.Min(last, Begin(control, last));
        var steps = new StepList(dice, figures, target, headroom, PaymentApplications.LastUntil(last - 1) >= begin);
        var lastCertification = steps.Decertifies ? PaymentApplications.LastUntil(last - 1) : last;
        Date(steps, begin, Math.Min(lastCertification, begin + dice.Between(LeastDuration, MostDuration)), end);
        figures = target;
        begun = true;
    }

    private int Begin(int control, int last)
    {
        if (!begun)
            return Season.NextWorking(day + dice.Between(2, MostDaysToCommit));
        var first = Math.Max(day, ControlDates.DayBefore(control) + DaysAfterControl);
        return Season.Pick(dice, first, first + ((last - first) * 2 / 5));
    }

    private void Date(StepList steps, int begin, int until, int end)
    {
        day = begin;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            var limit = i < steps.Tail ? Math.Max(until, day) : Math.Min(end, day + MostTail);
            day = step.Kind switch
            {
                PlannedKind.Decertified => PaymentApplications.FirstFrom(day + 1),
                _ when i == 0 => day,
                _ => Season.Pick(dice, day, Math.Min(limit, day + 1 + ((limit - day) * 2 / (steps.Count - i + 1)))),
            };
            if (step.Kind == PlannedKind.Certified)
                day = PaymentApplications.FirstFrom(day);
            Record(step);
        }
    }

    private void Record(Step step)
    {
        var kind = step.Kind;
        var ordinal = ++ordinals[(int)kind];
        var corrects = kind switch
        {
            PlannedKind.CommitmentReduced => (byte)(ordinals[(int)PlannedKind.Committed] - step.Back),
            PlannedKind.Recovered => (byte)(ordinals[(int)PlannedKind.Paid] - step.Back),
            PlannedKind.Decertified => (byte)(ordinals[(int)PlannedKind.Certified] - step.Back),
            _ => (byte)0,
        };
        var usual = kind is PlannedKind.Certified or PlannedKind.Decertified or PlannedKind.CommitmentReduced
            ? RecordingLag.Prompt
            : RecordingLag.Usual;
        recorded = RecordingLag.Record(dice, day, recorded, usual, late);
        if (kind is PlannedKind.Committed)
            daily.Commit(day, step.Cents);
        if (kind is PlannedKind.CommitmentReduced)
            daily.Reduce(day, step.Cents, recorded);
        events.Add(recorded, order++, new PlannedEvent(step.Cents, owner, day, kind, ordinal, corrects, step.Cause));
    }
}
