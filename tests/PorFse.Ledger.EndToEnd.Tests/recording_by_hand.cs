using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class recording_by_hand(GivenServer server)
{
    private static readonly (string Kind, string Type, string Options)[] Facts =
    [
        ("initiative", "initiative_opened on initiative-TIROCINI",
            "--initiative TIROCINI --title Tirocini --axis II --priority 9.i --on 2015-09-01 --family Inclusione"),
        ("programming", "resources_programmed on initiative-CORSI",
            "--initiative CORSI --amount 800 --on 2015-09-01 --reference PR-1"),
        ("programming-reduction", "programmed_resources_reduced on initiative-CORSI",
            "--initiative CORSI --amount 100.50 --on 2018-01-31 --reference PR-2 --corrects PR-1 --cause 02"),
        ("operation", "operation_selected on operation-OP-1",
            "--operation OP-1 --initiative CORSI --title Saldatori --beneficiary Fondazione --cup E44J15000340009 "
            + "--on 2016-02-01"),
        ("commitment", "commitment_entered on operation-OP-1",
            "--operation OP-1 --amount 500 --on 2016-03-01 --reference IM-1 --document DD-1201"),
        ("commitment-reduction", "commitment_reduced on operation-OP-1",
            "--operation OP-1 --amount 50.25 --on 2018-10-05 --reference IM-2 --corrects IM-1 --cause 02"),
        ("payment", "payment_made on operation-OP-1",
            "--operation OP-1 --amount 300 --on 2016-05-20 --reference PA-1 --cause ANT"),
        ("recovery", "payment_recovered on operation-OP-1",
            "--operation OP-1 --amount 25.1 --on 2017-06-30 --reference PA-2 --corrects PA-1"),
        ("certification", "expenditure_certified on operation-OP-1",
            "--operation OP-1 --amount 200 --public-amount 180 --on 2017-12-15 --reference CE-1"),
        ("decertification", "expenditure_decertified on operation-OP-1",
            "--operation OP-1 --amount 20 --public-amount 20 --on 2019-02-15 --reference CE-2 --corrects CE-1 "
            + "--cause IRR"),
        ("initiative-closure", "initiative_closed on initiative-TIROCINI", "--initiative TIROCINI --on 2019-12-31"),
    ];

    [Fact]
    public async Task takes_every_kind_of_fact_once_and_acknowledges_it_ever_after()
    {
        var ledger = await server.OpenLedgerAsync();
        var position = SmallProgramme.Events;
        foreach (var (kind, type, options) in Facts)
        {
            position++;
            (await ledger.Command.RunAsync($"record {kind} {options}")).Done.Output
                .ShouldBe($"Recorded {type} at position {position}.\n");
        }
        foreach (var (kind, type, options) in new[] { Facts[1], Facts[^2] })
        {
            (await ledger.Command.RunAsync($"record {kind} {options}")).Done.Output
                .ShouldStartWith($"Already recorded: {type} at position ");
        }
        (await ledger.HeadAsync()).ShouldBe(position);
        await ShouldHave(ledger, "699.50 449.75 274.90 180.00");
    }

    [Fact]
    public async Task takes_the_last_cent_and_no_cent_more()
    {
        var ledger = await server.OpenLedgerAsync();
        await SelectAsync(ledger);
        var committed = await ledger.Command.RunAsync(
            "record commitment --operation OP-1 --amount 100 --on 2016-03-01 --reference IM-1");
        committed.Done.Errors.ShouldBeEmpty();

        (await PayAsync("100.01", "PA-1")).ShouldSay(2, "payment-exceeds-commitment: "
            + "Operation OP-1: a payment of EUR 100.01 exceeds the EUR 100.00 committed and not yet paid.");
        (await PayAsync("100.00", "PA-1")).Done.Errors.ShouldBeEmpty();
        (await PayAsync("0.01", "PA-2")).ShouldSay(2, "payment-exceeds-commitment: "
            + "Operation OP-1: a payment of EUR 0.01 exceeds the EUR 0.00 committed and not yet paid.");
        await ShouldHave(ledger, "0.00 100.00 100.00 0.00");

        Task<Outcome> PayAsync(string amount, string reference) => ledger.Command.RunAsync(
            $"record payment --operation OP-1 --amount {amount} --on 2016-05-20 --reference {reference}");
    }

    [Theory]
    [InlineData("'); drop table ledger.mt_events; --")]
    [InlineData("Più qualità: l'«officina» di Forlì 🎓 日本語 [red]no colour[/] {0} \\u0041 \" \\ <b>")]
    public async Task keeps_a_text_as_it_is_whatever_it_looks_like(string title)
    {
        var ledger = await server.OpenLedgerAsync();
        await SelectAsync(ledger, title);

        var stored = await ledger.RowsAsync(
            "select data->>'Title', data->>'Beneficiary' from ledger.mt_events order by seq_id desc limit 1");
        stored.ShouldHaveSingleItem().ShouldBe([title, title]);
        var history = (await ledger.Command.RunAsync("history OP-1 --format json")).Json;
        history.GetProperty("facts")[0].GetProperty("Title").GetString().ShouldBe(title);
    }

    [Fact]
    public async Task shows_texts_of_people_in_tables_as_they_are()
    {
        var ledger = await server.OpenLedgerAsync();
        await SelectAsync(ledger);
        var recorded = await ledger.Command.RunAsync(
            "record commitment --operation OP-1 --amount 1 --on 2016-03-01 --reference",
            "[bold]IM[/] «1»", "--document", "è;,\"🎓");
        recorded.Done.Errors.ShouldBeEmpty();

        var shown = (await ledger.Command.RunAsync("history OP-1")).Done.Output;
        shown.ShouldContain("[bold]IM[/] «1»");
        shown.ShouldContain("è;,\"🎓");
        (await ledger.Command.RunAsync("history OP-1 --format csv")).Done.Output.ShouldContain(",\"è;,\"\"🎓\",");
    }

    [Fact]
    public async Task answers_scripts_with_the_event()
    {
        var ledger = await server.OpenLedgerAsync();
        const string line =
            "record programming --initiative CORSI --amount 10.5 --on 2015-09-01 --reference PR-1 --format ";
        var recorded = (await ledger.Command.RunAsync(line + "json")).Json;
        recorded.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["verdict", "type", "stream", "version", "position", "recordedAt", "id", "data"]);
        recorded.GetProperty("verdict").GetString().ShouldBe("recorded");
        recorded.GetProperty("data").GetRawText().ShouldBe(
            "{\"Initiative\":\"CORSI\",\"Amount\":10.50,\"On\":\"2015-09-01\",\"Reference\":\"PR-1\"}");

        var again = (await ledger.Command.RunAsync(line + "csv")).Lines;
        again[0].ShouldBe("verdict,type,stream,version,position,recordedAt,id");
        again[1].ShouldBe(string.Join(',', "already-recorded", "resources_programmed", "initiative-CORSI", 2, 5,
            recorded.GetProperty("recordedAt").GetString(), recorded.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task tells_the_same_number_of_two_registers_apart()
    {
        var ledger = await server.OpenLedgerAsync();
        const string line = "record programming --initiative CORSI --amount 10 --on 2015-09-01 --reference 1";
        (await ledger.Command.RunAsync(line)).Done.Output.ShouldStartWith("Recorded ");
        (await ledger.Command.RunAsync(line + " --source sap")).Done.Output.ShouldStartWith("Recorded ");
        (await ledger.Command.RunAsync(line + " --source sap")).Done.Output.ShouldStartWith("Already recorded: ");
        await ShouldHave(ledger, "20.00 0.00 0.00 0.00");
    }

    private static async Task SelectAsync(Database ledger, string title = "Saldatori") =>
        (await ledger.Command.RunAsync(
            "record operation --operation OP-1 --initiative CORSI --on 2016-02-01 --title",
            title, "--beneficiary", title)).Done.Errors.ShouldBeEmpty();

    private static async Task ShouldHave(Database ledger, string stages) => string.Join(' ',
        (await ledger.Command.RunAsync("progress --format json")).Json.GetProperty("total").EnumerateObject()
            .Skip(2).Take(4).Select(member => member.Value.GetRawText())).ShouldBe(stages);
}
