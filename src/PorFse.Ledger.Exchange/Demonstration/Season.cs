namespace PorFse.Ledger.Exchange;

/// <summary>On which days a public administration acts: on working days, much before closing dates, little in August.</summary>
internal static class Season
{
    private const int Busiest = 160;
    private const int Tries = 5;

    // January to December, against the busiest month: peaks before the accounting year ends and at the year's end.
    private static readonly int[] Months = [70, 75, 85, 80, 90, 135, 85, 25, 80, 90, 140, Busiest];

    /// <summary>A day within a period, both ends possible.</summary>
    internal static int Pick(Dice dice, int first, int last)
    {
        if (last <= first)
            return first;
        var day = dice.Between(first, last);
        for (var i = 0; i < Tries && dice.Between(0, Busiest - 1) >= Weight(day); i++)
            day = dice.Between(first, last);
        return Working(day) is var working && working >= first ? working : day;
    }

    /// <summary>The day itself or the Friday before.</summary>
    internal static int Working(int day) => DateOnly.FromDayNumber(day).DayOfWeek switch
    {
        DayOfWeek.Saturday => day - 1,
        DayOfWeek.Sunday => day - 2,
        _ => day,
    };

    private static int Weight(int day) => Months[DateOnly.FromDayNumber(day).Month - 1];
}
