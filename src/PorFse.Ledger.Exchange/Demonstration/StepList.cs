namespace PorFse.Ledger.Exchange;

/// <summary>One step of an operation.</summary>
/// <param name="Kind">What it records.</param>
/// <param name="Cents">Amount; 0 for a selection.</param>
/// <param name="Cause">Why.</param>
/// <param name="Back">What a reversal corrects: 0 the last transaction of its stage, 1 the one before it …</param>
internal readonly record struct Step(
    PlannedKind Kind, long Cents, PlannedCause Cause = PlannedCause.None, byte Back = 0);

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
    private const int SplitCommitmentPermille = 150;
    private const int SplitCertificationPermille = 250;
    private const int PaidLastPermille = 350;
    private const int RevokedPermille = 300;

    private readonly List<Step> steps = new(12);
    private readonly Dice dice;
    private readonly OperationFigures from;
    private readonly OperationFigures to;
    private readonly long overCommitted;
    private readonly long overPaid;
    private readonly long overCertified;
    private readonly List<long> commitments;
    private readonly List<long> payments;

    /// <summary>The steps from one pair of figures to the next.</summary>
    /// <param name="dice">Chance.</param>
    /// <param name="from">Figures before.</param>
    /// <param name="to">Figures after, none smaller.</param>
    /// <param name="headroom">Cents the commitments may meanwhile exceed theirs.</param>
    /// <param name="twoApplications">True where a later application could take a certification back.</param>
    internal StepList(Dice dice, OperationFigures from, OperationFigures to, long headroom, bool twoApplications)
    {
        (this.dice, this.from, this.to) = (dice, from, to);
        var (committed, paid) = (to.Committed - from.Committed, to.Paid - from.Paid);
        overCommitted = Math.Min(Over(committed, OverCommittedPermille, 20, 150), headroom);
        overPaid = Math.Min(Over(paid, OverPaidPermille, 10, 80), to.Committed + overCommitted - to.Paid);
        overCertified = twoApplications
            ? Math.Min(
                Over(to.Certified - from.Certified, OverCertifiedPermille, 10, 100),
                to.Paid + overPaid - to.Certified)
            : 0;
        commitments = Split(committed + overCommitted, dice.Chance(SplitCommitmentPermille) ? 2 : 1, 500, 800);
        payments = Split(paid + overPaid, dice.Between(0, 99) switch { < 50 => 1, < 90 => 2, _ => 3 }, 300, 600);

        Begin();
        var paidLast = Certify();
        Tail = steps.Count;
        if (paidLast)
            Pay(payments.Count - 1);
        TakeBack();
    }

    /// <summary>True where a certification is taken back: it needs a later payment application.</summary>
    internal bool Decertifies => overCertified > 0;

    /// <summary>From here on, steps come after the last certification.</summary>
    internal int Tail { get; }

    /// <summary>How many steps there are.</summary>
    internal int Count => steps.Count;

    /// <summary>A step.</summary>
    internal Step this[int at] => steps[at];

    // A second commitment comes before the first payment where that payment needs it.
    private void Begin()
    {
        var first = commitments.FirstOrDefault();
        var needed = payments.Count == 0 || payments[0] > from.Committed + first - from.Paid;
        Add(PlannedKind.Committed, first);
        if (needed)
            Add(PlannedKind.Committed, commitments.ElementAtOrDefault(1));
        Pay(0);
        if (!needed)
            Add(PlannedKind.Committed, commitments.ElementAtOrDefault(1));
    }

    // Returns whether the last payment is left for after the last certification.
    private bool Certify()
    {
        var growth = to.Certified - from.Certified;
        var early = !Decertifies && growth > WorthSplitting && dice.Chance(SplitCertificationPermille)
            ? Math.Min(
                growth * dice.Between(400, 700) / 1000,
                from.Paid + payments.FirstOrDefault() - from.Certified)
            : 0;
        Add(PlannedKind.Certified, early);
        var paidLast = payments.Count > 1 && !Decertifies && dice.Chance(PaidLastPermille)
            && to.Certified <= to.Paid + overPaid - payments[^1];
        for (var i = 1; i < payments.Count - (paidLast ? 1 : 0); i++)
            Pay(i);
        Add(PlannedKind.Certified, growth + overCertified - early);
        return paidLast;
    }

    private void TakeBack()
    {
        Add(PlannedKind.Decertified, overCertified);
        Add(PlannedKind.Recovered, overPaid, PlannedCause.None, payments.Count - 1);
        var cause = dice.Chance(RevokedPermille) ? PlannedCause.Revocation : PlannedCause.Savings;
        Add(PlannedKind.CommitmentReduced, overCommitted, cause, commitments.Count - 1);
    }

    private void Pay(int payment)
    {
        if (payment >= payments.Count)
            return;
        var cause = payment == payments.Count - 1 && to.Paid == to.Committed ? PlannedCause.Balance
            : payment == 0 && from.Paid == 0 ? PlannedCause.Advance
            : PlannedCause.Interim;
        Add(PlannedKind.Paid, payments[payment], cause);
    }

    private long Over(long growth, int permille, int least, int most) =>
        growth > WorthSplitting && dice.Chance(permille) ? growth / 1000 * dice.Between(least, most) : 0;

    // The first part is at least as large as what may be taken back of it.
    private List<long> Split(long cents, int parts, int least, int most)
    {
        var split = new List<long>(parts);
        for (var left = parts; left > 1 && cents > WorthSplitting; left--)
        {
            split.Add(cents * dice.Between(least, most) / 1000);
            cents -= split[^1];
        }
        if (cents > 0)
            split.Add(cents);
        return split;
    }

    private void Add(PlannedKind kind, long cents, PlannedCause cause = PlannedCause.None, int back = 0)
    {
        if (cents > 0)
            steps.Add(new Step(kind, cents, cause, (byte)back));
    }
}
