using System.Text.Json;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class asking_for_progress(RecordedDemonstration demonstration)
{
    private const string EndOf2019 = "progress --at 2019-12-31 --format json";

    private static readonly string[] Members =
    [
        "axis", "allocation", "programmed", "committed", "paid", "certified",
        "programmedRate", "committedRate", "paidRate", "certifiedRate", "events",
    ];

    private static readonly string[] Axes = ["I", "II", "III", "IV", "V"];

    // Annual implementation report on 2019, Table 2.
    private static readonly string[] Table2 =
    [
        "\"I\" 358000000.00 317904209.91 177966084.16 164082630.06 121602699.28",
        "\"II\" 227100000.00 206734476.19 146651578.95 111509724.24 88416530.98",
        "\"III\" 332500000.00 264685038.65 210514278.08 188797284.44 169432363.65",
        "\"IV\" 20000000.00 17989217.51 10418954.68 3754009.42 2773763.85",
        "\"V\" 32874516.00 22059306.61 22059306.61 13701746.96 12817015.21",
        "null 970474516.00 829372248.87 567610202.48 481845395.12 395042372.97",
    ];

    [Fact]
    public async Task gives_exactly_the_members_promised_in_their_order()
    {
        var json = (await demonstration.RunAsync(EndOf2019)).Json;

        Names(json).ShouldBe(["programme", "at", "knownAt", "root", "demonstration", "rows", "total"]);
        Names(json.GetProperty("knownAt")).ShouldBe(["position", "recordedAt"]);
        json.GetProperty("programme").GetString().ShouldBe("2014IT05SFOP007");
        json.GetProperty("at").GetString().ShouldBe("2019-12-31");
        json.GetProperty("demonstration").GetBoolean().ShouldBeTrue();
        json.GetProperty("rows").EnumerateArray().Append(json.GetProperty("total"))
            .ShouldAllBe(row => Names(row).SequenceEqual(Members));
    }

    [Fact]
    public async Task meets_table_2_to_the_cent_in_numbers_of_two_decimals()
    {
        var json = (await demonstration.RunAsync(EndOf2019)).Json;
        json.GetProperty("rows").EnumerateArray().Append(json.GetProperty("total"))
            .Select(row => string.Join(' ', row.EnumerateObject().Take(6).Select(member => member.Value.GetRawText())))
            .ShouldBe(Table2);
    }

    [Theory]
    [InlineData("2014-01-01", "axis")]
    [InlineData("2014-12-16", "axis")]
    [InlineData("2014-12-17", "programme")]
    [InlineData("2018-12-31", "axis")]
    [InlineData("2018-12-31", "priority")]
    [InlineData("2018-12-31", "initiative")]
    [InlineData("2018-12-31", "operation")]
    [InlineData("2019-12-31", "programme")]
    [InlineData("2023-12-31", "axis")]
    [InlineData("2023-12-31", "priority")]
    [InlineData("2023-12-31", "initiative")]
    [InlineData("2023-12-31", "operation")]
    [InlineData("9999-12-31", "axis")]
    public async Task is_what_a_loop_over_the_stored_events_adds_up(string at, string by)
    {
        var naive = (await demonstration.NaiveAsync()).At(at, by);
        var json = (await demonstration.RunAsync($"progress --at {at} --by {by} --format json")).Json;
        var (rows, total) = NaiveFold.Of(json);

        rows.ShouldBe(naive.Rows);
        total.ShouldBe(naive.Total);
    }

    [Fact]
    public async Task is_zero_without_rates_before_anything_happened()
    {
        var json = (await demonstration.RunAsync("progress --at 2014-01-01 --format json")).Json;
        NaiveFold.Of(json).Rows.ShouldBe(
            Axes.Select(axis => $"\"{axis}\" 0.00 0.00 0.00 0.00 0.00 null null null null 0"));
    }

    [Fact]
    public async Task is_of_today_and_by_axis_unless_told_otherwise()
    {
        // Nothing of the demonstration is later than 2023, so today is like its last day in all but its date.
        var today = (await demonstration.RunAsync("progress --format json")).Json;
        var last = (await demonstration.RunAsync("progress --at 2024-12-31 --by axis --format json")).Json;
        NaiveFold.Of(today).Rows.ShouldBe(NaiveFold.Of(last).Rows);
    }

    [Theory]
    [InlineData("programme")]
    [InlineData("axis")]
    [InlineData("priority")]
    [InlineData("initiative")]
    [InlineData("operation")]
    public async Task adds_up_to_the_same_total_by_anything_and_has_the_same_rows_in_csv(string by)
    {
        var json = (await demonstration.RunAsync($"progress --at 2019-12-31 --by {by} --format json")).Json;
        var csv = (await demonstration.RunAsync($"progress --at 2019-12-31 --by {by} --format csv")).Lines;

        foreach (var stage in Members[2..6].Where(stage => by != "operation" || stage != "programmed"))
        {
            json.GetProperty("rows").EnumerateArray().Sum(row => row.GetProperty(stage).GetDecimal())
                .ShouldBe(json.GetProperty("total").GetProperty(stage).GetDecimal(), stage);
        }
        csv[0].ShouldBe(string.Join(',', [by, .. Members[1..]]));
        csv[1..].ShouldBe(json.GetProperty("rows").EnumerateArray()
            .Select(row => string.Join(',', row.EnumerateObject().Select(member => member.Value.ToString()))));
    }

    [Fact]
    public async Task agrees_with_what_sql_sums_by_type()
    {
        var rows = await (await demonstration.DatabaseAsync()).RowsAsync("""
            select type, sum((data->>'Amount')::numeric), count(*) from ledger.mt_events
            where data ? 'Amount' and (data->>'On')::date <= date '2019-12-31' group by type
            """);
        var sums = rows.ToDictionary(row => row[0], row => decimal.Parse(row[1], null));
        var total = (await demonstration.RunAsync(EndOf2019)).Json.GetProperty("total");

        Net("resources_programmed", "programmed_resources_reduced").ShouldBe(Of("programmed"));
        Net("commitment_entered", "commitment_reduced").ShouldBe(Of("committed"));
        Net("payment_made", "payment_recovered").ShouldBe(Of("paid"));
        Net("expenditure_certified", "expenditure_decertified").ShouldBe(Of("certified"));
        rows.Sum(row => long.Parse(row[2], null)).ShouldBe(total.GetProperty("events").GetInt64());

        decimal Net(string adds, string takes) => sums[adds] - sums[takes];
        decimal Of(string stage) => total.GetProperty(stage).GetDecimal();
    }

    [Theory]
    [InlineData("--at 2019-02-30", "--at: \"2019-02-30\" is not a date of the calendar written yyyy-MM-dd, such")]
    [InlineData("--at 31.12.2019", "--at: \"31.12.2019\" is not a date of the calendar written yyyy-MM-dd, such")]
    [InlineData("--at ٢٠١٩-١٢-٣١", "--at: \"٢٠١٩-١٢-٣١\" is not a date of the calendar written yyyy-MM-dd, such")]
    [InlineData("--by beneficiary", "Argument 'beneficiary' not recognized. Must be one of:")]
    [InlineData("--format xml", "Argument 'xml' not recognized. Must be one of:")]
    [InlineData("--lang fr", "Argument 'fr' not recognized. Must be one of:")]
    public async Task is_refused_for_what_it_does_not_understand(string options, string why)
    {
        var run = await demonstration.RunAsync("progress " + options);
        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Errors.ShouldStartWith("usage: " + why);
        run.Errors.ShouldEndWith("Try: porfse progress --help\n");
    }

    private static List<string> Names(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];
}
