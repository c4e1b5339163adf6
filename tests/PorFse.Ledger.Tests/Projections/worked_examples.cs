using System.Globalization;
using System.Text.RegularExpressions;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

/// <summary>The examples in the READMEs of the views: the journal of each is folded, and gives its table.</summary>
public partial class worked_examples
{
    [Fact]
    public async Task of_financial_progress_give_the_table_they_show()
    {
        var (history, table) = Read("FinancialProgress");
        var title = Title().Match(table[0]);
        var progress = await history.ProgressAsync(
            Enum.Parse<Breakdown>(title.Groups[1].Value, ignoreCase: true), title.Groups[2].Value);

        table[1].ShouldBe("key|A|B|C=B/A|D|E=D/B|F|G=F/D|H|I=H/F|events");
        table[2..].ShouldBe(progress.Rows.Append(progress.Total with { Key = "total" }).Select(Line));
    }

    [Fact]
    public Task of_progress_by_period_give_the_table_they_show() => ShouldShowAsync(
        new ProgressByPeriodView(), "period|starts|initiative|stage|amount|events",
        row => PeriodLine(row, 4));

    [Fact]
    public async Task of_progress_by_era_give_the_table_they_show()
    {
        var (history, table) = Read("ProgressByEra");
        var rows = await new FoldedViews(history.Events, new ViewSet([], [new ProgressByEraView()]), eraLength: 3)
            .RowsAsync(ProgressByEraView.Definition, default);

        table[0].ShouldBe("eras|era|period|starts|initiative|stage|amount|events");
        table[1..].ShouldBe(rows.Select(row => PeriodLine(row, 6)));
    }

    private static string PeriodLine(object?[] row, int amount) => string.Join('|',
        row.Select((cell, i) => i == amount ? Euro.FromCents((long)cell!).ToString() : Text(cell)));

    [Fact]
    public Task of_the_operation_sheet_give_the_table_they_show() => ShouldShowAsync(
        new OperationSheetView(), "operation|initiative|committed|paid|certified|public|version",
        row => string.Join('|', row.Select(
            (cell, i) => i is >= 2 and <= 5 ? Euro.FromCents((long)cell!).ToString() : Text(cell))));

    [Fact]
    public Task of_the_initiative_sheet_give_the_table_they_show() => ShouldShowAsync(
        new InitiativeSheetView(), "initiative|title|axis|priority|family|opened|at|closed|at");

    [Fact]
    public Task of_initiative_phases_give_the_table_they_show() => ShouldShowAsync(
        new InitiativePhaseView(), "initiative|at|phase|started");

    [Fact]
    public async Task of_selections_by_era_give_the_table_they_show()
    {
        var (history, table) = Read("SelectionsByEra");
        var rows = await new FoldedViews(history.Events, new ViewSet([], [new SelectionsByEraView()]), eraLength: 3)
            .RowsAsync(SelectionsByEraView.Definition, default);

        table[0].ShouldBe("eras|era|period|starts|initiative|operations");
        table[1..].ShouldBe(rows.Select(Joined));
    }

    [Fact]
    public async Task of_initiative_progress_give_the_table_they_show()
    {
        var (history, table) = Read("InitiativeProgress");
        var progress = await InitiativeProgress.ReadAsync(
            history.Reading, Some.Cci, WrittenHistory.Basis("2019-12-31", "99"));

        table[0].ShouldBe("initiative|axis|opened|phases|closed|programmed|committed|paid|certified|projects|new");
        table[1..].ShouldBe(progress.Rows.Select(row => string.Join('|', new object?[]
        {
            row.Initiative.Initiative, row.Initiative.Axis, row.Initiative.OpenedOn,
            row.Phases.Count == 0 ? null : string.Join(", ", row.Phases.Select(phase => phase.Phase)),
            row.Initiative.ClosedOn, row.Figures.Programmed, row.Figures.Committed, row.Figures.Paid,
            row.Figures.Certified, row.Figures.Projects, row.Figures.NewProjects,
        }.Select(Text))));
    }

    [Fact]
    public Task of_participants_give_the_table_they_show() => ShouldShowAsync(
        new ParticipantsView(), "axis|at|on|men|women|disability|migrants|other",
        row => string.Join('|', row.Where((_, i) => i != 1).Select(Text)));

