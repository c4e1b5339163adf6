using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class opening_a_ledger(GivenServer server)
{
    [Fact]
    public async Task records_the_programme_its_plan_and_its_initiatives_once()
    {
        var database = await server.CreateDatabaseAsync();
        (await InitAsync(database, SmallProgramme.File)).Done.Output
            .ShouldBe("The ledger of 2014IT05SFOP999 is open: 4 events recorded.\n");
        (await InitAsync(database, SmallProgramme.File)).Done.Output
            .ShouldBe("The ledger of 2014IT05SFOP999 was already open with all of this; nothing was added.\n");
        (await InitAsync(database, SmallProgramme.File, "--lang", "it")).Done.Output
            .ShouldBe("Il registro di 2014IT05SFOP999 era già aperto con tutto questo; nulla è stato aggiunto.\n");

        (await database.RowsAsync("select type, stream_id from ledger.mt_events order by seq_id")).ShouldBe(
        [
            ["ledger_opened", "ledger"],
            ["programme_adopted", "programme-2014IT05SFOP999"],
            ["financial_plan_adopted", "programme-2014IT05SFOP999"],
            ["initiative_opened", "initiative-CORSI"],
        ]);
    }

    [Fact]
    public async Task adds_what_a_longer_file_says_more()
    {
        var database = await server.OpenLedgerAsync();
        const string more = """
            "initiatives": [
              { "code": "TIROCINI", "title": "Tirocini", "axis": "II", "priority": "9.i", "on": "2016-01-01" },
            """;
        using var file = TemporaryFile.Of(SmallText().Replace("\"initiatives\": [", more, StringComparison.Ordinal));
        (await InitAsync(database, file.Location)).Done.Output
            .ShouldBe("The ledger of 2014IT05SFOP999 is open: 1 events recorded.\n");
    }

    [Fact]
    public async Task for_another_programme_in_the_same_database_is_refused()
    {
        var database = await server.OpenLedgerAsync();
        using var other = TemporaryFile.Of(
            SmallText().Replace("2014IT05SFOP999", "2014IT05SFOP998", StringComparison.Ordinal));

        (await InitAsync(database, other.Location)).ShouldSayOneSentenceThatStarts(
            2, "ledger-already-open: This database holds the ledger of 2014IT05SFOP999, opened on 20");
        (await InitAsync(database, other.Location, "--lang", "it")).ShouldSayOneSentenceThatStarts(
            2, "ledger-already-open: Questo database contiene il registro di 2014IT05SFOP999, aperto il 20");
        (await database.HeadAsync()).ShouldBe(SmallProgramme.Events);
    }

    [Fact]
    public async Task with_a_plan_that_does_not_add_up_opens_nothing()
    {
        var database = await server.CreateDatabaseAsync();
        const string right = "\"Inclusione attiva\", \"allocation\": 500.50";
        const string wrong = "\"Inclusione attiva\", \"allocation\": 500.51";
        using var file = TemporaryFile.Of(SmallText().Replace(right, wrong, StringComparison.Ordinal));
        (await InitAsync(database, file.Location)).ShouldSayOneSentenceThatStarts(2, "plan-does-not-add-up: ");
        (await database.HeadAsync()).ShouldBe(0);
        var status = (await database.Command.RunAsync("status --format json")).Json;
        status.GetProperty("ledger").GetString().ShouldBe("none");
    }

    [Theory]
    [InlineData("{ \"programme\": ", "file-malformed: The file is not JSON at line ")]
    [InlineData("[]", "file-malformed: The file is a list, where an object with programme, plans, ")]
    [InlineData("{ \"programma\": {} }", "file-malformed: The file has the unknown member \"programma\"; it may have ")]
    [InlineData("", "file-malformed: The file is not JSON at line 1, byte 1: ")]
    public async Task is_refused_for_a_malformed_file_before_a_database_is_touched(string text, string sentence)
    {
        await using var folder = await DataFolder.CreateAsync();
        using var file = TemporaryFile.Of(text);
        (await folder.Command.RunAsync("init --programme", file.Location)).ShouldSayOneSentenceThatStarts(2, sentence);
        folder.HasCluster.ShouldBeFalse();
    }

    [Fact]
    public async Task is_impossible_without_a_readable_file()
    {
        await using var folder = await DataFolder.CreateAsync();
        var missing = Path.Combine(Path.GetTempPath(), "porfse-no-such-file.json");
        (await folder.Command.RunAsync("init --programme", missing)).ShouldSay(1, $"Could not find file '{missing}'.");
        (await folder.Command.RunAsync("init --programme", Path.GetTempPath()))
            .ShouldSayOneSentenceThatStarts(1, "Access to the path");
        folder.HasCluster.ShouldBeFalse();
    }

    private static string SmallText() => File.ReadAllText(SmallProgramme.File);

    private static Task<Outcome> InitAsync(Database database, string file, params string[] more) =>
        database.Command.RunAsync("init --programme", [file, .. more]);

    private sealed class TemporaryFile : IDisposable
    {
        internal string Location { get; } = Path.GetTempFileName();

        internal static TemporaryFile Of(string text)
        {
            var file = new TemporaryFile();
            File.WriteAllText(file.Location, text);
            return file;
        }

        public void Dispose() => File.Delete(Location);
    }
}
