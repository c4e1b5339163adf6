using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class asking_for_the_figures_of_the_report(RecordedDemonstration demonstration)
{
    [Fact]
    public async Task gives_all_as_printed_but_for_the_three_the_report_has_wrong()
    {
        var lines = (await demonstration.RunAsync("figures --format csv")).Done.Lines;
        lines[0].ShouldBe("id,printed,value,verdict,reason");
        lines.Where(line => line.EndsWith(",equal,", StringComparison.Ordinal)).Count().ShouldBe(247);
        lines.Length.ShouldBe(251);
        lines.Where(line => line.Contains(",differs,", StringComparison.Ordinal)).ShouldBe(
        [
            "s21.participants.skills.m,53%,57.215908,differs," + Reason("57% (33.679", "53%"),
            "s21.participants.skills.f,47%,42.784092,differs," + Reason("43% (25.184", "47%"),
            "s31.pf.certified.target,\"332,5\",358,differs,\"The ledger gives 358 for axis I; the report prints 332,5."
                + " That is what the ledger gives for axis III.\"",
        ]);

        static string Reason(string given, string printed) =>
            $"\"The ledger gives {given} of 58.863) for axes III + IV; the report prints {printed}."
                + " That is what the ledger gives for the programme, axis I, axis II.\"";
    }

    [Fact]
    public async Task gives_those_of_another_state_in_italian_with_the_reasons_below()
    {
        var result = await demonstration.RunAsync("figures --at 2018-12-31 --known-at 2019-12-31 --lang it");
        result.Done.Output.ShouldContain("I dati della relazione 2019, dal registro al 2018-12-31");
        result.Output.ShouldContain(
            "s21.quartieri.projects: Il registro dà 26 per l'iniziativa QUART; la relazione stampa 33.");
    }
}
