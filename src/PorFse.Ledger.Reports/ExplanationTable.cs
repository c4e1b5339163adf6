using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>An amount of the progress with what it is made of.</summary>
public static class ExplanationTable
{
    private const string Indent = "  ";
    private const int LongestTitle = 48;

    private static readonly string[] PrintedEvent =
        ["position", "recordedAt", "on", "type", "reference", "document", "amount", "balance"];

    /// <summary>The parts of an amount, as people read them; of operations the largest, so many at most.</summary>
    public static ReportTable Parts(string title, Explanation explanation, int limit, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentNullException.ThrowIfNull(labels);
        string[] names = ["part", "title", "amount", "share", "events"];
        var whole = explanation.Whole;
        var rows = whole.Parts.Take(IsLimited(whole) ? limit : int.MaxValue).SelectMany(part =>
            Below(whole, part).Select(below => Row(below, Indent + below.Place.Key))
                .Prepend(Row(part, part.Place.Key)));
        return new ReportTable(
            title,
            [.. names.Select(name => new ReportColumn(name, labels["column." + name]))],
            [.. rows],
            Row(whole, null));

        IReadOnlyList<Cell> Row(ExplainedPart part, string? name) =>
        [
            Cell.Of(name),
            Cell.Of(ReferenceEquals(part, whole) ? null : Shortened(part.Title)),
            Cell.Of(part.Amount),
            new Cell.Percent(new Rate(part.Amount, whole.Amount), 2),
            new Cell.Count(part.Events),
        ];
    }

    /// <summary>The events of an amount in the order of the log, with their running balance.</summary>
    public static ReportTable Events(
        string title, Explanation explanation, InitiativeEntry place, int limit, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var balance = Euro.Zero;
        return new ReportTable(
            title,
            MovementTable.Columns(labels, balanced: true),
            [
                .. explanation.Events.Take(limit).Select(recorded =>
                {
                    var amount = Movement.Of((ITransaction)recorded.Data).Amount;
                    return MovementTable.Row(recorded, place, amount, balance += amount);
                }),
            ])
        {
            PrintedOrder = PrintedEvent,
        };
    }

    /// <summary>How much of an amount a table of so many rows leaves out.</summary>
    public static (long Count, Euro Amount) LeftOut(Explanation explanation, int limit)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        if (explanation.Events.Count > 0)
        {
            var events = explanation.Events.Skip(limit).ToList();
            return (events.Count, events.Sum(recorded => Movement.Of((ITransaction)recorded.Data).Amount));
        }
        var parts = IsLimited(explanation.Whole) ? explanation.Whole.Parts.Skip(limit).ToList() : [];
        return (parts.Count, parts.Sum(part => part.Amount));
    }

    /// <summary>What of a part is shown below it: one level under a priority, an initiative, nothing else.</summary>
    public static IReadOnlyList<ExplainedPart> Below(ExplainedPart whole, ExplainedPart part)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(part);
        return whole.Place.Level <= Breakdown.Axis ? part.Parts : [];
    }

    private static string? Shortened(string? title) =>
        title?.Length > LongestTitle ? title[..(LongestTitle - 1)].TrimEnd() + "…" : title;

    private static bool IsLimited(ExplainedPart whole) => whole.Place.Level == Breakdown.Initiative;
}
