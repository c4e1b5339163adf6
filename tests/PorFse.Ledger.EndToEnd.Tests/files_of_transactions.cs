using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public sealed class files_of_transactions(RecordedDemonstration demonstration) : IDisposable
{
    private static readonly BuiltCommand Porfse = new();

    private static readonly string Example =
        Path.Combine(AppContext.BaseDirectory, "esf-beneficiaries.example.csv");

    private readonly ScratchFolder folder = new();

    [Fact]
    public async Task are_shown_as_they_will_be_read()
    {
        var checkedFile = await Porfse.RunAsync("profile check esf-beneficiaries --limit 2 --lang it", Example);

        checkedFile.Lines.ShouldContain(line => line.Contains("4.500,00") && line.Contains("BEW-3"));
        checkedFile.Lines.ShouldNotContain(line => line.Contains("BEW-4"));
        checkedFile.Lines[^1].ShouldBe("10 righe lette: 20 transazioni; 0 rilievi in 0 righe.");
        checkedFile.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task are_refused_with_the_place_of_every_finding()
    {
        var file = folder.File("extract.csv");
        await File.WriteAllTextAsync(
            file, "type,reference,operation,on,amount\npayment_made,P\u001b[2J,OP-1,1.3.2018,\"1,00\"\n");

        var table = await Porfse.RunAsync("profile check porfse", file);
        (table.ExitCode, table.Errors).ShouldBe((2, ""));
        table.Output.ShouldContain("extract.csv:2:4");
        table.Output.ShouldContain("extract.csv:2:5");
        table.Output.ShouldContain("amount-unreadable: \"1,00\" is not euro with at most 2 decimals");
        table.Output.ShouldNotContain("\u001b");

        var csv = await Porfse.RunAsync("profile check porfse --format csv", file);
        csv.ExitCode.ShouldBe(2);
        csv.Output.Split('\n')[1].ShouldStartWith("2,,,,,,,,,,,,,,,,,,4,1.3.2018,date-unreadable,");
        var json = await Porfse.RunAsync("profile check porfse --format json", file);
        json.Output.ShouldContain("\"findings\": 2,");
    }

    [Fact]
    public async Task need_a_profile_that_can_be_read()
    {
        var profile = folder.File("ours.json");
        await File.WriteAllTextAsync(profile, "{ \"profil\": 1 }");

        (await Porfse.RunAsync("profile check", profile, Example)).ShouldSayOneSentenceThatStarts(
            2, "file-malformed: The file has the unknown member \"profil\"; it may have $schema, profile, ");
        (await Porfse.RunAsync("profile check nobody", Example)).ShouldSayOneSentenceThatStarts(1, "Could not find ");
    }

    [Fact]
    public async Task are_generated_with_the_programme_they_belong_to()
    {
        var (file, programme) = (folder.File("history.csv"), folder.File("programme.json"));
        var generate = $"generate --operations 60 --seed 3 --programme \"{programme}\" --to";

        (await Porfse.RunAsync(generate, file)).Done.Errors.ShouldMatch(@"^[\d,]+ rows written to .+\n$");
        (await Porfse.RunAsync("profile check porfse --quiet", file)).Done.Output.ShouldContain("0 findings in 0 rows");
        (await File.ReadAllTextAsync(programme)).ShouldContain("\"cci\": \"2014IT05SFOP007\"");
        (await Porfse.RunAsync(generate, file)).ExitCode.ShouldBe(2);
        (await Porfse.RunAsync("generate --operations 1 --to", folder.File("none.csv"))).ExitCode.ShouldBe(2);
        folder.Names.Order(StringComparer.Ordinal).ShouldBe(["history.csv", "programme.json"]);
    }

    [Fact]
    public async Task are_what_a_ledger_is_exported_to()
    {
        var file = folder.File("transactions.csv");
        (await demonstration.RunAsync("export transactions --known-at 2020-07-23 --to", file)).Done.Errors
            .ShouldEndWith($" rows written to {file}.\n");

        (await Porfse.RunAsync("profile check porfse", file)).Done.Output.ShouldContain(" 0 findings in 0 rows.");
        var json = await demonstration.RunAsync("export transactions --known-at #100 --format json --to -");
        json.Json.GetProperty("transactions")[0].GetProperty("type").GetString().ShouldBe("initiative_opened");
    }

    public void Dispose() => folder.Dispose();
}
