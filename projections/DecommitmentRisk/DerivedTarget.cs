namespace PorFse.Ledger.Projections;

/// <summary>
/// The target under N+3 as plain arithmetic has it, to be held against the declared one; it may well differ, because
/// the Commission takes suspensions, reserve and exceptions into account.
/// </summary>
/// <remarks>
/// What the Union committed up to three years before, less pre-financing of the first three years (1 % each) and of the
/// year itself; all of the allocation, the Union's and the national shares together. The yearly commitments are taken
/// as parts of the allocation of 2014 to 2020 that grow by 2 % a year, as the resources of the period do.
/// Source: Reg. (EU) 1303/2013, art. 76, 91(1), 134 and 136.
/// </remarks>
public static class DerivedTarget
{
    private const int FirstYear = 2014;
    private const int Years = 7;
    private const int YearsOfGrace = 3;

    // 102^n · 100^(6-n): growth by 2 % in whole numbers.
    private static readonly long[] Weights =
    [
        1_000_000_000_000, 1_020_000_000_000, 1_040_400_000_000, 1_061_208_000_000, 1_082_432_160_000,
        1_104_080_803_200, 1_126_162_419_264,
    ];

    // In hundred-thousandths of the allocation: 3 % at the beginning, then that of the year.
    private const long Initial = 3_000;
    private const long Whole = 100_000;
    private static readonly Dictionary<int, long> Annual = new()
    {
        [2017] = 2_625,
        [2018] = 2_750,
        [2019] = 2_875,
        [2020] = 3_000,
        [2021] = 2_000,
        [2022] = 2_000,
        [2023] = 2_000,
    };

    /// <summary>What must be certified by the end of a year; null outside 2017 to 2023, or without a plan.</summary>
    public static Euro? Of(Euro? allocation, int year)
    {
        if (allocation is not { } whole || !Annual.TryGetValue(year, out var annual))
            return null;
        var committed = Math.Min(year - YearsOfGrace - FirstYear + 1, Years);
        var due = (Int128)whole.Cents * Weights.Take(committed).Sum() / Weights.Sum();
        var advanced = (Int128)whole.Cents * (Initial + annual) / Whole;
        return Euro.FromCents((long)(due - advanced));
    }
}
