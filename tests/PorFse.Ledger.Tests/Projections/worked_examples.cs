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
    public async Task of_the_operation_sheet_give_the_table_they_show()
    {
        var (history, table) = Read("OperationSheet");
        var rows = await new FoldedViews(history.Events, [new OperationSheetView()])
            .RowsAsync(OperationSheetView.Definition, default);

        table[0].ShouldBe("operation|initiative|committed|paid|certified|public|version");
        table[1..].ShouldBe(rows.Select(row => string.Join('|',
            row.Select((cell, i) => i is >= 2 and <= 5 ? Euro.FromCents((long)cell!).ToString() : Text(cell)))));
    }

    [Fact]
    public async Task of_the_initiative_sheet_give_the_table_they_show()
    {
        var (history, table) = Read("InitiativeSheet");
        var rows = await new FoldedViews(history.Events, [new InitiativeSheetView()])
            .RowsAsync(InitiativeSheetView.Definition, default);

        table[0].ShouldBe("initiative|title|axis|priority|family|opened|at|closed|at");
        table[1..].ShouldBe(rows.Select(row => string.Join('|', row.Select(Text))));
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
        foreach (var view in Views.Inline)
        {
            var folder = view.GetType().Name[..^"View".Length];
            var readme = Repository.Read($"projections/{folder}/README.md");
            readme.ShouldContain($"## Columns of `{view.Table.Name}`");
            foreach (var column in view.Table.Columns)
                readme.ShouldContain($"`{column.Name}`", customMessage: folder);
            readme.ShouldContain("\nSource: ");
            Repository.Read("projections/README.md").ShouldContain($"| `{folder}` |");
        }
    }

    private static (WrittenHistory History, string[] Table) Read(string view)
    {
        var readme = Repository.Read($"projections/{view}/README.md");
        var table = Block(readme, "table").Split('\n').Select(line => Blanks().Replace(line.Trim(), "|"));
        return (WrittenHistory.Of(Block(readme, "journal")), [.. table]);
    }

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
}
