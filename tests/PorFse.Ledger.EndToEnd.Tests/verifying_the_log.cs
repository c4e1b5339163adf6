using System.Text.Json.Nodes;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>An auditor takes a receipt home, and comes back after somebody was at the database.</summary>
public sealed class verifying_the_log(GivenServer server) : IDisposable
{
    private const string Question = "progress --at 2016-12-31";
    private readonly ScratchFolder folder = new();

    private string Receipt => folder.File("receipt.json");

    [Fact]
    public async Task passes_whatever_is_recorded_later_and_names_what_is_altered()
    {
        var ledger = await server.OpenLedgerAsync();
        var porfse = await ledger.Command.WithNewKeyAsync(folder.File("key.pem"));
        var shown = (await porfse.RunAsync(Question)).Done.Output;
        var answer = (await porfse.RunAsync(Question + " --receipt", Receipt)).Done;
        (answer.Output, answer.Errors).ShouldBe((shown, $"Receipt written to {Receipt}.\n"));
        (await porfse.RunAsync("checkpoint --to", folder.File("checkpoint"))).Done.ShouldNotBeNull();

        await RecordAsync(porfse, "1000.00", "G-1");
        var checkpoint = folder.File("checkpoint");
        var sound = (await porfse.RunAsync("verify --receipt", Receipt, "--checkpoint", checkpoint)).Done;
        sound.Output.ShouldContain(
            "Every event is as it was recorded: leaves, tree, head, 3 streams and the totals of 1 initiatives agree.");
        sound.Output.ShouldContain($"Checkpoint {checkpoint}: 4 events, in this log's history.");
        sound.Output.ShouldContain("\"porfse progress --by axis --at 2016-12-31 --known-at #4\" gives the same ");

        await ledger.RowsAsync(Unguarded.Sql(
            "update ledger.mt_events set data = jsonb_set(data, '{Amount}', '1000.01') where seq_id = 5"));
        var altered = await porfse.RunAsync("verify");
        altered.ExitCode.ShouldBe(2);
        altered.Output.ShouldContain("event-altered: The event at position 5 was altered: "
            + "data Amount was recorded as 1000.00 and is 1000.01.");
        (await porfse.RunAsync("verify --lang it")).Output.ShouldContain(
            "L'evento alla posizione 5 è stato alterato: data Amount era registrato come 1000.00 ed è 1000.01.");
        var faults = JsonNode.Parse((await porfse.RunAsync("verify --format json")).Output)!;
        (faults["altered"]!.GetValue<long>(), faults["rows"]![0]!["position"]!.GetValue<long>()).ShouldBe((1, 5));
        (await porfse.RunAsync("verify --format csv")).Output
            .ShouldStartWith("code,position,message\nevent-altered,5,");
    }

    [Fact]
    public async Task finds_a_receipt_whose_figures_the_ledger_does_not_give()
    {
        var ledger = await server.OpenLedgerAsync();
        await RecordAsync(ledger.Command, "750.25", "G-1");
        (await ledger.Command.RunAsync(Question + " --receipt", Receipt)).Errors
            .ShouldContain("The receipt bears no signed checkpoint, because there is no key");
        (await ledger.Command.RunAsync(Question + " --receipt", Receipt))
            .ShouldSayOneSentenceThatStarts(2, "receipt-already-there: There is 1 ");

        var text = await File.ReadAllTextAsync(Receipt);
        text.ShouldContain("\"programmed\": 750.25");
        await File.WriteAllTextAsync(Receipt, text.Replace("750.25", "750.26", StringComparison.Ordinal));
        var run = await ledger.Command.RunAsync("verify --receipt", Receipt);
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain(
            "receipt-differs: The receipt says 750.26 at /rows/0/programmed; the ledger gives 750.25.");

        await File.WriteAllTextAsync(Receipt, text.Replace("porfse/2014", "porfse/2013", StringComparison.Ordinal));
        (await ledger.Command.RunAsync("verify --receipt", Receipt)).Errors.ShouldContain("of-another-ledger: ");
        await File.WriteAllTextAsync(Receipt, text[..^20]);
        (await ledger.Command.RunAsync("verify --receipt", Receipt)).Errors.ShouldContain("receipt-malformed: ");
    }

    [Fact]
    public async Task has_a_receipt_for_every_view_of_money()
    {
        var ledger = await server.OpenLedgerAsync();
        var porfse = await ledger.Command.WithNewKeyAsync(folder.File("key.pem"));
        await RecordAsync(porfse, "1000.00", "G-1");
        (await porfse.RunAsync("snapshot seal S --at 2016-12-31")).Done.ShouldNotBeNull();
        string[] views =
        [
            "plan", "diff --at 2015-01-01..2016-12-31", "explain --stage programmed --axis I", "history CORSI",
            "snapshot show S",
        ];
        foreach (var view in views)
            (await porfse.RunAsync(view + " --receipt", folder.File(view.Split(' ')[0]))).Done.ShouldNotBeNull();
        foreach (var view in new[] { "diff", "snapshot" })
        {
            (await porfse.RunAsync("verify --receipt", folder.File(view))).Done.Output
                .ShouldContain($"\"porfse {view} ");
        }
    }

    public void Dispose() => folder.Dispose();

    private static async Task RecordAsync(BuiltCommand porfse, string amount, string reference) =>
        (await porfse.RunAsync(
            $"record programming --initiative CORSI --amount {amount} --on 2016-01-01 --reference {reference}"))
            .Done.ShouldNotBeNull();
}
