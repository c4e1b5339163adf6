using System.Collections.Frozen;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// On which days a public administration acts: on working days, much before closing dates, little in August.
/// </summary>
internal static class Season
{
    private const int Busiest = 160;
    private const int Tries = 5;

    // January to December, against the busiest month: peaks before the accounting year ends and at the year's end.
    private static readonly int[] Months = [70, 75, 85, 80, 90, 135, 85, 25, 80, 90, 140, Busiest];

    // Italy's national holidays of fixed date.
    private static readonly FrozenSet<(int Month, int Day)> Holidays = new[]
    {
        (1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26),
    }.ToFrozenSet();

    /// <summary>A day within a period, both ends possible.</summary>
    internal static int Pick(Dice dice, int first, int last)
    {
        if (last <= first)
            return first;
        var day = dice.Between(first, last);
        for (var i = 0; i < Tries && dice.Between(0, Busiest - 1) >= Weight(day); i++)
            day = dice.Between(first, last);
        if (Working(day) is var before && before >= first)
            return before;
        return NextWorking(day) is var after && after <= last ? after : day;
    }

    /// <summary>The day itself, or the last working day before it.</summary>
    internal static int Working(int day)
    {
        while (IsFree(day))
            day--;
        return day;
    }

    /// <summary>The day itself, or the next working day after it.</summary>
    internal static int NextWorking(int day)
    {
        while (IsFree(day))
            day++;
        return day;
    }

    private static bool IsFree(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Holidays.Contains((date.Month, date.Day));
    }

    private static int Weight(int day) => Months[DateOnly.FromDayNumber(day).Month - 1];
}
