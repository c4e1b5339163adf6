using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>What hledger and beancount make of a journal, asked with the commands its own head gives.</summary>
public sealed partial class exporting_journals(RecordedDemonstration demonstration) : IDisposable
{
    private const string EndOf2018 = "2018-12-31";

    private static readonly (string Account, string Member)[] Columns =
    [
        ("Allocated", "allocation"), ("Programmed", "programmed"), ("Committed", "committed"), ("Paid", "paid"),
        ("Certified", "certified"),
    ];

    private readonly ScratchFolder folder = new();

    [Theory]
    [InlineData("hledger", "2019-12-31", "")]
    [InlineData("beancount", "9999-12-31", "--known-at 2020-01-31T12:00:00Z")]
    public async Task lets_the_tool_compute_table_2_to_the_cent(string format, string at, string known)
    {
        var (table2, earlier, check) = await CommandsAsync(format, $"--at {at} {known}");

        (await Tool.RunAsync(folder.Location, check)).ShouldBe(new Outcome(0, "", ""));
        var figures = await FiguresAsync(table2);
        figures.Count.ShouldBe(25);
        figures.ShouldBe(await Table2Async($"--at {at} {known}"));
        (await FiguresAsync(earlier)).ShouldBe(await Table2Async($"--at {EndOf2018} {known}"));
    }

    [Theory]
    [InlineData("hledger")]
    [InlineData("beancount")]
    public async Task of_what_nothing_is_known_gives_a_sound_and_empty_journal(string format)
    {
        var (table2, _, check) = await CommandsAsync(format, "--known-at #0");

        (await Tool.RunAsync(folder.Location, check)).ShouldBe(new Outcome(0, "", ""));
        (await FiguresAsync(table2)).ShouldBeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private async Task<(string Table2, string Earlier, string Check)> CommandsAsync(string format, string basis)
    {
        Tool.SkipWithout(format == "hledger" ? ["hledger"] : ["bean-check", "bean-query"]);
        const string name = "the journal.txt";
        (await demonstration.RunAsync($"export {format} {basis} --to", folder.File(name))).Done.Output.ShouldBeEmpty();
        var commands = Command().Matches(await File.ReadAllTextAsync(folder.File(name)))
            .Select(command => command.Groups[1].Value.Replace("FILE", $"'{name}'", StringComparison.Ordinal)).ToList();
        commands.Count.ShouldBe(3);
        return (commands[0], commands[1], commands[2]);
    }

    private async Task<SortedDictionary<string, decimal>> FiguresAsync(string command)
    {
        var lines = (await Tool.RunAsync(folder.Location, command)).Done.Lines;
        return Sorted(lines.Select(line => (Account().Match(line).Value, Amount().Match(line).Value)));
    }

    private async Task<SortedDictionary<string, decimal>> Table2Async(string basis)
    {
        var rows = (await demonstration.RunAsync($"progress {basis} --format json")).Json.GetProperty("rows");
        return Sorted(rows.EnumerateArray().SelectMany(row => Columns.Select(column =>
            ($"Assets:{column.Account}:{row.GetProperty("axis")}", row.GetProperty(column.Member).GetRawText()))));
    }

    // hledger shows an account with nothing in it and beancount does not.
    private static SortedDictionary<string, decimal> Sorted(IEnumerable<(string Account, string Amount)> figures)
    {
        var amounts = figures.Where(figure => Amount().IsMatch(figure.Amount))
            .Select(figure => (figure.Account, Amount: decimal.Parse(figure.Amount, CultureInfo.InvariantCulture)))
            .Where(figure => figure.Amount != 0m)
            .ToDictionary(figure => figure.Account, figure => figure.Amount);
        return new SortedDictionary<string, decimal>(amounts, StringComparer.Ordinal);
    }

    [GeneratedRegex("^;   (.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"Assets:\S+")]
    private static partial Regex Account();

    [GeneratedRegex(@"-?[0-9]+\.[0-9]{2}")]
    private static partial Regex Amount();
}
