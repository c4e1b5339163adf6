namespace PorFse.Ledger.Exchange;

/// <summary>
/// When a fact enters the ledger: days to weeks after it happened, now and then months. Facts up to the end of 2019
/// are all in before the committee approves the report on 2019.
/// </summary>
internal static class RecordingLag
{
    private const int SecondsADay = 24 * 60 * 60;
    private const int OfficeOpens = 7 * 60 * 60;
    private const int OfficeCloses = 17 * 60 * 60;
    private const int MostBetweenTwoEntries = 600;
    private const int LatePermille = 40;

    private static readonly int Epoch = DateOnly.FromDateTime(Demonstration.Start.UtcDateTime).DayNumber;
    private static readonly int ReportYearEnds = ControlDates.All[ControlDates.Report].DayNumber;

    // The committee approved the report on 2019 on 23 July 2020.
    private static readonly int ReportCloses = new DateOnly(2020, 7, 17).DayNumber;
    private static readonly int LateFrom = new DateOnly(2019, 9, 1).DayNumber;
    private static readonly int LateFilesFrom = new DateOnly(2020, 2, 3).DayNumber;

    /// <summary>The second the programme is recorded: soon after the clock has started.</summary>
    internal static uint OpeningSecond { get; } = (uint)Demonstration.Start.TimeOfDay.TotalSeconds + 60;

    /// <summary>The time of a second, counted from the midnight before the demonstration's start.</summary>
    internal static DateTimeOffset Time(uint second) =>
        Demonstration.Start.AddSeconds(second - Demonstration.Start.TimeOfDay.TotalSeconds);

    /// <summary>When the office opens on a day.</summary>
    internal static DateTimeOffset OpeningOf(int day) => Time((uint)(((day - Epoch) * SecondsADay) + OfficeOpens));

    /// <summary>The day of a second.</summary>
    internal static int Day(uint second) => Epoch + (int)(second / SecondsADay);

    /// <summary>The second a fact is recorded, after <paramref name="previous"/> of the same stream.</summary>
    /// <param name="dice">Chance.</param>
    /// <param name="day">Business date.</param>
    /// <param name="previous">When the stream's last fact was recorded.</param>
    /// <param name="usual">Most days it usually takes.</param>
    /// <param name="late">True for a file that reaches the office after the books of 2019 looked complete.</param>
    internal static uint Record(Dice dice, int day, uint previous, int usual, bool late)
    {
        var on = day + dice.Between(0, usual);
        if (usual > Prompt && dice.Chance(LatePermille))
            on = day + dice.Between(30, 150);
        if (late && day >= LateFrom && day <= ReportYearEnds)
            on = dice.Between(LateFilesFrom, ReportCloses);
        on = Season.NextWorking(on);
        if (day <= ReportYearEnds && on > ReportCloses)
            on = ReportCloses;
        var second = (uint)(((on - Epoch) * SecondsADay) + dice.Between(OfficeOpens, OfficeCloses));
        return second > previous ? second : previous + (uint)dice.Between(1, MostBetweenTwoEntries);
    }

    /// <summary>Days within which the authority's own acts are recorded.</summary>
    internal const int Prompt = 3;

    /// <summary>Days within which beneficiaries' papers usually are.</summary>
    internal const int Usual = 18;
}
