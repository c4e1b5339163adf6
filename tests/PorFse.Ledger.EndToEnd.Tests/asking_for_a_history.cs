using System.Text.Json;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class asking_for_a_history(RecordedDemonstration demonstration)
{
    [Theory]
    [InlineData("DUL", "initiative-DUL")]
    [InlineData("initiative-DUL", "initiative-DUL")]
    [InlineData("an operation", "operation-")]
    [InlineData("ledger", "ledger")]
    [InlineData("programme-2014IT05SFOP007", "programme-2014IT05SFOP007")]
    public async Task finds_the_stream_by_code_or_name(string name, string stream)
    {
        if (stream == "operation-")
            stream += name = await demonstration.OperationAsync();
        var history = (await demonstration.RunAsync($"history {name} --format json")).Json;
        history.GetProperty("stream").GetString().ShouldBe(stream);
        var stored = await (await demonstration.DatabaseAsync()).RowsAsync(
            $"select seq_id, version, type, data from ledger.mt_events where stream_id = '{stream}' order by version");
        Rows(history).Select(row => $"{Member(row, "position")} {Member(row, "version")} {Member(row, "type")}")
            .ShouldBe(stored.Select(row => string.Join(' ', row[..3])));
        history.GetProperty("facts").EnumerateArray().Zip(stored)
            .ShouldAllBe(pair => JsonElement.DeepEquals(pair.First, JsonElement.Parse(pair.Second[3], default)));
    }

    [Fact]
    public async Task runs_balances_that_end_in_what_the_operation_has()
    {
        var operation = await demonstration.OperationAsync();
        var rows = Rows((await demonstration.RunAsync($"history {operation} --format json")).Json);
        var (committed, paid, certified) = (0m, 0m, 0m);
        foreach (var row in rows)
        {
            var amount = row.GetProperty("amount") is { ValueKind: JsonValueKind.Number } n ? n.GetDecimal() : 0m;
            var type = Member(row, "type");
            committed += type.StartsWith("commitment_", StringComparison.Ordinal) ? amount : 0m;
            paid += type.StartsWith("payment_", StringComparison.Ordinal) ? amount : 0m;
            certified += type.StartsWith("expenditure_", StringComparison.Ordinal) ? amount : 0m;
            $"{Member(row, "committed")} {Member(row, "paid")} {Member(row, "certified")}"
                .ShouldBe(FormattableString.Invariant($"{committed:0.00} {paid:0.00} {certified:0.00}"));
        }
        var sheet = await (await demonstration.DatabaseAsync()).RowsAsync($"""
            select committed_cents, paid_cents, certified_cents, version
            from ledger.operation_sheet where operation = '{operation}'
            """);
        sheet.ShouldHaveSingleItem().ShouldBe(
            [$"{committed * 100m:0}", $"{paid * 100m:0}", $"{certified * 100m:0}", $"{rows.Count}"]);
    }

    [Fact]
    public async Task as_csv_has_the_rows_of_the_json()
    {
        var json = Rows((await demonstration.RunAsync("history DUL --format json")).Json);
        var csv = (await demonstration.RunAsync("history DUL --format csv")).Lines;
        csv[0].ShouldBe(string.Join(',', json[0].EnumerateObject().Select(member => member.Name)));
        csv[1..].ShouldBe(json.Select(row =>
            string.Join(',', row.EnumerateObject().Select(member => member.Value.ToString()))));
    }

    [Theory]
    [InlineData("dul")]
    [InlineData("operation-")]
    [InlineData("'; drop table ledger.mt_events; --")]
    public async Task is_refused_for_a_name_that_is_none(string name) =>
        (await demonstration.RunAsync("history", name)).ShouldSay(
            2, $"stream-unknown: The ledger has 0 operations, initiatives or streams named \"{name}\"; it needs 1.");

    [Fact]
    public async Task is_refused_in_italian_too() =>
        (await demonstration.RunAsync("history nulla --lang it")).ShouldSay(
            2, "stream-unknown: Il registro ha 0 operazioni, iniziative o flussi di nome \"nulla\"; ne serve 1.");

    [Fact]
    public async Task needs_a_name() =>
        (await demonstration.RunAsync("history")).Errors
            .ShouldBe("usage: Required argument missing for command: 'history'.\nTry: porfse history --help\n");

    private static List<JsonElement> Rows(JsonElement json) => [.. json.GetProperty("rows").EnumerateArray()];

    private static string Member(JsonElement row, string name) => row.GetProperty(name).ToString();
}
