using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>The way of an auditor: a checkpoint kept, a bundle later, two verifiers, and a cent.</summary>
public sealed class handing_out_evidence(GivenServer server) : IDisposable
{
    private readonly ScratchFolder folder = new();

    [Fact]
    public async Task proves_figures_without_the_ledger_and_names_a_cent_that_was_changed()
    {
        var porfse = await (await server.OpenLedgerAsync()).Command.WithNewKeyAsync(folder.File("key.pem"));
        (await porfse.RunAsync("checkpoint --to", folder.File("kept"))).Done.Output.ShouldBeEmpty();
        var export = await porfse.RunAsync($"export bundle --since {folder.File("kept")} --to", folder.File("b.zip"));
        export.Done.Errors.ShouldStartWith("4 events and their proof written to ");
        await File.WriteAllTextAsync(folder.File("key.pub"), (await porfse.RunAsync("key show")).Done.Output);

        // No database is there any more.
        var elsewhere = new BuiltCommand().With("PORFSE_DATA", folder.File("none"));
        var verify = $"verify --bundle {folder.File("b.zip")} --checkpoint {folder.File("kept")}"
            + $" --public-key {folder.File("key.pub")}";
        var said = (await elsewhere.RunAsync(verify)).Done.Output;
        said.ShouldContain("It goes back to the checkpoint over 4 events: nothing was altered since.");
        said.ShouldContain("Signed with the key expected, fingerprint ");
        said.ShouldContain("No event up to that position is missing.");
        var json = (await elsewhere.RunAsync(verify + " --format json")).Json;
        json.GetProperty("figures").GetProperty("events").GetInt64().ShouldBe(4);

        Tool.SkipWithout("python3", "openssl", "unzip", "zip");
        const string check = "unzip -q -o b.zip verify.py && python3 verify.py b.zip --key key.pub --older kept";
        (await Tool.RunAsync(folder.Location, check)).Done.Output.ShouldContain("Signed with the key expected");
        const string forge = "unzip -q b.zip events.jsonl && sed -i '3s/\"Allocation\":/&1/' events.jsonl"
            + " && zip -q b.zip events.jsonl && python3 verify.py b.zip --key key.pub";
        var forged = await Tool.RunAsync(folder.Location, forge);
        forged.ExitCode.ShouldBe(1);
        forged.Output.ShouldStartWith("b.zip: event-hash-differs: The event at position 3 was altered: ");
        var ours = await elsewhere.RunAsync(verify + " --lang it");
        ours.ExitCode.ShouldBe(2);
        ours.Output.ShouldStartWith("event-hash-differs: L'evento alla posizione 3 è stato alterato: ");
    }

    [Fact]
    public async Task is_refused_where_nothing_could_be_proven()
    {
        var database = await server.OpenLedgerAsync();
        var porfse = await database.Command.WithNewKeyAsync(folder.File("key.pem"));
        var other = folder.File("other");
        (await porfse.RunAsync("checkpoint --to", other)).Done.Output.ShouldBeEmpty();
        var bundle = $"export bundle --to {folder.File("b.zip")} ";

        (await porfse.RunAsync(bundle + "--known-at #0")).ShouldSay(
            2, "evidence-of-nothing: The ledger knows 0 events then; a bundle needs at least 1.");
        (await porfse.RunAsync(bundle + "--operation OP-9")).ShouldSayOneSentenceThatStarts(2, "operation-unknown: ");
        (await porfse.RunAsync(bundle + $"--known-at #3 --since {other}")).ShouldSay(
            2, "checkpoint-after-state: The checkpoint is over 4 events; "
            + "the state knows 3 and cannot go on from there.");
        (await porfse.RunAsync($"verify --bundle {other} --receipt {other}")).ShouldSay(
            2, "bundle-verified-alone: A bundle is verified with 0 receipts and at most 1 checkpoint; "
            + "given are 1 and 0.");
        (await porfse.With("PORFSE_KEY", folder.File("none")).RunAsync(bundle))
            .ShouldSayOneSentenceThatStarts(2, "key-missing: ");
        (await porfse.RunAsync($"verify --bundle {other}")).Output.ShouldStartWith("bundle-unreadable: ");
        folder.Names.ShouldNotContain("b.zip");
    }

    public void Dispose() => folder.Dispose();
}
