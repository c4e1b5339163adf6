using System.Globalization;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// The calendar of payment applications (constructed): five a year, the last of an accounting year on its last days
/// of June, the last of a calendar year in time for the decommitment rule of December.
/// </summary>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 135 and 136 (rhythm of applications, 31 December of N+3).</remarks>
internal static class PaymentApplications
{
    // Nothing is certified before the authorities are designated.
    private static readonly DateOnly Designation = new(2016, 10, 1);
    private static readonly (int Month, int Day)[] EveryYear = [(3, 15), (5, 31), (6, 30), (10, 31), (12, 15)];

    private static readonly int[] Days = [..
        from year in Enumerable.Range(Designation.Year, ControlDates.All[^1].Year - Designation.Year + 1)
        from date in EveryYear
        let day = new DateOnly(year, date.Month, date.Day).DayNumber
        where day >= Designation.DayNumber
        select Season.Working(day)];

    /// <summary>The first one on a day or after it.</summary>
    internal static int FirstFrom(int day) => Days[At(day)];

    /// <summary>The last one on a day or before it.</summary>
    internal static int LastUntil(int day) => Days[At(day + 1) - 1];

    /// <summary>Its document, such as "DP-2019-06".</summary>
    internal static string Document(DateOnly on) => on.ToString("'DP-'yyyy-MM", CultureInfo.InvariantCulture);

    private static int At(int day)
    {
        var at = Array.BinarySearch(Days, day);
        return at >= 0 ? at : ~at;
    }
}
