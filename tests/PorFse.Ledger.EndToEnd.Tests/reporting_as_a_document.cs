using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>The report as a page, beside the same question asked in every other way.</summary>
public sealed class reporting_as_a_document(RecordedDemonstration demonstration) : IDisposable
{
    private const string State = "--at 2019-12-31 --known-at 2020-07-23";
    private const string Checker = "scripts/accessibility";

    private static readonly string[] Amounts = ["allocation", "programmed", "committed", "paid", "certified"];

    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly ScratchFolder folder = new();

    [Fact]
    public async Task gives_the_cents_that_the_command_sql_and_the_workbook_give()
    {
        var (page, workbook) = (folder.File("summary.html"), folder.File("report.xlsx"));
        (await demonstration.RunAsync($"report {State} --to", page)).Done.Errors
            .ShouldBe($"Report written to {page}.\n");
        _ = (await demonstration.RunAsync($"report {State} --to", workbook)).Done;
        var asked = (await demonstration.RunAsync($"progress {State} --format json")).Json;

        var told = asked.GetProperty("rows").EnumerateArray().Select(row => (IReadOnlyList<decimal>)
            [.. Amounts.Select(amount => row.GetProperty(amount).GetDecimal())]).ToList();
        told.Count.ShouldBe(5);
        told[0][1].ShouldBe(317_904_209.91m);
        (await BySqlAsync()).ShouldBe(told);
        InPage(page).ShouldBe(told);
        (await File.ReadAllTextAsync(page)).ShouldContain(
            "At 31 December 2019 resources of EUR 829.4 million had been programmed, "
            + "85% of the allocation of EUR 970.5 million.");
        InWorkbook(workbook).ShouldBe(told);
    }

    [Fact]
    public async Task has_no_barrier_that_axe_finds()
    {
        Tool.SkipWithout("node", "chromium");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Repository.Root, Checker, "node_modules")),
            "axe-core is not there; scripts/accessibility.sh fetches it, and looks at more pages.");
        _ = (await demonstration.RunAsync("report --at 2018-12-31 --to", folder.File("en.html"))).Done;
        _ = (await demonstration.RunAsync("report --at 2023-12-31 --lang it --to", folder.File("it.html"))).Done;

        var checking = await Tool.RunAsync(
            folder.Location,
            $"node '{Path.Combine(Repository.Root, Checker, "axe.mjs")}' --chromium \"$(command -v chromium)\" *.html");
        checking.ExitCode.ShouldBe(0, checking.Output + checking.Errors);
        checking.Lines[^1].ShouldBe("2 pages, 0 barriers");
    }

    public void Dispose() => folder.Dispose();

    private async Task<List<IReadOnlyList<decimal>>> BySqlAsync()
    {
        var rows = await (await demonstration.DatabaseAsync()).RowsAsync($"""
            select {string.Join(", ", Amounts)}
            from reporting.progress_at('2019-12-31', reporting.position_on('2020-07-23'))
            """);
        return [.. rows.Select(row => (IReadOnlyList<decimal>)[.. row.Select(Number)])];
    }

    private static List<IReadOnlyList<decimal>> InPage(string file)
    {
        var table = XDocument.Load(file).Descendants("table")
            .Single(table => (string?)table.Element("caption")?.Attribute("id") == "table-2");
        return
        [
            .. table.Element("tbody")!.Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToList())
                .Select(cells => (IReadOnlyList<decimal>)[.. new[] { 1, 2, 4, 6, 8 }.Select(i => Number(cells[i]))]),
        ];
    }

    private static List<IReadOnlyList<decimal>> InWorkbook(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var part = zip.GetEntry("xl/worksheets/sheet3.xml")!.Open();
        var rows = XDocument.Load(part).Descendants(Sheet + "row").Skip(2).SkipLast(1)
            .Select(row => row.Elements(Sheet + "c").Select(cell => cell.Element(Sheet + "v")?.Value).ToList());
        return
        [
            .. rows.Select(cells => (IReadOnlyList<decimal>)
                [.. new[] { 1, 2, 4, 6, 8 }.Select(i => Number(cells[i]!))]),
        ];
    }

    private static decimal Number(string cell) =>
        decimal.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture);
}
