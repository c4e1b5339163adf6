using System.Text.Json;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class asking_for_the_lag(RecordedDemonstration demonstration)
{
    private const string Lags = """
        with lags as (
            select case when type like '%programmed%' then 'programmed' when type like 'commitment%' then 'committed'
                    when type like 'payment%' then 'paid' else 'certified' end as stage,
                left(data->>'On', 4) as year, (timestamp at time zone 'UTC')::date - (data->>'On')::date as days
            from ledger.mt_events
            where data ? 'Amount' and data->>'On' <= '2019-12-31'
        )
        """;

    [Theory]
    [InlineData("", "stage, year")]
    [InlineData("--by stage", "stage")]
    [InlineData("--by year", "year")]
    public async Task gives_the_percentiles_and_shares_that_sql_gives(string by, string keys)
    {
        var sql = await (await demonstration.DatabaseAsync()).RowsAsync($"""
            {Lags} select {keys}, count(*), percentile_disc(0.5) within group (order by days),
                percentile_disc(0.9) within group (order by days), max(days),
                round(avg((days > 30)::int), 6), round(avg((days > 90)::int), 6), round(avg((days > 180)::int), 6)
            from lags group by {keys}
            """);
        var json = (await demonstration.RunAsync($"lag --at 2019-12-31 --format json {by}".TrimEnd())).Json;

        var rows = json.GetProperty("rows").EnumerateArray().Select(row => string.Join(' ', row.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => member.Value.ToString())));
        rows.Order(StringComparer.Ordinal)
            .ShouldBe(sql.Select(row => string.Join(' ', row)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task gives_exactly_the_members_promised_and_a_total_of_all()
    {
        var json = (await demonstration.RunAsync("lag --at 2019-12-31 --format json")).Json;
        json.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["programme", "at", "knownAt", "root", "demonstration", "rows", "total"]);
        json.GetProperty("total").EnumerateObject().Select(member => member.Name).ShouldBe(
            ["stage", "year", "facts", "median", "percentile90", "largest", "later30", "later90", "later180"]);
        json.GetProperty("rows").EnumerateArray().Sum(row => row.GetProperty("facts").GetInt64())
            .ShouldBe(json.GetProperty("total").GetProperty("facts").GetInt64());
    }

    [Fact]
    public async Task has_a_bar_a_row_for_people_and_none_for_scripts()
    {
        const string line = "lag --at 2019-12-31 --by stage";
        var english = await demonstration.RunAsync(line);
        var italian = await demonstration.RunAsync(line + " --lang it");
        var csv = await demonstration.RunAsync(line + " --format csv");

        english.Done.Output.ShouldContain("Late data. Days from a fact to its recording, facts up to 2019-12-31");
        english.Output.ShouldContain(new string('█', 24));
        italian.Done.Output.ShouldContain("Programmato");
        csv.Done.Output.ShouldNotContain("█");
        csv.Lines.Length.ShouldBe(5);
    }

    [Fact]
    public async Task knows_less_late_data_the_earlier_it_is_asked()
    {
        var early = await TotalAsync("lag --at 2019-12-31 --known-at 2020-01-31");
        var late = await TotalAsync("lag --at 2019-12-31 --known-at 2020-07-23");

        late.GetProperty("facts").GetInt64().ShouldBeGreaterThan(early.GetProperty("facts").GetInt64());
        late.GetProperty("largest").GetInt64().ShouldBeGreaterThan(180);
        early.GetProperty("later180").GetDecimal().ShouldBe(0m);

        async Task<JsonElement> TotalAsync(string line) =>
            (await demonstration.RunAsync(line + " --format json")).Json.GetProperty("total");
    }
}
