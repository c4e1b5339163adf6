namespace PorFse.Ledger.Exchange;

/// <summary>
/// The life of one operation, the same whenever it is asked for: selected, committed, paid and certified in an order
/// the rules accept, with what was too much taken back at the end.
/// </summary>
internal sealed class GeneratedLife(int seed)
{
    private const long WorthSplitting = 5_000;
    private const int TwoCommitmentsPermille = 150;
    private const int TwoCertificationsPermille = 700;
    private const int OverCommittedPermille = 100;
    private const int OverPaidPermille = 50;
    private const int OverCertifiedPermille = 30;
    private const int RevokedPermille = 300;
    private const int MostDaysToCommit = 45;
    private const int LeastDuration = 60;
    private const int MostDuration = 480;

    private static readonly int LastApplication = PaymentApplications.LastUntil(ControlDates.All[^1].DayNumber);

    private readonly List<(PlannedKind Kind, long Cents, PlannedCause Cause)> steps = [];
    private readonly List<PlannedEvent> events = [];
    private readonly byte[] ordinals = new byte[(int)PlannedKind.Decertified + 1];

    /// <summary>The weight of an operation against others of its initiative.</summary>
    internal static int Weight(int seed, int number) => OperationTargets.SizeAt(Dice.Mix(~seed, number));

    /// <summary>Its events in order; the list is good until the next life is asked for.</summary>
    /// <param name="number">Its number in all, from 1.</param>
    /// <param name="selectedOn">The day it is selected.</param>
    /// <param name="net">What it arrives at.</param>
    /// <param name="room">Cents its commitments may meanwhile exceed that.</param>
    internal IReadOnlyList<PlannedEvent> Of(int number, int selectedOn, OperationFigures net, long room)
    {
        events.Clear();
        steps.Clear();
        Array.Clear(ordinals);
        var draws = new Draws(seed, number);
        Record(number, selectedOn, PlannedKind.OperationSelected, 0, PlannedCause.None);
        Plan(ref draws, net, room);
        var begin = Math.Min(Season.NextWorking(selectedOn + draws.Between(2, MostDaysToCommit)), LastApplication);
        var duration = Math.Min(draws.Between(LeastDuration, MostDuration), LastApplication - begin);
        var day = begin;
        for (var i = 0; i < steps.Count; i++)
        {
            var (kind, cents, cause) = steps[i];
            day = Math.Max(day, Season.Working(begin + (duration * i / steps.Count)));
            if (kind is PlannedKind.Certified)
                day = PaymentApplications.FirstFrom(day);
            if (kind is PlannedKind.Decertified)
                day = PaymentApplications.FirstFrom(Math.Min(day + 1, LastApplication));
            Record(number, day, kind, cents, cause);
        }
        return events;
    }

    private void Plan(ref Draws draws, OperationFigures net, long room)
    {
        var overCommitted = Math.Min(Over(ref draws, net.Committed, OverCommittedPermille), room);
        var overPaid = Math.Min(
            Over(ref draws, net.Paid, OverPaidPermille), net.Committed + overCommitted - net.Paid);
        var overCertified = Math.Min(
            Over(ref draws, net.Certified, OverCertifiedPermille), net.Paid + overPaid - net.Certified);
        var payments = net.Paid < WorthSplitting ? 1 : draws.Between(0, 99) switch { < 25 => 1, < 75 => 2, _ => 3 };

        var second = net.Committed > WorthSplitting && draws.Chance(TwoCommitmentsPermille) ? net.Committed / 4 : 0;
        Add(PlannedKind.Committed, net.Committed - second + (second == 0 ? overCommitted : 0));
        Add(PlannedKind.Committed, second == 0 ? 0 : second + overCommitted);

        var advance = net.Paid / payments;
        Add(PlannedKind.Paid, payments == 1 ? net.Paid + overPaid : advance, PlannedCause.Advance);
        var early = net.Certified > WorthSplitting && draws.Chance(TwoCertificationsPermille)
            ? Math.Min(net.Certified / 2, advance)
            : 0;
        Add(PlannedKind.Certified, early);
        if (payments == 3)
            Add(PlannedKind.Paid, advance, PlannedCause.Interim);
        if (payments > 1)
            Add(PlannedKind.Paid, net.Paid - (advance * (payments - 1)) + overPaid, PlannedCause.Balance);
        Add(PlannedKind.Certified, net.Certified - early + overCertified);
        Add(PlannedKind.Decertified, overCertified);
        Add(PlannedKind.Recovered, overPaid);
        Add(
            PlannedKind.CommitmentReduced,
            overCommitted,
            draws.Chance(RevokedPermille) ? PlannedCause.Revocation : PlannedCause.Savings);
    }

    // Of what a reversal is to correct there must be as much in the transaction before it.
    private static long Over(ref Draws draws, long cents, int permille) =>
        cents > WorthSplitting && draws.Chance(permille) ? cents / 1000 * draws.Between(20, 150) : 0;

    private void Add(PlannedKind kind, long cents, PlannedCause cause = PlannedCause.None)
    {
        if (cents > 0)
            steps.Add((kind, cents, cause));
    }

    private void Record(int number, int day, PlannedKind kind, long cents, PlannedCause cause)
    {
        var corrects = kind switch
        {
            PlannedKind.CommitmentReduced => ordinals[(int)PlannedKind.Committed],
            PlannedKind.Recovered => ordinals[(int)PlannedKind.Paid],
            PlannedKind.Decertified => ordinals[(int)PlannedKind.Certified],
            _ => (byte)0,
        };
        events.Add(new PlannedEvent(cents, number, day, kind, ++ordinals[(int)kind], corrects, cause));
    }
}
