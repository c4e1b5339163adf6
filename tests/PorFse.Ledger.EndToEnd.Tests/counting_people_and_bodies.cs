using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public sealed class counting_people_and_bodies(GivenServer server)
{
    private static readonly string[] Facts =
    [
        "initiative-phase --initiative CORSI --phase \"fase II\" --on 2017-03-01",
        "operation --operation OP-1 --initiative CORSI --title Saldatori --beneficiary Fondazione --on 2018-02-01",
        "indicator --indicator I-CO01 --kind output --axis I --code CO01 --title Disoccupati --unit persons"
            + " --on 2014-12-17",
        "indicator-target --indicator I-CO01 --year 2018 --value 100 --on 2014-12-17",
        "indicator-target --indicator I-CO01 --year 2023 --value 300 --on 2014-12-17",
        "indicator-value --indicator I-CO01 --value 88 --on 2018-12-31 --reference V-1",
        "indicator-value --indicator I-CO01 --value 84.5 --on 2018-12-31 --reference V-2",
        "participants --axis I --men 60 --women 40 --with-disability 3 --total 100 --on 2018-12-31 --reference P-1",
        "participants --axis I --initiative CORSI --men 10 --women 5 --on 2018-12-31 --reference P-2",
        "participants --axis II --men 30 --women 70 --with-disability 8 --migrants 4 --on 2018-12-31 --reference P-3",
        "participants --axis I --men 58 --women 40 --with-disability 3 --on 2018-12-31 --reference P-4",
    ];

    [Fact]
    public async Task gives_them_as_known_at_any_moment()
    {
        var ledger = await server.OpenLedgerAsync();
        foreach (var fact in Facts)
            (await ledger.Command.RunAsync("record " + fact)).Done.Errors.ShouldBeEmpty();
        var head = (await ledger.Command.RunAsync("status --format json")).Json.GetProperty("position").GetInt64();

        (await ledger.Command.RunAsync("participants --at 2018-12-31 --format csv")).Lines.ShouldBe(
        [
            "axis,initiative,on,participants,men,menShare,women,womenShare,withDisability,migrants,"
                + "otherDisadvantaged,vulnerable,vulnerableShare",
            "I,,2018-12-31,98,58,0.591837,40,0.408163,3,,,3,0.030612",
            "I,CORSI,2018-12-31,15,10,0.666667,5,0.333333,,,,,",
            "II,,2018-12-31,100,30,0.300000,70,0.700000,8,4,,12,0.120000",
        ]);
        (await ledger.Command.RunAsync($"participants --at 2018-12-31 --known-at #{head - 1} --format csv")).Lines[1]
            .ShouldBe("I,,2018-12-31,100,60,0.600000,40,0.400000,3,,,3,0.030000");

        (await ledger.Command.RunAsync("initiatives --at 2018-12-31 --axis I --format csv")).Lines.ShouldBe(
        [
            "initiative,title,axis,priority,family,openedOn,phases,closedOn,programmed,committed,paid,certified,"
                + "projects,newProjects",
            "CORSI,Corsi per saldatori,I,8.i,,2015-07-14,fase II 2017-03-01,,0.00,0.00,0.00,0.00,1,1",
        ]);

        (await ledger.Command.RunAsync("initiatives --axis VII")).ShouldSayOneSentenceThatStarts(
            2, "axis-not-found: ");

        var json = (await ledger.Command.RunAsync("performance --at 2018-12-31 --format json")).Json;
        var row = json.GetProperty("rows")[0];
        row.GetProperty("value").GetDecimal().ShouldBe(84.5m);
        row.GetProperty("achievement").GetDecimal().ShouldBe(0.281667m);
        row.GetProperty("due").GetDecimal().ShouldBe(100m);
        row.GetProperty("onTrack").GetBoolean().ShouldBeFalse();

        var people = (await ledger.Command.RunAsync("performance --at 2018-12-31 --lang it")).Done.Output;
        people.ShouldContain("Indicatori al 2018-12-31");
        people.ShouldContain("84,5");
    }

    [Theory]
    [InlineData(
        "participants --axis I --men 60 --women 40 --total 101 --on 2018-12-31 --reference P-1",
        "60 men and 40 women are 100 participants, not 101.")]
    [InlineData(
        "indicator-value --indicator I-CO01 --value 1.234,5 --on 2018-12-31 --reference V-1",
        "--value: \"1.234,5\" is not a number such as 57 or 76.38.")]
    public async Task refuses_what_does_not_add_up_or_is_no_number(string fact, string message)
    {
        var ledger = await server.OpenLedgerAsync();
        var refused = await ledger.Command.RunAsync("record " + fact);
        refused.ExitCode.ShouldBe(2);
        refused.Errors.ShouldContain(message);
    }
}