    [Fact]
    public async Task of_decommitment_risk_give_the_table_they_show()
    {
        var (history, table) = Read("DecommitmentRisk");
        var risk = await DecommitmentRisk.ReadAsync(
            history.Reading, Some.Cci, WrittenHistory.Basis("2019-06-30", "99"));

        table[0].ShouldBe("year|target|derived|certified|coverage|missing|forecast|at risk");
        table[1..].ShouldBe(risk.Rows.Select(row => string.Join('|', new object?[]
        {
            row.Year, row.Target, row.Derived, row.Certified, row.Coverage.ToPercent(2) + " %", row.Missing,
            row.Forecast, row.AtRisk,
        }.Select(Text))));
    }

    [Fact]
    public Task of_the_indicator_sheet_give_the_table_they_show() => ShouldShowAsync(
        new IndicatorSheetView(), "indicator|kind|axis|priority|initiative|code|title|unit|on|at");

    [Fact]
    public Task of_indicator_statements_give_the_table_they_show() => ShouldShowAsync(
        new IndicatorStatementView(), "indicator|at|year|on|hundredths");

    [Fact]
    public async Task of_the_performance_framework_give_the_table_they_show()
    {
        var (history, table) = Read("PerformanceFramework");
        var basis = WrittenHistory.Basis("2019-12-31", "6");
        var row = (await PerformanceFramework.ReadAsync(history.Reading, Some.Cci, basis)).Rows.ShouldHaveSingleItem();

        table[0].ShouldBe("indicator|value|on|milestone|target|achievement|due|track");
        table[1..].ShouldBe([string.Join('|', new object?[]
        {
            row.Indicator.Indicator, row.Value, row.On, row.Milestone, row.Target,
            row.Achievement!.Value.ToPercent(2) + " %", decimal.Round(row.Due!.Value, 2),
            row.IsOnTrack == true ? "on" : "off",
        }.Select(Text))]);
    }

    [Fact]
    public Task of_the_snapshot_sheet_give_the_table_they_show() => ShouldShowAsync(
        new SnapshotSheetView(), "snapshot|state|known|sealed");

    [Fact]
    public async Task of_a_difference_give_the_tables_they_show()
    {
        var (history, table) = Read("Difference");
        var title = FromTo().Match(table[0]).Groups;
        var states = new TwoStates(
            WrittenHistory.Basis(title[2].Value, title[3].Value), WrittenHistory.Basis(title[4].Value, title[5].Value));
        var reader = new DifferenceReader(history.Reading, Some.Cci);
        var difference = await reader.CompareAsync(Enum.Parse<Breakdown>(title[1].Value, ignoreCase: true), states);
        var fold = new DifferenceFold(difference, 0);
        await foreach (var recorded in reader.EventsAsync(states, _ => { }))
            fold.Add(recorded);

        table[1].ShouldBe("key|figure|first|second|difference");
        table[2..].ShouldBe(difference.Moved.Concat(difference.MovedTotals).Select(cell => string.Join('|',
            cell.Key ?? "total", cell.Figure.NameOf(), cell.First, cell.Second, cell.Difference)));
        Lines(Repository.Read("projections/Difference/README.md"), "events")[1..].ShouldBe(fold.Groups.Select(group =>
            string.Join('|', EventCatalogue.AliasOf(group.Type), group.Count, group.Sum)));
        fold.Discrepancies.ShouldBeEmpty();
    }

    [Fact]
    public async Task of_an_explanation_give_the_table_they_show()
    {
        var (history, table) = Read("Explanation");
        var title = OfAt().Match(table[0]).Groups;
        var reader = await ExplanationReader.BeginAsync(
            history.Reading, Some.Cci, WrittenHistory.Basis(title[3].Value, $"{history.Events.Count}"));
        var (place, stage) = (new Place(Axis: title[2].Value), Enum.Parse<Stage>(title[1].Value, ignoreCase: true));
        var fold = new ExplanationFold(
            reader.State, place, stage, (await reader.RowAsync(place)).AmountOf((Figure)stage)!.Value);
        await foreach (var recorded in reader.EventsAsync(place, stage, _ => { }))
            fold.Add(recorded);

        table[1].ShouldBe("part|amount|events");
        table[2..].ShouldBe(fold.Explain().Whole.All().Select(part =>
            string.Join('|', part.Place, part.Amount, part.Events)));
        fold.Explain().Discrepancies.ShouldBeEmpty();
    }

