using System.Globalization;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>The second date of every answer: until when the ledger had heard of what it tells.</summary>
public class asking_as_known_then(RecordedDemonstration demonstration)
{
    [Theory]
    [InlineData("2019-12-31", "2020-01-31", "axis")]
    [InlineData("2019-12-31", "2020-01-31", "programme")]
    [InlineData("2019-12-31", "2020-01-31", "priority")]
    [InlineData("2019-12-31", "2020-01-31", "initiative")]
    [InlineData("2019-12-31", "2020-01-31", "operation")]
    [InlineData("2019-12-31", "2020-07-23", "axis")]
    [InlineData("2019-08-17", "2019-08-17T12:00:00Z", "initiative")]
    [InlineData("2016-02-29", "2024-04-15", "axis")]
    [InlineData("2030-01-01", "#5000", "axis")]
    [InlineData("2030-01-01", "#13894", "priority")]
    [InlineData("2015-12-31", "#70", "initiative")]
    public async Task equals_a_fold_of_the_events_recorded_by_then(string at, string known, string by)
    {
        var json = (await demonstration.RunAsync(
            $"progress --at {at} --known-at {known} --by {by} --format json")).Json;
        var naive = await NaiveFold.OfAsync(await demonstration.DatabaseAsync(), PositionOf(json));

        var (rows, total) = NaiveFold.Of(json);
        var expected = naive.At(at, by);
        rows.ShouldBe(expected.Rows);
        total.ShouldBe(expected.Total);
    }

    [Fact]
    public async Task knows_less_of_2019_at_the_end_of_january_than_the_report_of_july()
    {
        var then = await demonstration.RunAsync("progress --at 2019-12-31 --known-at 2020-01-31 --format csv");
        var published = await demonstration.RunAsync("progress --at 2019-12-31 --known-at 2020-07-23 --format csv");
        var now = await demonstration.RunAsync("progress --at 2019-12-31 --format csv");
        published.Done.Output.ShouldBe(now.Done.Output);
        then.Done.Output.ShouldNotBe(now.Output);
    }

    [Fact]
    public async Task has_no_plan_before_it_was_known()
    {
        (await demonstration.RunAsync("plan --at 2019-12-31 --known-at #1 --format json")).Json
            .GetProperty("decision").ValueKind.ShouldBe(JsonValueKind.Null);
        (await demonstration.RunAsync("plan --at 2019-12-31 --known-at 2015-01-01 --format json")).Json
            .GetProperty("decision").GetString().ShouldBe("C(2014) 10098");
    }

    [Fact]
    public async Task shows_a_history_only_as_far_as_it_was_known()
    {
        var operation = await demonstration.OperationAsync();
        var all = (await demonstration.RunAsync($"history {operation} --format json")).Json
            .GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("position").GetInt64()).ToList();
        var some = (await demonstration.RunAsync($"history {operation} --known-at #{all[2]} --format json")).Json;
        some.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("position").GetInt64())
            .ShouldBe(all.Take(3));
        some.GetProperty("knownAt").GetProperty("position").GetInt64().ShouldBe(all[2]);

        (await demonstration.RunAsync($"history {operation} --known-at #3")).ShouldSayOneSentenceThatStarts(
            2, $"stream-unknown: The ledger has 0 operations, initiatives or streams named \"{operation}\";");
    }

    [Fact]
    public async Task is_refused_beyond_the_log_beyond_now_and_where_it_means_nothing()
    {
        var head = await (await demonstration.DatabaseAsync()).HeadAsync();
        (await demonstration.RunAsync($"progress --known-at #{head + 1}")).ShouldSay(
            2, $"position-beyond-head: Position {head + 1} is beyond the end of the log, {head}.");
        (await demonstration.RunAsync("plan --known-at 2100-01-01")).ShouldSayOneSentenceThatStarts(
            2, "known-at-after-now: What is known at 2100-01-01 23:59:59 UTC cannot be told before it, at 20");
        var unclear = await demonstration.RunAsync("history DUL --known-at 2020-01-31T12:00:00");
        unclear.ExitCode.ShouldBe(2);
        unclear.Errors.ShouldStartWith("usage: --known-at: \"2020-01-31T12:00:00\" is neither a date such as");
    }

    private static long PositionOf(JsonElement json)
    {
        var known = json.GetProperty("knownAt");
        var recordedAt = known.GetProperty("recordedAt").GetString()!;
        DateTimeOffset.Parse(recordedAt, CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
        return known.GetProperty("position").GetInt64();
    }
}
