namespace PorFse.Ledger.Projections;

/// <summary>
/// Periods into which the days up to a date are divided, so that few rows are summed: whole years, then whole months of
/// the date's year, then days of its month.
/// </summary>
internal static class Period
{
    internal const string Day = "day";
    internal const string Month = "month";
    internal const string Year = "year";

    /// <summary>The key that says which of them a row is of.</summary>
    internal static ViewColumn Column(string periods) =>
        new("period", ViewType.Text, ViewRole.Key, $"What the row sums up: a {periods}.");

    /// <summary>The first day of the month of a date.</summary>
    internal static DateOnly MonthOf(DateOnly date) => new(date.Year, date.Month, 1);

    /// <summary>The first day of the year of a date.</summary>
    internal static DateOnly YearOf(DateOnly date) => new(date.Year, 1, 1);

    /// <summary>The days of the last month, up to a date; none where the date ends its month.</summary>
    internal static (DateOnly From, DateOnly Until)? DaysUntil(DateOnly at) =>
        EndsMonth(at) ? null : (MonthOf(at), at);

    /// <summary>The first days of the whole months of the last year, up to a date; none where there are none.</summary>
    internal static (DateOnly From, DateOnly Until)? MonthsUntil(DateOnly at)
    {
        var until = EndsMonth(at) ? MonthOf(at) : MonthOf(at).AddMonths(-1);
        return EndsYear(at) || until < YearOf(at) ? null : (YearOf(at), until);
    }

    /// <summary>The first days of the whole years up to a date.</summary>
    internal static (DateOnly From, DateOnly Until)? YearsUntil(DateOnly at)
    {
        if (EndsYear(at))
            return (DateOnly.MinValue, YearOf(at));
        return at.Year == DateOnly.MinValue.Year ? null : (DateOnly.MinValue, YearOf(at).AddYears(-1));
    }

    private static bool EndsMonth(DateOnly date) => date.Day == DateTime.DaysInMonth(date.Year, date.Month);

    private static bool EndsYear(DateOnly date) => date is { Month: 12, Day: 31 };
}
