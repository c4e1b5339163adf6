using System.Globalization;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class comparing_states(RecordedDemonstration demonstration)
{
    private const string LateFacts = "diff --at 2019-12-31 --known-at 2020-01-31..2020-07-23";

    // Annual implementation report on 2019, Table 2.
    private static readonly string[] Published =
    [
        "total programmed 829372248.87", "total committed 567610202.48", "total paid 481845395.12",
        "total certified 395042372.97", "I paid 164082630.06", "III certified 169432363.65",
    ];

    [Fact]
    public async Task explains_the_facts_of_2019_that_came_late_to_the_cent()
    {
        var json = (await demonstration.RunAsync(LateFacts + " --format json")).Json;
        var late = await (await demonstration.DatabaseAsync()).RowsAsync("""
            select seq_id from ledger.mt_events
            where data ? 'Amount' and (data->>'On')::date <= date '2019-12-31'
            and timestamp >= timestamptz '2020-02-01 00:00Z' and timestamp < timestamptz '2020-07-24 00:00Z'
            order by seq_id
            """);

        late.Count.ShouldBe(192);
        Rows(json, "events").Select(row => row.GetProperty("position").ToString()).ShouldBe(late.Select(row => row[0]));
        Rows(json, "rows").Concat(Rows(json, "totals")).ShouldAllBe(row => IsSumOfEvents(row, Rows(json, "events")));
        Rows(json, "rows").Concat(Rows(json, "totals")).Select(Second).Intersect(Published).Count()
            .ShouldBe(Published.Length);
        var identity = json.GetProperty("identity");
        Integers(identity, "checked", "equal").ShouldBe([20, 20]);
        identity.GetProperty("differing").GetArrayLength().ShouldBe(0);
        Rows(json, "groups").Sum(group => group.GetProperty("events").GetInt32()).ShouldBe(192);
    }

    [Fact]
    public async Task says_in_a_table_what_moved_the_largest_events_and_that_it_was_checked()
    {
        var said = (await demonstration.RunAsync(LateFacts + " --limit 2")).Done.Output;
        said.ShouldContain("First state: at 2019-12-31, known up to position ");
        said.ShouldContain("Amounts that did not move: 6 of 25.");
        said.ShouldContain("Events that make up the difference: 192.");
        said.ShouldContain("payment_made: events 63, EUR 8,054,234.69");
        said.ShouldContain("and 61 more, EUR ");
        said.ShouldContain("Checked: 20 of 20 differences equal the sum of their events.");
        (await demonstration.RunAsync(LateFacts + " --limit 0 --lang it")).Done.Output
            .ShouldContain("Verificato: 20 differenze su 20 sono la somma dei loro eventi.");
    }

    [Fact]
    public async Task lists_every_event_in_csv_as_in_json()
    {
        var csv = (await demonstration.RunAsync(LateFacts + " --format csv")).Lines;
        var json = Rows((await demonstration.RunAsync(LateFacts + " --format json")).Json, "events");
        csv[0].ShouldBe(
            "position,recordedAt,on,type,stage,axis,priority,initiative,operation,stream,reference,document,amount");
        csv[1..].ShouldBe(json.Select(row =>
            string.Join(',', row.EnumerateObject().Select(member => member.Value.ToString()))));
    }

    [Theory]
    [InlineData("--at 2018-12-31..2019-12-31", "axis")]
    [InlineData("--at 2019-12-31..2016-06-30 --known-at #5000..#9000", "priority")]
    [InlineData("--at 2016-06-30..2021-03-31 --known-at 2021-01-01..2017-12-31T12:00:00Z", "initiative")]
    [InlineData("--at 2019-12-31 --known-at #3000..#6000", "operation")]
    [InlineData("--known-at #0..", "programme")]
    public async Task shows_the_states_that_progress_shows(string between, string by)
    {
        var json = (await demonstration.RunAsync($"diff {between} --by {by} --format json")).Json;
        json.GetProperty("identity").GetProperty("differing").GetArrayLength().ShouldBe(0);
        foreach (var state in new[] { "first", "second" })
        {
            var at = json.GetProperty(state).GetProperty("at").GetString();
            var position = json.GetProperty(state).GetProperty("knownAt").GetProperty("position").GetInt64();
            var progress = Rows((await demonstration.RunAsync(
                $"progress --at {at} --known-at #{position} --by {by} --format json")).Json, "rows")
                .ToDictionary(row => row.GetProperty(by).GetString()!);
            foreach (var row in Rows(json, "rows"))
            {
                var there = progress.TryGetValue(row.GetProperty(by).GetString()!, out var found)
                    ? found.GetProperty(row.GetProperty("stage").GetString()!).GetDecimal()
                    : 0m;
                row.GetProperty(state).GetDecimal().ShouldBe(there, row.ToString());
            }
        }
        Rows(json, "rows").ShouldAllBe(row => row.GetProperty("difference").GetDecimal()
            == row.GetProperty("second").GetDecimal() - row.GetProperty("first").GetDecimal());
    }

    [Fact]
    public async Task turns_every_sign_around_when_asked_the_other_way_round()
    {
        var there = (await demonstration.RunAsync("diff --known-at #4000..#7000 --format json")).Json;
        var back = (await demonstration.RunAsync("diff --known-at #7000..#4000 --format json")).Json;
        foreach (var (list, amount) in new[] { ("rows", "difference"), ("events", "amount"), ("groups", "amount") })
        {
            Rows(back, list).Select(row => row.GetProperty(amount).GetDecimal())
                .ShouldBe(Rows(there, list).Select(row => -row.GetProperty(amount).GetDecimal()), list);
        }
    }

    [Fact]
    public async Task explains_a_changed_allocation_by_the_decision_that_came_into_force()
    {
        var between = "diff --at 2019-04-29..2019-04-30 --by priority";
        (await demonstration.RunAsync(between + " --limit 0")).Done.Output
            .ShouldContain("Allocations by C(2019) 3048 of 2019-04-30 (position 5,121, recorded ");
        var json = (await demonstration.RunAsync(between + " --format json")).Json;
        json.GetProperty("first").GetProperty("plan").GetProperty("decision").GetString().ShouldBe("C(2017) 1311");
        json.GetProperty("second").GetProperty("plan").GetProperty("decision").GetString().ShouldBe("C(2019) 3048");
        Rows(json, "rows").Where(row => row.GetProperty("stage").GetString() == "allocation")
            .Sum(row => row.GetProperty("difference").GetDecimal()).ShouldBe(0m);
    }

    [Fact]
    public async Task says_that_nothing_moved_where_nothing_did() =>
        (await demonstration.RunAsync("diff --at 2019-12-31..2019-12-31 --known-at #5000")).Done.Output
            .ShouldContain("Amounts that did not move: 25 of 25.\nEvents that make up the difference: 0.\n");

    [Theory]
    [InlineData("--by axis", "1 state is not 2: give --at or --known-at two values joined by \"..\"")]
    [InlineData("--at 2019-12-31 --known-at #5", "1 state is not 2: give --at or --known-at two values joined")]
    [InlineData("--at 2019-12-31..2020", "--at: \"2020\" is not a date of the calendar written yyyy-MM-dd, such")]
    [InlineData("--at ..2020-01-01", "--at: \"\" is not a date of the calendar written yyyy-MM-dd, such")]
    [InlineData("--known-at #5..now", "--known-at: \"now\" is neither a date such as 2020-01-31, nor an instant")]
    [InlineData("--known-at #5..#6..#7", "--known-at: \"#6..#7\" is neither a date such as 2020-01-31, nor an")]
    [InlineData("--known-at #5..#6 --limit -1", "--limit: -1 is below 0.")]
    public async Task is_refused_for_what_it_does_not_understand(string options, string why)
    {
        var run = await demonstration.RunAsync("diff " + options);
        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Errors.ShouldStartWith("usage: " + why);
        run.Errors.ShouldEndWith("Try: porfse diff --help\n");
    }

    [Fact]
    public async Task is_refused_beyond_the_end_of_the_log() =>
        (await demonstration.RunAsync("diff --known-at #5..#99999999")).ShouldSayOneSentenceThatStarts(
            2, "position-beyond-head: Position 99999999 is beyond the end of the log, ");

    private static bool IsSumOfEvents(JsonElement row, List<JsonElement> events)
    {
        var stage = row.GetProperty("stage").GetString();
        var axis = row.GetProperty("axis").GetString();
        return row.GetProperty("difference").GetDecimal() == events
            .Where(e => e.GetProperty("stage").GetString() == stage
                && (axis is null || e.GetProperty("axis").GetString() == axis))
            .Sum(e => e.GetProperty("amount").GetDecimal());
    }

    private static string Second(JsonElement row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.GetProperty("axis").GetString() ?? "total"} {row.GetProperty("stage").GetString()} ")
        + row.GetProperty("second").GetRawText();

    private static List<JsonElement> Rows(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray()];

    private static IEnumerable<int> Integers(JsonElement json, params string[] names) =>
        names.Select(name => json.GetProperty(name).GetInt32());
}
