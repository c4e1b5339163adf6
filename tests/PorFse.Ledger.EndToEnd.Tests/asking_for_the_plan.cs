using System.Text.Json;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class asking_for_the_plan(RecordedDemonstration demonstration)
{
    [Theory]
    [InlineData("2014-12-17", "C(2014) 10098", "2014-12-17")]
    [InlineData("2017-02-19", "C(2014) 10098", "2014-12-17")]
    [InlineData("2017-02-20", "C(2017) 1311", "2017-02-20")]
    [InlineData("2019-04-29", "C(2017) 1311", "2017-02-20")]
    [InlineData("2019-04-30", "C(2019) 3048", "2019-04-30")]
    [InlineData("2023-12-31", "C(2019) 3048", "2019-04-30")]
    public async Task gives_the_one_in_force_at_the_date(string at, string decision, string on)
    {
        var plan = (await demonstration.RunAsync($"plan --at {at} --format json")).Json;
        plan.GetProperty("decision").GetString().ShouldBe(decision);
        plan.GetProperty("decidedOn").GetString().ShouldBe(on);
        Sum(plan.GetProperty("rows")).ShouldBe(970_474_516.00m);
        Sum(plan.GetProperty("priorities")).ShouldBe(970_474_516.00m);
        plan.GetProperty("total").GetProperty("allocation").GetRawText().ShouldBe("970474516.00");
    }

    [Fact]
    public async Task gives_none_before_the_first_decision()
    {
        var plan = (await demonstration.RunAsync("plan --at 2014-12-16 --format json")).Json;
        plan.GetProperty("decision").ValueKind.ShouldBe(JsonValueKind.Null);
        plan.GetProperty("rows").GetArrayLength().ShouldBe(0);
        plan.GetProperty("total").GetProperty("allocation").GetRawText().ShouldBe("0.00");

        (await demonstration.RunAsync("plan --at 2014-12-16")).Done.Output
            .ShouldContain("No plan was in force at that date.");
        (await demonstration.RunAsync("plan --at 2014-12-16 --lang it")).Done.Output
            .ShouldContain("Nessun piano era in vigore a quella data.");
    }

    [Fact]
    public async Task gives_table_1_with_its_shares()
    {
        var lines = (await demonstration.RunAsync("plan --at 2019-12-31 --format csv")).Lines;
        lines.ShouldBe(
        [
            "objective,axis,title,allocation,share",
            "OT 8,I,Occupazione,358000000.00,0.368892",
            "OT 9,II,Inclusione sociale e lotta alla povertà,227100000.00,0.234009",
            "OT 10,III,Istruzione e formazione,332500000.00,0.342616",
            "OT 11,IV,Capacità istituzionale e amministrativa,20000000.00,0.020608",
            ",V,Assistenza tecnica,32874516.00,0.033875",
        ]);
    }

    private static decimal Sum(JsonElement rows) =>
        rows.EnumerateArray().Sum(row => row.GetProperty("allocation").GetDecimal());
}
