using System.Text.Json;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class sealing_snapshots(RecordedDemonstration demonstration, GivenServer server)
{
    private const string Report = "RAA 2019";

    private const string Head = "select position from ledger.ledger_head";

    [Fact]
    public async Task is_part_of_the_demonstration()
    {
        var rows = (await demonstration.RunAsync("snapshot list --format csv")).Lines;
        rows[0].ShouldBe("name,at,knownAtPosition,knownAtMoment,sealedAt,approvedOn,approvedBy,certified");
        rows.Length.ShouldBe(2);
        rows[1].ShouldStartWith("RAA 2019,2019-12-31,");
        rows[1].ShouldEndWith(",2020-07-24T07:00:00.000000Z,2020-07-23,Comitato di Sorveglianza,395042372.97");
        (await demonstration.RunAsync("snapshot list --known-at 2020-07-23")).Done.Output
            .ShouldStartWith("No snapshot is sealed.\nKnown up to position ");
    }

    [Fact]
    public async Task shows_the_figures_that_were_known_at_the_approval()
    {
        var shown = (await demonstration.RunAsync("snapshot show --format json", Report)).Json;
        var progress = (await demonstration.RunAsync(
            "progress --at 2019-12-31 --known-at 2020-07-23 --format json")).Json;

        Names(shown).ShouldBe(
        [
            "programme", "at", "knownAt", "root", "demonstration", "name", "sealedAt", "sealedPosition", "approvedOn",
            "approvedBy", "note", "rows", "total",
        ]);
        foreach (var member in progress.EnumerateObject())
            shown.GetProperty(member.Name).GetRawText().ShouldBe(member.Value.GetRawText(), member.Name);
        shown.GetProperty("sealedPosition").GetInt64()
            .ShouldBe(shown.GetProperty("knownAt").GetProperty("position").GetInt64() + 1);
    }

    [Fact]
    public async Task shows_people_table_2_with_its_rates_and_its_approval()
    {
        var shown = (await demonstration.RunAsync("snapshot show", Report)).Done.Output;
        shown.ShouldStartWith("Snapshot \"RAA 2019\". Financial progress at 2019-12-31, EUR\n");
        shown.ShouldContain("317,904,209.91");
        shown.ShouldContain("89%");
        shown.ShouldContain(
            "\nSealed on: 2020-07-24\nApproved on: 2020-07-23\nApproved by: Comitato di Sorveglianza\n");
        var italian = (await demonstration.RunAsync("snapshot show --lang it", Report)).Done.Output;
        italian.ShouldStartWith("Istantanea \"RAA 2019\". Avanzamento finanziario al 2019-12-31, EUR\n");
        italian.ShouldContain("395.042.372,97");
    }

    [Fact]
    public async Task verifies_every_cell_by_the_totals_and_by_the_events()
    {
        var verified = await demonstration.RunAsync("snapshot verify", Report);
        verified.Done.Errors.ShouldBeEmpty();
        verified.Output.ShouldStartWith("Snapshot \"RAA 2019\": 37 cells compared with the totals and with the events "
            + "of the ledger; 0 differ.\nKnown up to position ");

        var json = (await demonstration.RunAsync("snapshot verify --format json", Report)).Json;
        (json.GetProperty("cells").GetInt32(), json.GetProperty("differing").GetInt32()).ShouldBe((37, 0));
        var rows = json.GetProperty("rows").EnumerateArray().ToList();
        rows.Count.ShouldBe(37);
        rows.ShouldAllBe(row => row.GetProperty("equal").GetBoolean()
            && row.GetProperty("sealed").GetRawText() == row.GetProperty("recounted").GetRawText());
        (await demonstration.RunAsync("snapshot verify --format csv", Report)).Lines
            .ShouldContain("III,certified,169432363.65,169432363.65,169432363.65,true");
    }

    [Fact]
    public async Task derives_the_figures_takes_the_name_once_and_says_of_what_it_is_taken()
    {
        var ledger = await server.OpenLedgerAsync();
        const string seal = "snapshot seal --at 2018-12-31 --known-at #4 --approved-on 2019-06-28";
        var position = (await ledger.HeadAsync()) + 1;
        var first = (await ledger.Command.RunAsync(seal, "RAA 2018", "--approved-by", "Comitato")).Done.Output;
        first.ShouldStartWith($"Recorded snapshot_sealed on snapshot-RAA 2018 at position {position}.\nSnapshot \"RAA");
        first.ShouldContain("\nApproved by: Comitato\nKnown up to position 4, recorded ");

        (await ledger.Command.RunAsync(seal, "RAA 2018", "--approved-by", "Comitato")).Done.Output.ShouldStartWith(
            $"Already recorded: snapshot_sealed on snapshot-RAA 2018 at position {position}. Nothing was added.\n");
        var today = (await ledger.RowsAsync("select data->>'On' from ledger.mt_events where type ~ '^snapshot'"))[0][0];
        (await ledger.Command.RunAsync("snapshot seal --at 2019-12-31", "RAA 2018")).ShouldSay(2,
            $"snapshot-already-sealed: Snapshot \"RAA 2018\" was sealed on {today}, of the state at 2018-12-31 "
            + "as known at position 4; a name is sealed 1 time.");
        (await ledger.Command.RunAsync("snapshot seal --at 2019-12-31 --lang it", "RAA 2018")).ShouldSay(2,
            $"snapshot-already-sealed: L'istantanea \"RAA 2018\" è stata sigillata il {today}, dello stato al "
            + "2018-12-31 noto alla posizione 4; un nome si sigilla 1 volta.");
        (await ledger.HeadAsync()).ShouldBe(position);
        (await ledger.Command.RunAsync("snapshot verify", "RAA 2018")).Done.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--at 2018-12-31 --known-at #0",
        "snapshot-of-no-events: Snapshot \"x\" would be of what was known at position 0; the first is 1.")]
    [InlineData("--at 2018-12-31 --known-at #9999999", "position-beyond-head: Position 9999999 is beyond the end of ")]
    [InlineData("--at 9999-12-31", "date-after-today: The date 9999-12-31 is after the day of recording, ")]
    [InlineData("--at 2018-12-31 --approved-on 2018-12-30",
        "approval-before-state: The state at 2018-12-31 cannot have been approved on 2018-12-30, before it.")]
    [InlineData("--at 2018-12-31 --approved-on 9999-12-31", "date-after-today: The date 9999-12-31 is after the day ")]
    [InlineData("--at 2018-12-31 --note \"\"", "text-missing: The note has 0 characters besides blanks; it needs 1 ")]
    public async Task is_refused_for_a_state_that_cannot_be(string options, string sentence)
    {
        var database = await demonstration.DatabaseAsync();
        var before = await database.RowsAsync(Head);
        (await demonstration.RunAsync($"snapshot seal x {options}")).ShouldSayOneSentenceThatStarts(2, sentence);
        (await database.RowsAsync(Head)).ShouldBe(before);
    }

    [Fact]
    public async Task needs_a_date_and_a_name()
    {
        (await demonstration.RunAsync("snapshot seal x")).Errors
            .ShouldBe("usage: Option '--at' is required.\nTry: porfse snapshot seal --help\n");
        (await demonstration.RunAsync("snapshot seal --at 2018-12-31", "")).ShouldSay(
            2, "text-missing: The name has 0 characters besides blanks; it needs 1 to 100.");
    }

    [Theory]
    [InlineData("show", "raa 2019")]
    [InlineData("verify", "RAA 2019 ")]
    [InlineData("verify", "")]
    [InlineData("show", "'; drop table ledger.mt_events; --")]
    public async Task knows_only_the_names_that_are_sealed(string command, string name)
    {
        (await demonstration.RunAsync($"snapshot {command}", name)).ShouldSay(2,
            $"snapshot-unknown: None of the ledger's 1 snapshots is named \"{name}\"; \"porfse snapshot list\" names "
            + "them all.");
        (await demonstration.RunAsync($"snapshot {command} --lang it", name)).ShouldSay(2,
            $"snapshot-unknown: Nessuna delle 1 istantanee del registro si chiama \"{name}\"; \"porfse snapshot list\" "
            + "le elenca tutte.");
    }

    private static List<string> Names(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];
}