    [Fact]
    public async Task of_the_recording_lag_give_the_table_they_show()
    {
        var (history, table) = Read("RecordingLag");
        var views = new FoldedViews(history.Events, []);
        var basis = new Basis(DateOnly.MaxValue, views.Head);
        var radar = await LateDataRadar.ReadAsync(views, basis, LagBreakdown.Both);
        var shown = LagTable.Of(radar, basis.At, Labels.English);

        table[0].ShouldBe(string.Join('|', shown.Columns.Select(column => column.Name)));
        table[1..].ShouldBe(shown.Rows.Append(shown.Total!)
            .Select(row => string.Join('|', row.Select(cell => CellText.ForMachines(cell) ?? "–"))));
    }

    [Fact]
    public async Task of_the_checks_give_the_table_they_show()
    {
        var (history, table) = Read("Checks");
        var found = await LedgerIn.Memory(history.Events).FindingsAsync("2019-12-31");

        table[0].ShouldBe("code|stream|position|found|allowed");
        table[1..].ShouldBe(found.Select(finding => string.Join('|',
            finding.Kind.Code, finding.Stream.Value, finding.Position,
            LedgerIn.Text(finding.Found), LedgerIn.Text(finding.Allowed))));
    }

    [Fact]
    public void are_in_the_readme_of_every_view_with_every_column_of_its_table()
    {
        foreach (var view in Views.All.All)
        {
            var folder = FolderOf(view);
            var readme = Repository.Read($"projections/{folder}/README.md");
            readme.ShouldContain($"## Columns of `{view.Table.Name}`");
            foreach (var column in view.Table.Columns)
                readme.ShouldContain($"`{column.Name}`", customMessage: folder);
            readme.ShouldContain("\nSource: ");
            Repository.Read("projections/README.md").ShouldContain($"| `{folder}` |");
        }
    }

    private static async Task ShouldShowAsync(
        IProjection view, string head, Func<object?[], string>? line = null)
    {
        var (history, table) = Read(FolderOf(view));
        var rows = await new FoldedViews(history.Events, [view]).RowsAsync(view.Table, default);

        table[0].ShouldBe(head);
        table[1..].ShouldBe(rows.Select(line ?? Joined));
    }

    private static string FolderOf(object view) => view.GetType().Name[..^"View".Length];

    private static string Joined(object?[] row) => string.Join('|', row.Select(Text));

    private static (WrittenHistory History, string[] Table) Read(string view)
    {
        var readme = Repository.Read($"projections/{view}/README.md");
        return (WrittenHistory.Of(Block(readme, "journal")), Lines(readme, "table"));
    }

    private static string[] Lines(string readme, string kind) =>
        [.. Block(readme, kind).Split('\n').Select(line => Blanks().Replace(line.Trim(), "|"))];

    private static string Block(string readme, string kind) =>
        readme.Split($"```{kind}\n")[1].Split("\n```")[0];

    private static string Line(ProgressRow row) => string.Join('|',
        row.Key, row.Allocation, row.Programmed, Rate(row.ProgrammedRate), row.Committed, Rate(row.CommittedRate),
        row.Paid, Rate(row.PaidRate), row.Certified, Rate(row.CertifiedRate), row.Events);

    private static string Rate(Rate? rate) =>
        rate?.ToDecimal()?.ToString("0.000000", CultureInfo.InvariantCulture) ?? "–";

    private static string Text(object? cell) => cell switch
    {
        null => "–",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^by (\w+) at ([\d-]+)$")]
    private static partial Regex Title();

    [GeneratedRegex(@"^by (\w+) from ([\d-]+) #(\d+) to ([\d-]+) #(\d+)$")]
    private static partial Regex FromTo();

    [GeneratedRegex(@"^(\w+) of axis (\w+) at ([\d-]+)$")]
    private static partial Regex OfAt();
}
