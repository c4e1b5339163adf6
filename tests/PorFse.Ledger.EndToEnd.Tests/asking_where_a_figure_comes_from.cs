using System.Text.Json;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class asking_where_a_figure_comes_from(RecordedDemonstration demonstration)
{
    private const string EndOf2019 = "--at 2019-12-31 --known-at 2020-07-23";

    [Fact]
    public async Task goes_down_from_table_2_to_the_events_to_the_cent()
    {
        var axis = await ExplainAsync("--axis I --stage paid");
        Amount(axis).ShouldBe(164_082_630.06m);
        ShouldAddUp(axis);
        foreach (var priority in Parts(axis))
        {
            ShouldAddUp(priority);
            var initiatives = await ExplainAsync($"--stage paid --priority {priority.GetProperty("priority")}");
            Amount(initiatives).ShouldBe(Amount(priority));
            ShouldAddUp(initiatives);
        }
        var initiative = await ExplainAsync("--stage paid --initiative RETI");
        ShouldAddUp(initiative);
        var operation = Parts(initiative)[0];
        var events = await ExplainAsync($"--stage paid --operation {operation.GetProperty("operation")}");
        Amount(events).ShouldBe(Amount(operation));
        var rows = events.GetProperty("transactions").EnumerateArray().ToList();
        rows.Sum(row => row.GetProperty("amount").GetDecimal()).ShouldBe(Amount(operation));
        rows[^1].GetProperty("balance").GetDecimal().ShouldBe(Amount(operation));
        events.GetProperty("initiative").GetString().ShouldBe("RETI");
    }

    [Theory]
    [InlineData("axis")]
    [InlineData("priority")]
    [InlineData("initiative")]
    public async Task is_the_cell_that_progress_shows(string by)
    {
        var progress = (await demonstration.RunAsync($"progress {EndOf2019} --by {by} --format json")).Json;
        foreach (var row in progress.GetProperty("rows").EnumerateArray().TakeLast(3))
        {
            foreach (var stage in new[] { "committed" })
            {
                var explained = await ExplainAsync($"--stage {stage} --{by} {row.GetProperty(by)}");
                Amount(explained).ShouldBe(row.GetProperty(stage).GetDecimal());
                explained.GetProperty("addsUp").GetBoolean().ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task lists_all_its_events_in_csv_with_a_running_balance()
    {
        var csv = (await demonstration.RunAsync($"explain --stage certified {EndOf2019} --format csv")).Lines;
        csv[0].ShouldBe("position,recordedAt,on,type,stage,axis,priority,initiative,operation,stream,reference,"
            + "document,amount,balance");
        csv[^1].ShouldEndWith(",395042372.97");
        var events = (await ExplainAsync("--stage certified")).GetProperty("events").GetInt32();
        csv.Length.ShouldBe(events + 1);
    }

    [Fact]
    public async Task says_in_a_table_what_it_is_made_of_and_that_it_was_checked()
    {
        var axis = (await demonstration.RunAsync($"explain --axis I --stage paid {EndOf2019}")).Done.Output;
        axis.ShouldStartWith("Paid F, Axis I, at 2019-12-31: EUR 164,082,630.06\n");
        axis.ShouldContain("Checked: each level adds up to the one above (priorities 4, initiatives 9, operations ");
        var initiative = (await demonstration.RunAsync(
            $"explain --initiative DUL --stage paid {EndOf2019} --limit 2 --lang it")).Done.Output;
        initiative.ShouldContain("\ne altri 302, EUR ");
        initiative.ShouldContain("Verificato: la somma di ogni livello è quello superiore (operazioni 304, eventi ");
        (await demonstration.RunAsync($"explain --initiative DUL --stage programmed {EndOf2019}")).Done.Output
            .ShouldContain("resources_programmed");
    }

    [Fact]
    public async Task gives_the_formula_of_a_rate_and_commands_that_explain_its_terms()
    {
        var rate = (await demonstration.RunAsync($"explain --axis II --stage paidRate {EndOf2019}")).Done;
        rate.Output.ShouldContain("G=F/D: 111,509,724.24 / 146,651,578.95 = 0.760372");
        var commands = rate.Lines.Select(line => line.Split("porfse ")).Where(parts => parts.Length == 2)
            .Select(parts => parts[1]).ToList();
        commands.Count.ShouldBe(2);
        Amount((await demonstration.RunAsync(commands[0] + " --format json")).Json).ShouldBe(111_509_724.24m);
        Amount((await demonstration.RunAsync(commands[1] + " --format json")).Json).ShouldBe(146_651_578.95m);

        var json = await ExplainAsync("--axis II --stage paidRate");
        json.GetProperty("formula").GetString().ShouldBe("F/D");
        json.GetProperty("paidRate").GetRawText().ShouldBe("0.760372");
        (await demonstration.RunAsync("explain --stage paidRate --at 2014-12-31")).Done.Output.ShouldContain("= –");
    }

    [Fact]
    public async Task names_the_plan_decision_of_an_allocation_and_those_before_it()
    {
        var json = await ExplainAsync("--priority 8.i --stage allocation");
        Amount(json).ShouldBe(282_000_000m);
        json.GetProperty("axis").GetString().ShouldBe("I");
        json.GetProperty("decisions").EnumerateArray()
            .Select(row => $"{row.GetProperty("decision")} {row.GetProperty("amount")} {row.GetProperty("inForce")}")
            .ShouldBe(
            [
                "C(2014) 10098 238000000.00 False", "C(2017) 1311 238000000.00 False", "C(2019) 3048 282000000.00 True",
            ]);
        ShouldAddUp(await ExplainAsync("--stage allocation"));
        (await demonstration.RunAsync($"explain --stage allocation {EndOf2019} --format csv")).Lines[3]
            .ShouldStartWith("C(2019) 3048,2019-04-30,5121,");
        (await demonstration.RunAsync("explain --stage allocation --at 2014-12-16")).Done.Output
            .ShouldContain("No plan was in force at that date.");
    }

    [Theory]
    [InlineData("--stage paid --axis VI", "axis-not-found: \"VI\" is none of the 5 axes there are: I, II, III, IV, V.")]
    [InlineData("--stage paid --axis II --priority 8.i",
        "priority-not-found: \"8.i\" is none of the 3 priorities there are: 9.i, 9.ii, 9.iv.")]
    [InlineData("--stage paid --axis V --initiative DUL", "initiative-not-found: \"DUL\" is none of the 4 initiatives "
        + "there are: ALTREAT, ATADG, COMUN, VALIND.")]
    [InlineData("--stage paid --operation OP-9",
        "operation-not-found: 0 operations of 2014IT05SFOP007 have the code \"OP-9\"; 1 must be there.")]
    [InlineData("--stage allocation --initiative DUL", "figure-not-found: \"initiative\" has 0 figures called "
        + "\"allocation\"; the 3 that have one are: programme, axis, priority.")]
    [InlineData("--stage paid --axis VI --lang it",
        "axis-not-found: \"VI\" non è tra i 5 assi che ci sono: I, II, III, IV, V.")]
    public async Task is_refused_where_there_is_none_with_what_there_is(string options, string why) =>
        (await demonstration.RunAsync("explain " + options)).ShouldSay(2, why);

    [Theory]
    [InlineData("--axis I", "Option '--stage' is required.")]
    [InlineData("--stage spent", "Argument 'spent' not recognized. Must be one of:")]
    [InlineData("--stage paid --limit x", "Cannot parse argument 'x' for option '--limit'")]
    public async Task is_refused_for_what_it_does_not_understand(string options, string why)
    {
        var run = await demonstration.RunAsync("explain " + options);
        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Errors.ShouldStartWith("usage: " + why);
        run.Errors.ShouldEndWith("Try: porfse explain --help\n");
    }

    private async Task<JsonElement> ExplainAsync(string options) =>
        (await demonstration.RunAsync($"explain {options} {EndOf2019} --format json")).Json;

    private static decimal Amount(JsonElement part) => part.GetProperty("amount").GetDecimal();

    private static List<JsonElement> Parts(JsonElement part) => [.. part.GetProperty("parts").EnumerateArray()];

    private static void ShouldAddUp(JsonElement part) => Parts(part).Sum(Amount)
        .ShouldBe(Amount(part), part.GetRawText()[..Math.Min(80, part.GetRawText().Length)]);
}
