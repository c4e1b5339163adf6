using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>
/// The sections of the public summary on the programme as a whole: what it is, and how far it has come.
/// </summary>
internal sealed class OverviewSections(ReportState state, Labels labels)
{
    private readonly Prose prose = new(labels);

    internal Section Premise() => new("1", prose["premise"], Markup.Of($"""
        {Prose.Paragraph(
            prose["premise.what", state.Name, state.Opening.Programme, On], prose["premise.law"])}
        {Prose.Paragraph(Plan())}
        {TableMarkup.Of(FinancialPlanTable.Of(state.Plan, state.At, labels), "table-1", labels)}
        """));

    internal Section Progress() => new(
        "2",
        prose["progress"],
        default,
        new Section("2.1", prose["key"], Markup.Of($"""
            {Prose.Paragraph(Money())}
            {Prose.Paragraph(Targets())}
            {Prose.Paragraph(People())}
            {Prose.Paragraph(Initiatives())}
            """)),
        new Section("2.2", prose["financial"], Markup.Of($"""
            {TableMarkup.Of(
                WithoutEvents(FinancialProgressTable.Of(state.ByAxis, state.At, labels)), "table-2", labels)}
            {SummaryCharts.Stages(state, labels)}
            """)),
        new Section("2.3", prose["targets"], Markup.Of($"""
            {TableMarkup.Of(DecommitmentTable.Of(state.Risk, state.At, labels), "table-targets", labels)}
            {Prose.Paragraph(prose["targets.derived"])}
            {SummaryCharts.Targets(state, prose, labels)}
            {TableMarkup.Of(YearEndTable.Of(state, labels), "table-years", labels)}
            """)),
        new Section("2.4", prose["people"], OfPeople()));

    /// <summary>A table of progress as it is printed: without the count of events.</summary>
    internal static ReportTable WithoutEvents(ReportTable table) => table.ForPeople() is var printed
        ? printed.Keep([.. Enumerable.Range(0, printed.Columns.Count).Where(i => printed.Columns[i].Name != "events")])
        : table;

    private string On => prose.Day(state.At);

    private ProgressRow Total => state.ByAxis.Total;

    private IEnumerable<string> Plan()
    {
        if (state.Plan is not { } plan)
        {
            yield return prose["plan.none", On];
            yield break;
        }
        yield return prose["plan.allocation", prose.Millions(Total.Allocation!.Value), plan.Axes.Count];
        yield return prose["plan.decision", plan.Decision, prose.Day(plan.On)];
        var before = state.Programme.Plans.TakeWhile(other => !ReferenceEquals(other, plan)).LastOrDefault();
        if (before is null)
            yield break;
        var axes = Changed(before.Axes, plan.Axes, axis => axis.Axis, axis => axis.Allocation);
        var priorities = Changed(Priorities(before), Priorities(plan), one => one.Priority, one => one.Allocation);
        yield return axes + priorities == 0
            ? prose["plan.same", before.Decision, prose.Day(before.On)]
            : prose["plan.changes", before.Decision, prose.Day(before.On), axes, priorities];
    }

    private static IEnumerable<PlannedPriority> Priorities(FinancialPlanAdopted plan) =>
        plan.Axes.SelectMany(axis => axis.Priorities);

    private static int Changed<T>(
        IEnumerable<T> before, IEnumerable<T> after, Func<T, string> keyOf, Func<T, Euro> amountOf)
    {
        var (old, current) = (before.ToDictionary(keyOf, amountOf), after.ToDictionary(keyOf, amountOf));
        return old.Keys.Union(current.Keys)
            .Count(key => old.GetValueOrDefault(key) != current.GetValueOrDefault(key));
    }

