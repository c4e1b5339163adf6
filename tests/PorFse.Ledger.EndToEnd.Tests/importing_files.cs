using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public sealed class importing_files(GivenServer server) : IDisposable
{
    private const string Columns = "type,reference,operation,initiative,on,amount,title,beneficiary\n";

    private const string Good = "operation_selected,,OP-1,CORSI,2016-02-01,,Saldatori,Fondazione\n"
        + "commitment_entered,IM-1,OP-1,,2016-03-01,500.00,,\npayment_made,PA-1,OP-1,,2016-05-20,300.00,,\n";

    private const string Bad = "payment_made,PA-2,OP-1,,2016-05-21,200.01,,\n";

    private readonly ScratchFolder folder = new();

    [Fact]
    public async Task says_what_is_wrong_takes_the_rest_and_the_mended_rows_and_takes_it_all_back()
    {
        var porfse = (await server.OpenLedgerAsync()).Command;
        var (file, rejects) = (await FileAsync("facts.csv", Columns + Good + Bad), folder.File("rejects.csv"));

        var refused = await porfse.RunAsync("import --lang it", file);
        (refused.ExitCode, refused.Errors).ShouldBe((2, ""));
        refused.Output.ShouldContain("facts.csv:5");
        refused.Output.ShouldContain("payment-exceeds-commitment: Operazione OP-1: un pagamento di EUR 200,01 supera");
        refused.Output.ShouldEndWith("4 righe lette, 1 rilievi in 1 righe: nulla è stato registrato. "
            + "Con --accept-valid si prendono le altre righe.\n");

        var partly = await porfse.RunAsync($"import --accept-valid --rejects {rejects}", file);
        partly.ExitCode.ShouldBe(2);
        partly.Output.ShouldContain("4 rows read: 3 recorded as 3 events, 0 already in the ledger. Import ");
        partly.Output.ShouldEndWith($"1 rows were left out and written to {rejects}.\n");
        var mended = await File.ReadAllTextAsync(rejects);
        await File.WriteAllTextAsync(rejects, mended.Replace("200.01", "200.00", StringComparison.Ordinal));
        var rest = (await porfse.RunAsync("import --format json", rejects)).Json;
        rest.GetProperty("events").GetProperty("payment_made").GetInt64().ShouldBe(1);
        (await porfse.RunAsync("import", rejects)).Done.Output.ShouldStartWith("Nothing to add: rejects.csv is in ");

        var batch = rest.GetProperty("batch").GetString()!;
        (await porfse.RunAsync("import undo", batch)).Done.Output.ShouldBe(
            $"Import {batch} is undone: 1 transactions taken back now, 0 before; 0 events that move no money stay.\n");
        (await porfse.RunAsync("progress --by programme --format csv")).Lines[1].ShouldContain(",500.00,300.00,0.00,");
        (await porfse.RunAsync("import undo b-9")).ShouldSayOneSentenceThatStarts(2, "import-unknown: ");
    }

    [Fact]
    public async Task tried_dry_shows_what_would_be_and_gives_every_finding_to_scripts()
    {
        var porfse = (await server.OpenLedgerAsync()).Command;
        var file = await FileAsync("facts.csv", Columns + Good + Bad);

        var dry = await porfse.RunAsync("import --dry-run", file);
        dry.ExitCode.ShouldBe(2);
        dry.Output.ShouldContain("After: financial progress at ");
        dry.Output.ShouldContain("4 rows read: 3 would be recorded as 3 events; 0 are in the ledger already.");
        var csv = await porfse.RunAsync("import --format csv", file);
        csv.ExitCode.ShouldBe(2);
        csv.Output.ShouldStartWith("file,row,column,columnName,cell,code,message\n"
            + "facts.csv,5,,,PA-2,payment-exceeds-commitment,");
        (await porfse.RunAsync("import --rejects x.csv", file)).Errors.ShouldStartWith("usage: --rejects is for ");
        (await porfse.RunAsync("import", folder.File("none.csv"))).ShouldSayOneSentenceThatStarts(1, "Could not find ");
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> FileAsync(string name, string text)
    {
        await File.WriteAllTextAsync(folder.File(name), text);
        return folder.File(name);
    }
}
