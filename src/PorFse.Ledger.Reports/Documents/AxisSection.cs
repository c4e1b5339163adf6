using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>The section of the public summary on one axis.</summary>
internal sealed class AxisSection(ReportState state, string axis, Labels labels)
{
    private static readonly string[] InitiativeColumns =
    [
        "initiative", "title", "openedOn", "phases", "closedOn", "programmed", "committed", "paid", "projects",
    ];

    private static readonly string[] IndicatorColumns =
        ["code", "title", "unit", "value", "milestone", "target", "achievement", "onTrack"];

    private static readonly string[] PeopleColumns =
    [
        "initiative", "on", "participants", "men", "menShare", "women", "womenShare", "withDisability", "migrants",
        "otherDisadvantaged",
    ];

    private readonly Prose prose = new(labels);

    /// <summary>The section, with its number among those of the axes.</summary>
    internal Section Of(int number) => new(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"3.{number}"),
        Title is null ? prose["axis", axis] : prose["axis.titled", axis, Title],
        Markup.Of($"""
            {Prose.Paragraph(Money())}
            {Table("priorities", Priorities())}
            {Prose.Paragraph(People())}
            {Table("people", PeopleOfInitiatives())}
            {Prose.Paragraph(OverviewSections.InitiativeSentences(Initiatives, state.At, prose))}
            {Table("initiatives", Only(InitiativeTable.Of(Initiatives, state.At, labels), InitiativeColumns))}
            {Prose.Paragraph(Performance())}
            {Table("indicators", Only(PerformanceTable.Of(Indicators, state.At, labels), IndicatorColumns))}
            """));

    private string? Title => state.Plan?.Axes.FirstOrDefault(planned => planned.Axis == axis)?.Title;

    private ProgressRow Row => state.ByAxis.Rows.First(row => row.Key == axis);

    private List<InitiativeRow> Initiatives =>
        [.. state.Initiatives.Rows.Where(row => row.Initiative.Axis == axis)];

    private PerformanceFramework Indicators =>
        new([.. state.Performance.Rows.Where(row => row.Indicator.Axis == axis)]);

    private List<Participants> Parts =>
        [.. state.People.Where(one => one.Axis == axis && one.Initiative is not null)];

    // People of several initiatives are not added up: some are in more than one.
    private ReportTable PeopleOfInitiatives() =>
        Only(ParticipantsTable.Of(Parts, state.Axes, state.At, labels), PeopleColumns) with { Total = null };

    private Markup Table(string name, ReportTable table) => TableMarkup.Of(
        table with { Title = $"{prose["axis", axis]}. {table.Title}" },
        $"table-{name}-{state.Axes.ToList().IndexOf(axis) + 1}",
        labels);

    private static ReportTable Only(ReportTable table, string[] columns) =>
        table.Keep([.. columns.Select(table.IndexOf)]);

    private IEnumerable<string> Money() => Row.Events == 0
        ? [prose["axis.money.none", prose.Millions(Row.Allocation ?? Euro.Zero)]]
        :
        [
            prose[
                "axis.money",
                prose.Millions(Row.Allocation ?? Euro.Zero),
                prose.Millions(Row.Programmed!.Value),
                prose.Percent(Row.ProgrammedRate),
                prose.Millions(Row.Committed),
                prose.Millions(Row.Paid)],
            prose["axis.certified", prose.Millions(Row.Certified), prose.Percent(Row.CertifiedRate)],
        ];

    private ReportTable Priorities()
    {
        var own = state.Initiatives.Rows.Where(row => row.Initiative.Axis == axis)
            .Select(row => row.Initiative.Priority)
            .Concat(state.Plan?.Axes.Where(planned => planned.Axis == axis)
                .SelectMany(planned => planned.Priorities).Select(planned => planned.Priority) ?? [])
            .ToHashSet(StringComparer.Ordinal);
        var progress = state.ByPriority with
        {
            Rows = [.. state.ByPriority.Rows.Where(row => own.Contains(row.Key!))],
            Total = Row,
        };
        return OverviewSections.WithoutEvents(FinancialProgressTable.Of(progress, state.At, labels))
            with { Title = prose["priorities", state.At] };
    }

    private IEnumerable<string> People()
    {
        if (state.People.FirstOrDefault(one => one.Axis == axis && one.Initiative is null) is not { Total: > 0 } people)
            return [prose["axis.people.none"]];
        var all = prose[
            "axis.people",
            prose.Day(people.On!.Value),
            people.Total,
            people.Men,
            prose.Percent(people.Men, people.Total),
            people.Women,
            prose.Percent(people.Women, people.Total)];
        return OverviewSections.Vulnerable(people, prose) is { } vulnerable ? [all, vulnerable] : [all];
    }

    private IEnumerable<string> Performance()
    {
        var rows = Indicators.Rows;
        return rows.Count == 0
            ? [prose["indicators.none"]]
            :
            [
                prose[
                    "indicators.all",
                    rows.Count,
                    rows.Count(row => row.IsOnTrack == true),
                    rows.Count(row => row.IsOnTrack == false),
                    rows.Count(row => row.IsOnTrack is null)],
            ];
    }
}
