namespace PorFse.Ledger.Projections;

/// <summary>
/// A kind of period. The days up to a date are divided into whole periods, the longest first, so that few rows are
/// summed: years, then quarters of the date's year, then months of its quarter …
/// </summary>
/// <param name="Name">What the key of a table calls it.</param>
/// <param name="StartOf">The first day of the period a date is in.</param>
internal sealed record Period(string Name, Func<DateOnly, DateOnly> StartOf)
{
    internal static readonly Period Day = new("day", date => date);

    internal static readonly Period TenDays =
        new("ten days", date => new DateOnly(date.Year, date.Month, (Math.Min((date.Day - 1) / 10, 2) * 10) + 1));

    internal static readonly Period Month = new("month", date => new DateOnly(date.Year, date.Month, 1));

    internal static readonly Period Quarter =
        new("quarter", date => new DateOnly(date.Year, ((date.Month - 1) / 3 * 3) + 1, 1));

    internal static readonly Period Year = new("year", date => new DateOnly(date.Year, 1, 1));

    /// <summary>The columns of sums over periods: of which kind and from when, of what, and how much.</summary>
    internal static ViewColumn[] Columns(params Period[] kinds) =>
        [.. Keys(kinds), FinancialProgressView.StageKey, .. FinancialProgressView.Sums];

    /// <summary>The first of them: of which kind, from when, and of which initiative.</summary>
    internal static ViewColumn[] Keys(params Period[] kinds) =>
    [
        new(
            "period",
            ViewType.Text,
            ViewRole.Key,
            $"What the row sums up: {string.Join(", ", kinds.Select(kind => kind.Name))}."),
        new("starts_on", ViewType.Date, ViewRole.Key, "First day of the period of business dates."),
        FinancialProgressView.Initiative,
    ];

    /// <summary>The whole periods that make up all days until a date, each with its first and last first day.</summary>
    /// <param name="at">The date.</param>
    /// <param name="kinds">Kinds, the longest first; each period of one is whole periods of the next.</param>
    internal static IEnumerable<(Period Kind, DateOnly From, DateOnly Until)> Until(
        DateOnly at, IReadOnlyList<Period> kinds)
    {
        var (from, after) = (DateOnly.MinValue, at == DateOnly.MaxValue ? at : at.AddDays(1));
        foreach (var kind in kinds)
        {
            var open = kind.StartOf(after);
            if (open > from)
                yield return (kind, from, open.AddDays(-1));
            from = open;
        }
    }
}