    private IEnumerable<string> Money()
    {
        if (Total.Events == 0)
        {
            yield return prose["money.none", On];
            yield break;
        }
        yield return prose[
            "money.programmed",
            On,
            prose.Millions(Total.Programmed!.Value),
            prose.Percent(Total.ProgrammedRate),
            prose.Millions(Total.Allocation ?? Euro.Zero)];
        yield return prose[
            "money.spent",
            prose.Millions(Total.Committed),
            prose.Percent(Total.CommittedRate),
            prose.Millions(Total.Paid),
            prose.Percent(Total.PaidRate)];
        yield return prose["money.certified", prose.Millions(Total.Certified), prose.Percent(Total.CertifiedRate)];
        if (state.YearEnds.Count > 1 && state.YearEnds[^1].On == state.At)
        {
            var before = state.YearEnds[^2];
            yield return prose[
                "money.increase", prose.Millions(Total.Certified - before.Certified), prose.Day(before.On)];
        }
        yield return prose["money.partly"];
    }

    private IEnumerable<string> Targets() => state.Risk.Rows.Select(row =>
    {
        var isPast = row.Year < state.At.Year || (row.Year == state.At.Year && state.At is { Month: 12, Day: 31 });
        var key = (row.Missing == Euro.Zero, isPast) switch
        {
            (true, true) => "target.met",
            (true, false) => "target.metEarly",
            (false, true) => "target.missed",
            (false, false) when row.AtRisk == Euro.Zero => "target.onPace",
            (false, false) => "target.open",
        };
        return prose[
            key,
            Prose.Year(row.Year),
            prose.Millions(row.Target),
            prose.Millions(row.Certified),
            prose.Percent(row.Coverage),
            prose.Millions(row.Missing),
            prose.Millions(row.AtRisk)];
    });

    private IEnumerable<string> People()
    {
        var axes = state.People.Where(one => one.Initiative is null).ToList();
        var all = Participants.Together(axes);
        if (all.Total == 0)
        {
            yield return prose["people.none", On];
            yield break;
        }
        yield return prose[
            "people.all",
            all.Total,
            all.Men,
            prose.Percent(all.Men, all.Total),
            all.Women,
            prose.Percent(all.Women, all.Total)];
        foreach (var axis in state.Axes)
        {
            if (axes.Find(one => one.Axis == axis) is { } part)
                yield return prose["people.axis", axis, part.Total, prose.Percent(part.Total, all.Total)];
        }
        if (Vulnerable(all, prose) is { } vulnerable)
            yield return vulnerable;
    }

    /// <summary>The sentence on the vulnerable among some; null where nobody counts them.</summary>
    internal static string? Vulnerable(Participants some, Prose prose) => some.Vulnerable is not { } vulnerable
        ? null
        : prose[
            "people.vulnerable",
            vulnerable,
            prose.Percent(vulnerable, some.Total),
            some.WithDisability ?? 0,
            some.Migrants ?? 0,
            some.OtherDisadvantaged ?? 0];

    private IEnumerable<string> Initiatives() => InitiativeSentences(state.Initiatives.Rows, state.At, prose);

    /// <summary>The sentences on the lives of some initiatives.</summary>
    internal static IEnumerable<string> InitiativeSentences(
        IReadOnlyList<InitiativeRow> rows, DateOnly at, Prose prose)
    {
        if (rows.Count == 0)
            return [prose["initiatives.none"]];
        var figures = InitiativeFigures.Together(rows.Select(row => row.Figures));
        return
        [
            prose[
                "initiatives.all",
                rows.Count,
                rows.Count(row => row.Initiative.ClosedOn is not null),
                figures.Projects],
            prose[
                "initiatives.year",
                Prose.Year(at.Year),
                rows.Count(row => row.Initiative.OpenedOn.Year == at.Year),
                rows.Count(row => row.Initiative.ClosedOn?.Year == at.Year),
                figures.NewProjects],
        ];
    }

    private Markup OfPeople()
    {
        var axes = state.People.Where(one => one.Initiative is null).ToList();
        if (axes.Count == 0)
            return Prose.Paragraph(prose["people.none", On]);
        return Markup.Of($"""
            {TableMarkup.Of(ParticipantsTable.Of(axes, state.Axes, state.At, labels), "table-people", labels)}
            {Prose.Paragraph(prose["people.groups"])}
            {SummaryCharts.People(axes, state, labels)}
            """);
    }
}
