using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>
/// A ledger whose codes, titles, references and documents are texts that a syntax could stumble over, and its journals.
/// </summary>
public sealed class LedgerOfHardTexts(GivenServer server) : IAsyncLifetime
{
    private readonly ScratchFolder folder = new();

    internal static string[] Texts { get; } =
    [
        "'; drop table ledger.mt_events; --",
        "\"q\" 'x' (a) [2020-01-01] {c} | %3B 100%", "x, y: z, date:2020-01-01 \\ \\\"",
        "; * ! # ^link @ 5.00 EUR = 1", " blank  blanks ", "Città € \U0001F4B6\u00a0)(%",
    ];

    public async ValueTask InitializeAsync()
    {
        var programme = JsonNode.Parse(await File.ReadAllTextAsync(SmallProgramme.File))!;
        programme["programme"]!["title"] = Texts[1];
        foreach (var text in Texts)
        {
            programme["initiatives"]!.AsArray().Add(new JsonObject
            {
                ["code"] = text, ["title"] = text, ["axis"] = "I", ["priority"] = "8.i", ["on"] = "2015-07-14",
            });
        }
        var (file, ledger) = (folder.File("programme.json"), await server.CreateDatabaseAsync());
        await File.WriteAllTextAsync(file, programme.ToJsonString());
        (await ledger.Command.RunAsync("init --programme", file)).Done.Errors.ShouldBeEmpty();
        foreach (var text in Texts)
        {
            (await ledger.Command.RunAsync(
                "record programming --amount 1.01 --on 2016-01-01",
                "--initiative", text, "--reference", text, "--document", text)).Done.Errors.ShouldBeEmpty();
        }
        foreach (var format in new[] { "hledger", "beancount" })
            (await ledger.Command.RunAsync($"export {format} --to", folder.File(format))).Done.Output.ShouldBeEmpty();
    }

    internal Task<Outcome> RunAsync(string line) => Tool.RunAsync(folder.Location, line);

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public class hard_texts_in_journals(LedgerOfHardTexts ledger) : IClassFixture<LedgerOfHardTexts>
{
    private static readonly string[] Texts = LedgerOfHardTexts.Texts;

    [Fact]
    public async Task come_back_from_hledger()
    {
        Tool.SkipWithout("hledger");
        (await ledger.RunAsync("hledger -s -f hledger check")).ShouldBe(new Outcome(0, "", ""));

        var print = (await ledger.RunAsync("hledger -f hledger print -O json desc:resources")).Json;
        var transactions = print.EnumerateArray().ToList();
        transactions.Select(one => Unescaped(one.GetProperty("tcode"))).ShouldBe(Texts);
        transactions.Select(one => Unescaped(one.GetProperty("tdescription")))
            .ShouldBe(Texts.Select(text => $"resources_programmed | {text}, {text}"));
        transactions.Select(one => Unescaped(one.GetProperty("ttags").EnumerateArray().Last()[1])).ShouldBe(Texts);
    }

    [Theory]
    [InlineData("narration", "{0}, {0}")]
    [InlineData("any_meta('reference')", "{0}")]
    [InlineData("any_meta('initiative')", "{0}")]
    [InlineData("getitem(open_meta(account), 'title')", "{0}")]
    public async Task come_back_from_beancount(string column, string written)
    {
        Tool.SkipWithout("bean-check", "bean-query");
        (await ledger.RunAsync("bean-check beancount")).ShouldBe(new Outcome(0, "", ""));

        // It fills a column up with blanks.
        var lines = (await ledger.RunAsync(
            $"bean-query -f csv beancount \"SELECT {column} WHERE account ~ '^Assets:Programmed'\"")).Lines;
        lines[1..].Select(line => Unquoted(line.TrimEnd('\r')).TrimEnd(' ')).ShouldBe(Texts.Select(text =>
            string.Format(CultureInfo.InvariantCulture, written, text).TrimEnd(' ')));
    }

    [Theory]
    [InlineData("hledger", "hledger -f hledger balance Assets:Programmed --flat --no-total")]
    [InlineData("bean-query", "bean-query beancount 'SELECT account, sum(number) GROUP BY account'")]
    public async Task have_an_account_each(string program, string balance)
    {
        Tool.SkipWithout(program);
        (await ledger.RunAsync(balance)).Lines
            .Count(line => line.Contains("Assets:Programmed:I:8-i:", StringComparison.Ordinal)
                && line.Contains("1.01", StringComparison.Ordinal))
            .ShouldBe(LedgerOfHardTexts.Texts.Length);
    }

    private static string Unescaped(JsonElement text) => Uri.UnescapeDataString(text.GetString()!);

    private static string Unquoted(string cell) => cell.StartsWith('"')
        ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
        : cell;
}
