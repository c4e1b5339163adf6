namespace PorFse.Ledger.Exchange;

/// <summary>
/// An initiative's figures at the end, given out to its operations in the order of their selection: each gets the
/// difference of two rounded running sums, so that all of them together have every cent, and each stage lies within
/// the one before it.
/// </summary>
/// <param name="initiative">The initiative.</param>
/// <param name="weight">The sum of the weights of its operations.</param>
internal sealed class GeneratedShare(DemonstrationInitiative initiative, long weight)
{
    private static readonly int Last = ControlDates.All.Count - 1;

    private readonly long committed = initiative.Cents(Stage.Committed, Last);
    private readonly long paid = initiative.Cents(Stage.Paid, Last);
    private readonly long certified = initiative.Cents(Stage.Certified, Last);

    /// <summary>What it programs, cents.</summary>
    internal long Programmed { get; } = initiative.Cents(Stage.Programmed, Last);

    /// <summary>The figures of an operation of a weight, after those of some weight.</summary>
    internal OperationFigures Of(long before, long own)
    {
        var (from, to) = (At(before), At(before + own));
        return new(to.Committed - from.Committed, to.Paid - from.Paid, to.Certified - from.Certified);
    }

    /// <summary>Cents an operation may commit for a while beyond its figure, within what is programmed.</summary>
    internal long Room(long cents) => Part(cents, Programmed - committed, committed);

    private OperationFigures At(long running)
    {
        var cents = Part(running, committed, weight);
        var spent = Part(cents, paid, committed);
        return new OperationFigures(cents, spent, Part(spent, certified, paid));
    }

    private static long Part(long of, long part, long whole) => whole == 0 ? 0 : (long)((Int128)of * part / whole);
}
