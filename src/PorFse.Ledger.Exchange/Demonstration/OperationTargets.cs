namespace PorFse.Ledger.Exchange;

/// <summary>
/// What each operation of an initiative has committed, paid and certified at each control date: never falling from one
/// date to the next, each stage within the one before it, and adding up to the initiative's figures to the cent.
/// </summary>
internal sealed class OperationTargets
{
    // Operations of earlier intervals that get more money when new ones are selected, and how much less.
    private const int GrowsPermille = 150;
    private const int GrowsByPart = 8;

    // Quantiles, in thousandths, of a log-normal with sigma 1: grants differ by ratios, not by amounts.
    private static readonly int[] Sizes =
    [
        116, 187, 242, 292, 340, 388, 436, 485, 535, 587, 641, 698, 758, 821, 889, 962,
        1040, 1125, 1218, 1320, 1434, 1561, 1705, 1870, 2064, 2294, 2577, 2937, 3421, 4128, 5344, 8618,
    ];

    // Weights of what is left: a few wait, some advance as most do, some come to their end.
    private static readonly long[] Paces = [0, 0, 3, 4, 5, 5, 6, 40, 40, 40, 40, 40];

    private readonly long[][] committed;
    private readonly long[][] paid;
    private readonly long[][] certified;

    internal OperationTargets(DemonstrationInitiative initiative, int[] starts, Dice dice)
    {
        Starts = [.. starts.SelectMany((count, k) => Enumerable.Repeat(k, count))];
        var sizes = Array.ConvertAll(Starts, _ => (long)Size(dice));
        committed = new long[ControlDates.All.Count][];
        paid = new long[ControlDates.All.Count][];
        certified = new long[ControlDates.All.Count][];
        for (var k = 0; k < committed.Length; k++)
        {
            committed[k] = Copy(committed, k);
            paid[k] = Copy(paid, k);
            certified[k] = Copy(certified, k);
            Shares.Add(Growth(initiative, Stage.Committed, k), Wanting(sizes, k, starts[k] > 0, dice), committed[k]);
            Follow(Growth(initiative, Stage.Paid, k), committed[k], paid[k], dice);
            Follow(Growth(initiative, Stage.Certified, k), paid[k], certified[k], dice);
        }
    }

    /// <summary>The interval each operation is selected in.</summary>
    internal int[] Starts { get; }

    /// <summary>The figures of an operation at a control date.</summary>
    internal OperationFigures At(int control, int operation) =>
        new(committed[control][operation], paid[control][operation], certified[control][operation]);

    private static long Growth(DemonstrationInitiative initiative, Stage stage, int control) =>
        initiative.Cents(stage, control) - initiative.Cents(stage, control - 1);

    /// <summary>How large an operation of some scattered bits is, against others.</summary>
    internal static int SizeAt(ulong bits) =>
        SizeAt((int)(bits % (ulong)(Sizes.Length - 1)), (int)((bits >> 32) % 100));

    private static int Size(Dice dice) => SizeAt(dice.Between(0, Sizes.Length - 2), dice.Between(0, 99));

    private static int SizeAt(int at, int percent) => Sizes[at] + ((Sizes[at + 1] - Sizes[at]) * percent / 100);

    private long[] Copy(long[][] figures, int control) =>
        control == 0 ? new long[Starts.Length] : [.. figures[control - 1]];

    private long[] Wanting(long[] sizes, int control, bool selects, Dice dice)
    {
        var weights = new long[sizes.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            if (Starts[i] == control)
                weights[i] = sizes[i];
            else if (Starts[i] < control)
                weights[i] = !selects ? sizes[i] : dice.Chance(GrowsPermille) ? sizes[i] / GrowsByPart : 0;
        }
        return weights;
    }

    // Operations advance unevenly: some are paid or certified to the end while others wait.
    private static void Follow(long growth, long[] before, long[] figures, Dice dice)
    {
        var room = new long[figures.Length];
        var weights = new long[figures.Length];
        for (var i = 0; i < figures.Length; i++)
        {
            room[i] = before[i] - figures[i];
            weights[i] = room[i] * Paces[dice.Between(0, Paces.Length - 1)];
        }
        Shares.AddWithin(growth, weights, room, figures);
    }
}

/// <summary>Net figures of one operation, in cents.</summary>
internal readonly record struct OperationFigures(long Committed, long Paid, long Certified);
