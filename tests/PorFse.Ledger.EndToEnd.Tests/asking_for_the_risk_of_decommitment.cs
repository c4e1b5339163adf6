using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class asking_for_the_risk_of_decommitment(RecordedDemonstration demonstration)
{
    [Fact]
    public async Task gives_the_targets_the_report_says_were_passed()
    {
        var json = (await demonstration.RunAsync("decommitment --at 2019-12-31 --format json")).Json;
        var rows = json.GetProperty("rows").EnumerateArray().ToList();

        rows.ConvertAll(row => row.GetProperty("year").GetString()).ShouldBe(["2019", "2020"]);
        rows.ConvertAll(row => row.GetProperty("target").GetDecimal()).ShouldBe([234_800_000m, 342_500_000m]);
        rows.ShouldAllBe(row => row.GetProperty("certified").GetDecimal() == 395_042_372.97m);
        rows.ConvertAll(row => row.GetProperty("coverage").GetDecimal()).ShouldBe([1.682463m, 1.153408m]);
        rows.ShouldAllBe(row => row.GetProperty("atRisk").GetDecimal() == 0m);
        rows[0].GetProperty("derived").GetDecimal().ShouldBe(342_490_540.37m);
    }

    [Fact]
    public async Task is_there_in_italian() =>
        (await demonstration.RunAsync("decommitment --at 2019-12-31 --lang it")).Done.Output
            .ShouldContain("Target di spesa N+3 al 2019-12-31");
}
