using System.Text;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public sealed class signing_checkpoints(GivenServer server) : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly ScratchFolder folder = new();

    private string Key => folder.File("key.pem");

    [Fact]
    public async Task gives_what_openssl_verifies_with_the_public_key_alone()
    {
        Tool.SkipWithout("openssl");
        var porfse = await OpenLedgerAsync();
        await File.WriteAllTextAsync(folder.File("key.pub"), (await porfse.RunAsync("key show")).Done.Output);
        var written = (await porfse.RunAsync("checkpoint --to", folder.File("checkpoint"))).Done;
        (written.Output, written.Errors)
            .ShouldBe(("", $"Checkpoint at position 4 written to {folder.File("checkpoint")}.\n"));

        // Text and signature as anybody takes them apart: before the empty line, and base64 after the name.
        const string verify = """
            sed '/^$/,$d' checkpoint > text
            sed -n 's/^— [^ ]* //p' checkpoint | base64 -d | tail -c +5 > signature
            openssl dgst -sha256 -verify key.pub -signature signature text
            """;
        (await Tool.RunAsync(folder.Location, verify)).ShouldBe(new Outcome(0, "Verified OK\n", ""));
        const string forged = "sed -i 2s/4/5/ text; openssl dgst -sha256 -verify key.pub -signature signature text";
        (await Tool.RunAsync(folder.Location, forged)).Output.ShouldBe("Verification failure\n");
    }

    [Fact]
    public async Task says_what_the_ledger_was_at_a_position()
    {
        var database = await server.OpenLedgerAsync();
        var porfse = await database.Command.WithNewKeyAsync(Key);
        var root = (await database.RowsAsync("select encode(root, 'base64') from ledger.ledger_head"))[0][0];
        var verifier = (await porfse.RunAsync("key show --format json")).Json.GetProperty("verifierKey").GetString();
        NamedKey.TryParse(verifier, out var known).ShouldBeTrue();

        var now = await CheckpointAsync(porfse, "", known!);
        now.ToString().ShouldBe($"{known!.Name}\n4\n{root}\n");
        now.Origin.ShouldStartWith("porfse/2014IT05SFOP999/");
        var earlier = await CheckpointAsync(porfse, "--known-at #2", known);
        (earlier.Origin, earlier.Size).ShouldBe((now.Origin, 2));
        earlier.Root.ShouldNotBe(now.Root);
        (await porfse.RunAsync("checkpoint --known-at #5"))
            .ShouldSayOneSentenceThatStarts(2, "position-beyond-head: ");
    }

    [Fact]
    public async Task needs_a_key_that_is_a_secret()
    {
        // The key is looked at before a database is.
        var porfse = new BuiltCommand("--database", "Host=localhost").With("PORFSE_KEY", Key);
        (await porfse.RunAsync("checkpoint")).ShouldSay(
            2, $"key-missing: There are 0 keys in \"{Key}\"; a checkpoint needs 1. Make it with \"porfse key new\".");
        (await porfse.RunAsync("key show --lang it")).ShouldSay(
            2, $"key-missing: In \"{Key}\" ci sono 0 chiavi; un checkpoint ne vuole 1. "
            + "Si crea con \"porfse key new\".");

        await File.WriteAllTextAsync(Key, "no key");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Key, OwnerOnly | UnixFileMode.GroupRead);
            (await porfse.RunAsync("checkpoint")).ShouldSay(
                2, $"key-open-to-others: The key \"{Key}\" is open to others than its owner: its mode is 0640; "
                + "it needs 0600.");
            File.SetUnixFileMode(Key, OwnerOnly);
        }
        (await porfse.RunAsync("checkpoint")).ShouldSay(
            2, $"key-unusable: The file \"{Key}\" holds 0 private keys on P-256 (PKCS #8 in PEM, not encrypted); "
            + "it needs 1.");
    }

    [Fact]
    public async Task makes_a_key_once_beside_the_cluster_for_its_owner_alone()
    {
        await using var data = await DataFolder.CreateAsync();
        var usual = Path.Combine(data.Location, "checkpoint-key.pem");
        (await data.Command.RunAsync("key new")).Done.Output
            .ShouldBe($"A new key is in {usual}. What \"porfse key show\" prints is for everybody else.\n");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(usual).ShouldBe(OwnerOnly);
        var made = await File.ReadAllTextAsync(usual);

        (await data.Command.RunAsync("key new")).ShouldSay(
            2, $"key-already-there: There is 1 \"{usual}\" already; a new key needs 0 of that name, "
            + "for a key is never replaced.");
        (await File.ReadAllTextAsync(usual)).ShouldBe(made);
        var shown = (await data.Command.RunAsync("key show")).Done;
        using var key = EcdsaSigningKey.FromPem(made)!;
        (shown.Output, shown.Errors)
            .ShouldBe((key.Public.Pem, "There is no ledger yet; the verifier key will bear its name.\n"));
        data.HasCluster.ShouldBeFalse();
    }

    public void Dispose() => folder.Dispose();

    private async Task<BuiltCommand> OpenLedgerAsync() =>
        await (await server.OpenLedgerAsync()).Command.WithNewKeyAsync(Key);

    private static async Task<Checkpoint> CheckpointAsync(BuiltCommand porfse, string known, NamedKey key)
    {
        var text = (await porfse.RunAsync("checkpoint " + known)).Done.Output;
        var (note, _) = SignedNote.Read(Encoding.UTF8.GetBytes(text));
        note!.Refuse(key).ShouldBeNull();
        return Checkpoint.Read(note).Checkpoint!;
    }
}
