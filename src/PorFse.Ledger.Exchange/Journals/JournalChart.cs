namespace PorFse.Ledger.Exchange;

/// <summary>
/// The chart of accounts: every account of a journal once, in the order in which people read Table 2.
/// </summary>
internal static class JournalChart
{
    /// <summary>The accounts of a programme.</summary>
    /// <param name="plans">Every financial plan known; order and titles are those of the first that has them.</param>
    /// <param name="initiatives">Every initiative known, under a priority of these plans or of none.</param>
    internal static IEnumerable<JournalAccount> Of(
        IEnumerable<FinancialPlanAdopted> plans, IReadOnlyCollection<InitiativePlace> initiatives)
    {
        var rows = plans.SelectMany(plan => plan.Axes).SelectMany(RowsOf)
            .Concat(initiatives.Select(place => new Row(place.Axis, place.Axis, place.Priority, place.Priority)))
            .ToList();
        var under = initiatives.OrderBy(place => place.Initiative, StringComparer.Ordinal)
            .ToLookup(place => (place.Axis, place.Priority));
        return JournalAccounts.Columns
            .SelectMany(column => Debits(column, rows, column == JournalAccounts.Allocated ? null : under))
            .Concat(JournalAccounts.Columns.Select(column => new JournalAccount(JournalAccounts.Credit(column), [])));
    }

    // An axis without priorities has a row of its own.
    private static IEnumerable<Row> RowsOf(PlannedAxis axis) => axis.Priorities.DefaultIfEmpty(null)
        .Select(priority => new Row(axis.Axis, axis.Title, priority?.Priority, priority?.Title));

    private static IEnumerable<JournalAccount> Debits(
        string column, List<Row> rows, ILookup<(string, string), InitiativePlace>? initiatives)
    {
        yield return new JournalAccount(JournalAccounts.Debit(column), []);
        foreach (var axis in rows.GroupBy(row => row.Axis))
        {
            yield return Account("axis", axis.First().AxisTitle, axis.Key);
            foreach (var row in axis.DistinctBy(row => row.Priority).Where(row => row.Priority is not null))
            {
                yield return Account("priority", row.Title!, axis.Key, row.Priority!);
                foreach (var place in initiatives?[(axis.Key, row.Priority!)] ?? [])
                    yield return Account("initiative", place.Title, axis.Key, row.Priority!, place.Initiative);
            }
        }

        JournalAccount Account(string kind, string title, params string[] codes) => new(
            JournalAccounts.Debit(column, JournalAccounts.Place(codes)), [new(kind, codes[^1]), new("title", title)]);
    }

    private sealed record Row(string Axis, string AxisTitle, string? Priority, string? Title);
}
