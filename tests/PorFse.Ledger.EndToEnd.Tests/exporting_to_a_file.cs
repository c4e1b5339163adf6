using System.Text;
using PorFse.Ledger.Postgres.Tests.Embedded;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public sealed class exporting_to_a_file(RecordedDemonstration demonstration) : IDisposable
{
    private const string Export = "export hledger --at 2019-12-31 --to";

    private readonly ScratchFolder folder = new();

    [Fact]
    public async Task writes_the_bytes_it_writes_to_standard_output()
    {
        var file = folder.File("è un ; \"giornale\".journal");
        var toFile = (await demonstration.RunAsync(Export, file)).Done;
        (toFile.Output, toFile.Errors).ShouldBe(("", $"6,736 transactions written to {file}.\n"));
        var toOutput = (await demonstration.RunAsync(Export + " -")).Done;
        toOutput.Errors.ShouldBe("6,736 transactions written to standard output.\n");

        var bytes = await File.ReadAllBytesAsync(file);
        bytes.ShouldBe(Encoding.UTF8.GetBytes(toOutput.Output));
        bytes[0].ShouldBe((byte)';');
        bytes.ShouldNotContain((byte)'\r');
        bytes[^1].ShouldBe((byte)'\n');
        folder.Names.ShouldBe([Path.GetFileName(file)]);
    }

    [Fact]
    public async Task says_so_in_italian_or_keeps_quiet()
    {
        (await demonstration.RunAsync(Export + " - --lang it")).Done.Errors
            .ShouldBe("6.736 transazioni scritte in standard output.\n");
        (await demonstration.RunAsync(Export + " - --quiet")).Done.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task replaces_a_file_only_by_force()
    {
        var file = folder.File("table2.journal");
        await File.WriteAllTextAsync(file, "mine");
        (await demonstration.RunAsync(Export, file)).ShouldSay(
            2, $"file-already-there: There is 1 \"{file}\" already; an export needs 0 of that name, or --force to "
            + "replace it.");
        (await demonstration.RunAsync(Export, file, "--lang", "it")).ShouldSay(
            2, $"file-already-there: C'è già 1 \"{file}\"; un'esportazione ne vuole 0 di quel nome, o --force per "
            + "sostituirlo.");
        (await File.ReadAllTextAsync(file)).ShouldBe("mine");

        (await demonstration.RunAsync(Export, file, "--force")).Done.Output.ShouldBeEmpty();
        (await File.ReadAllTextAsync(file)).ShouldStartWith("; POR FSE Lombardia 2014-2020");
        folder.Names.ShouldBe(["table2.journal"]);
    }

    [Fact]
    public async Task leaves_a_link_a_link()
    {
        var (file, link) = (folder.File("table2.journal"), folder.File("latest.journal"));
        await File.WriteAllTextAsync(file, "mine");
        File.CreateSymbolicLink(link, file);
        (await demonstration.RunAsync(Export, link, "--force")).Done.Output.ShouldBeEmpty();
        new FileInfo(link).LinkTarget.ShouldBe(file);
        (await File.ReadAllTextAsync(file)).ShouldStartWith("; POR FSE Lombardia 2014-2020");
    }

    [Fact]
    public async Task is_impossible_where_nothing_can_be_written()
    {
        var missing = folder.File("nowhere/table2.journal");
        (await demonstration.RunAsync(Export, missing))
            .ShouldSayOneSentenceThatStarts(1, $"{missing} could not be written: ");
        (await demonstration.RunAsync(Export, missing, "--lang", "it"))
            .ShouldSayOneSentenceThatStarts(1, $"Impossibile scrivere {missing}: ");
        (await demonstration.RunAsync(Export, folder.Location, "--force"))
            .ShouldSayOneSentenceThatStarts(1, $"{folder.Location} could not be written: ");
        folder.Names.ShouldBeEmpty();
    }

    [Fact]
    public async Task does_not_put_a_device_away_for_a_file()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "This system has no /dev/null.");
        (await demonstration.RunAsync(Export + " /dev/null --force"))
            .ShouldSayOneSentenceThatStarts(1, "/dev/null could not be written: ");
        File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write).Dispose();
    }

    [Fact]
    public async Task on_a_full_disk_leaves_nothing_behind_and_says_where()
    {
        await using var disk = await TinyDisk.MountOrSkipAsync(1);
        var file = Path.Combine(disk.Folder, "table2.journal");
        await File.WriteAllTextAsync(file, "mine");
        (await demonstration.RunAsync(Export, file, "--force"))
            .ShouldSayOneSentenceThatStarts(1, $"{file} could not be written: No space left on device");
        Directory.GetFileSystemEntries(disk.Folder).ShouldBe([file]);
        (await File.ReadAllTextAsync(file)).ShouldBe("mine");
    }

    [Fact]
    public async Task interrupted_leaves_the_whole_file_or_nothing()
    {
        var command = await demonstration.CommandAsync();
        using var run = command.Start(Export, folder.File("table2.journal"));
        while (folder.Names.Length == 0 && !run.HasEnded)
            await Task.Yield();
        var outcome = await run.InterruptAsync();

        outcome.ExitCode.ShouldBeOneOf(0, 1);
        folder.Names.ShouldBe(outcome.ExitCode == 0 ? ["table2.journal"] : []);
    }

    [Fact]
    public async Task needs_a_ledger_and_leaves_nothing_without_one()
    {
        var file = folder.File("table2.journal");
        (await new BuiltCommand("--data", folder.File("data")).RunAsync(Export, file))
            .ShouldSayOneSentenceThatStarts(2, "ledger-not-open: ");
        File.Exists(file).ShouldBeFalse();
    }

    [Theory]
    [InlineData("export", "usage: Required command was not provided.\nTry: porfse export --help\n")]
    [InlineData("export ledger", "usage: Required command was not provided.\n")]
    [InlineData("export hledger", "usage: Option '--to' is required.\nTry: porfse export hledger --help\n")]
    public async Task is_refused_for_what_it_does_not_understand(string line, string sentence)
    {
        var run = await demonstration.RunAsync(line);
        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Errors.ShouldStartWith(sentence);
    }

    public void Dispose() => folder.Dispose();
}
