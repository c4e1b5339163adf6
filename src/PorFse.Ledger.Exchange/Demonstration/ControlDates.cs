namespace PorFse.Ledger.Exchange;

/// <summary>
/// The days on which the history must agree with given figures: the end of 2018 (the report bounds it), the end of
/// 2019 (the report publishes it) and the end of eligibility (constructed).
/// </summary>
public static class ControlDates
{
    /// <summary>The days, in order.</summary>
    public static IReadOnlyList<DateOnly> All { get; } =
        [new DateOnly(2018, 12, 31), new DateOnly(2019, 12, 31), new DateOnly(2023, 12, 31)];

    /// <summary>Which of them is the one the report on 2019 publishes.</summary>
    internal const int Report = 1;

    /// <summary>The last day before an interval: the control date before it, or the day before adoption.</summary>
    internal static int DayBefore(int control) =>
        control == 0 ? Demonstration.Adoption.DayNumber - 1 : All[control - 1].DayNumber;

    /// <summary>The last day of an interval.</summary>
    internal static int LastDay(int control) => All[control].DayNumber;
}
