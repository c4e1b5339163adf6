namespace PorFse.Ledger.Exchange;

/// <summary>One step of an operation.</summary>
/// <param name="Kind">What it records.</param>
/// <param name="Cents">Amount; 0 for a selection.</param>
/// <param name="Cause">Why.</param>
/// <param name="Back">What a reversal corrects: 0 the last transaction of its stage, 1 the one before it …</param>
internal readonly record struct Step(PlannedKind Kind, long Cents, PlannedCause Cause = PlannedCause.None, byte Back = 0);

/// <summary>
/// The steps of an operation between two control dates, in an order the rules accept at every one of them: committed
/// before paid, paid before certified; what was too much is taken back at the end, certified first, committed last.
/// </summary>
internal sealed class StepList
{
    private const long WorthSplitting = 100_000;
    private const int OverCommittedPermille = 90;
    private const int OverPaidPermille = 40;
    private const int OverCertifiedPermille = 30;
    private const int SplitCommitmentPermille = 200;
    private const int SplitCertificationPermille = 250;
    private const int PaidLastPermille = 350;
    private const int RevokedPermille = 300;

    private readonly List<Step> steps = new(12);

    /// <summary>The steps from one pair of figures to the next.</summary>
    /// <param name="dice">Chance.</param>
    /// <param name="from">Figures before.</param>
    /// <param name="to">Figures after, none smaller.</param>
    /// <param name="headroom">Cents the commitments may meanwhile exceed theirs.</param>
    /// <param name="twoApplications">True where a certification could still be taken back in a later application.</param>
    internal StepList(Dice dice, OperationFigures from, OperationFigures to, long headroom, bool twoApplications)
    {
        var (dc, dp, dh) = (to.Committed - from.Committed, to.Paid - from.Paid, to.Certified - from.Certified);
        var overC = Math.Min(Over(dice, dc, OverCommittedPermille, 20, 150), headroom);
        var overP = Math.Min(Over(dice, dp, OverPaidPermille, 10, 80), to.Committed + overC - to.Paid);
        var overH = twoApplications
            ? Math.Min(Over(dice, dh, OverCertifiedPermille, 10, 100), to.Paid + overP - to.Certified)
            : 0;
        Decertifies = overH > 0;

        var commitments = Split(dice, dc + overC, dice.Chance(SplitCommitmentPermille) ? 2 : 1, 500, 800);
        var payments = Split(dice, dp + overP, dice.Between(0, 99) switch { < 45 => 1, < 88 => 2, _ => 3 }, 300, 600);
        var causes = Causes(from, to, payments.Count);
        var paidAtOnce = payments.Count == 0 || payments[0] > from.Committed + commitments.FirstOrDefault() - from.Paid;

        Add(PlannedKind.Committed, commitments.FirstOrDefault());
        if (paidAtOnce)
            Add(PlannedKind.Committed, commitments.ElementAtOrDefault(1));
        if (payments.Count > 0)
            Add(PlannedKind.Paid, payments[0], causes(0));
        if (!paidAtOnce)
            Add(PlannedKind.Committed, commitments.ElementAtOrDefault(1));

        var early = !Decertifies && dice.Chance(SplitCertificationPermille) && dh > WorthSplitting
            ? Math.Min(dh * dice.Between(400, 700) / 1000, from.Paid + payments.FirstOrDefault() - from.Certified)
            : 0;
        Add(PlannedKind.Certified, early);
        var paidLast = payments.Count > 1 && !Decertifies && dice.Chance(PaidLastPermille)
            && to.Certified <= to.Paid + overP - payments[^1];
        for (var i = 1; i < payments.Count - (paidLast ? 1 : 0); i++)
            Add(PlannedKind.Paid, payments[i], causes(i));
        Add(PlannedKind.Certified, dh + overH - early);

        Tail = steps.Count;
        if (paidLast)
            Add(PlannedKind.Paid, payments[^1], causes(payments.Count - 1));
        Add(PlannedKind.Decertified, overH);
        Add(PlannedKind.Recovered, overP, PlannedCause.None, payments.Count - 1);
        var cause = dice.Chance(RevokedPermille) ? PlannedCause.Revocation : PlannedCause.Savings;
        Add(PlannedKind.CommitmentReduced, overC, cause, commitments.Count - 1);
    }

    /// <summary>True where a certification is taken back: it needs a later payment application.</summary>
    internal bool Decertifies { get; }

    /// <summary>From here on, steps come after the last certification.</summary>
    internal int Tail { get; }

    /// <summary>How many steps there are.</summary>
    internal int Count => steps.Count;

    /// <summary>A step.</summary>
    internal Step this[int at] => steps[at];

    private static long Over(Dice dice, long growth, int permille, int least, int most) =>
        growth > WorthSplitting && dice.Chance(permille) ? growth / 1000 * dice.Between(least, most) : 0;

    // The first part is the largest, so that what is later taken back is always within it.
    private static List<long> Split(Dice dice, long cents, int parts, int least, int most)
    {
        var split = new List<long>(3);
        for (var left = parts; left > 1 && cents > WorthSplitting; left--)
        {
            split.Add(cents * dice.Between(least, most) / 1000);
            cents -= split[^1];
        }
        if (cents > 0)
            split.Add(cents);
        return split;
    }

    private static Func<int, PlannedCause> Causes(OperationFigures from, OperationFigures to, int payments) => i =>
        i == payments - 1 && to.Paid == to.Committed ? PlannedCause.Balance
        : i == 0 && from.Paid == 0 ? PlannedCause.Advance
        : PlannedCause.Interim;

    private void Add(PlannedKind kind, long cents, PlannedCause cause = PlannedCause.None, int back = 0)
    {
        if (cents > 0)
            steps.Add(new Step(kind, cents, cause, (byte)back));
    }
}
