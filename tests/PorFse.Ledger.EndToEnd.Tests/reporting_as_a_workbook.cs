using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>The report as a workbook, opened by another program.</summary>
public sealed partial class reporting_as_a_workbook(RecordedDemonstration demonstration) : IDisposable
{
    private const string State = "--at 2019-12-31 --known-at 2020-07-23";

    private static readonly Dictionary<string, string> Sheets = new()
    {
        ["axis"] = "Table 2",
        ["priority"] = "By priority",
        ["initiative"] = "By initiative",
    };

    private static readonly string[] OfAllocation = ["allocation", "programmedRate"];

    private static readonly string[] Figures =
    [
        "allocation", "programmed", "programmedRate", "committed", "committedRate", "paid", "paidRate", "certified",
        "certifiedRate", "events",
    ];

    private readonly ScratchFolder folder = new();

    [Fact]
    public async Task is_computed_by_another_program_to_the_same_figures()
    {
        Tool.SkipWithout("soffice");
        var file = folder.File("report.xlsx");
        (await demonstration.RunAsync($"report {State} --to", file)).Done.Errors
            .ShouldBe($"Report written to {file}.\n");
        await ForgetAsync(file);

        const string sheets = "soffice -env:UserInstallation=file://\"$PWD\"/profile --headless --convert-to "
            + "'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1' report.xlsx";
        (await Tool.RunAsync(folder.Location, sheets)).ExitCode.ShouldBe(0);
        foreach (var (by, sheet) in Sheets)
        {
            var json = (await demonstration.RunAsync($"progress --by {by} {State} --format json")).Json;
            var lines = await File.ReadAllLinesAsync(folder.File($"report-{sheet}.csv"));
            var total = lines[^1].Split(';');
            var figures = by == "initiative" ? Figures.Except(OfAllocation).ToList() : [.. Figures];
            total.Length.ShouldBe(figures.Count + 1);
            foreach (var (i, figure) in figures.Index())
            {
                Rounded(total[i + 1], figure).ShouldBe(
                    json.GetProperty("total").GetProperty(figure).GetDecimal(), $"{sheet}, {figure}");
            }
            lines.Length.ShouldBe(json.GetProperty("rows").GetArrayLength() + 3);
        }
    }

    [Fact]
    public async Task is_refused_for_a_kind_there_is_none_of()
    {
        (await demonstration.RunAsync("report --to report.pdf")).ShouldSayOneSentenceThatStarts(
            2, "report-kind-unknown: The name \"report.pdf\" ends in none of the ");
        var file = folder.File("report.xlsx");
        await File.WriteAllTextAsync(file, "mine");
        (await demonstration.RunAsync("report --to", file)).ShouldSayOneSentenceThatStarts(2, "file-already-there: ");
        (await File.ReadAllTextAsync(file)).ShouldBe("mine");
    }

    public void Dispose() => folder.Dispose();

    // The other program writes a ratio as a percentage with all its digits; ours rounds it to six decimals.
    private static decimal Rounded(string cell, string figure)
    {
        var number = decimal.Parse(cell.Trim('"', '%'), NumberStyles.Float, CultureInfo.InvariantCulture);
        return figure.EndsWith("Rate", StringComparison.Ordinal)
            ? decimal.Round(number / 100m, 6, MidpointRounding.AwayFromZero)
            : number;
    }

    // Takes away the values beside the formulas, so that whoever opens it must compute them.
    private static async Task ForgetAsync(string file)
    {
        await using var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update);
        foreach (var entry in zip.Entries.Where(entry => Path.GetDirectoryName(entry.FullName) == "xl/worksheets"))
        {
            await using var stream = await entry.OpenAsync();
            using var reader = new StreamReader(stream, leaveOpen: true);
            var markup = Encoding.UTF8.GetBytes(StoredValues().Replace(await reader.ReadToEndAsync(), "$1"));
            stream.SetLength(0);
            await stream.WriteAsync(markup);
        }
    }

    [GeneratedRegex("(</x:f>)<x:v>[^<]*</x:v>")]
    private static partial Regex StoredValues();
}
