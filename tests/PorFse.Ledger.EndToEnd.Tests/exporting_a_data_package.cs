using System.Globalization;
using System.IO.Compression;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>A state as open data: the same figures as on the screen, in a folder or a zip.</summary>
public sealed class exporting_a_data_package(RecordedDemonstration demonstration) : IDisposable
{
    private const string Export = "export datapackage --at 2019-12-31 --known-at 2020-07-23 --to";

    private readonly ScratchFolder folder = new();

    [Fact]
    public async Task gives_the_cents_of_progress_and_the_same_files_in_a_folder_and_in_a_zip()
    {
        var (open, zip) = (folder.File("open"), folder.File("open.zip"));
        (await demonstration.RunAsync(Export, open)).Done.Errors
            .ShouldBe($"11 tables with 8,174 rows written to {open}.\n");
        (await demonstration.RunAsync(Export, zip, "--lang", "it")).Done.Errors
            .ShouldBe($"11 tabelle con 8.174 righe scritte in {zip}.\n");

        await using var archive = await ZipFile.OpenReadAsync(zip);
        var files = Directory.GetFiles(open, "*", SearchOption.AllDirectories);
        archive.Entries.Count.ShouldBe(files.Length);
        foreach (var entry in archive.Entries)
        {
            using var bytes = new MemoryStream();
            await (await entry.OpenAsync()).CopyToAsync(bytes);
            bytes.ToArray().ShouldBe(await File.ReadAllBytesAsync(Path.Combine(open, entry.FullName)));
        }

        var progress = (await demonstration.RunAsync(
            "progress --at 2019-12-31 --known-at 2020-07-23 --format json")).Json.GetProperty("total");
        var transactions = (await File.ReadAllLinesAsync(Path.Combine(open, "data", "transactions.csv")))
            .Skip(1).Select(line => line.Split(',')).ToLookup(cells => cells[4]);
        foreach (var stage in new[] { "programmed", "committed", "paid", "certified" })
        {
            transactions[stage].Sum(cells => decimal.Parse(cells[7], CultureInfo.InvariantCulture))
                .ShouldBe(progress.GetProperty(stage).GetDecimal(), stage);
        }
    }

    [Fact]
    public async Task is_valid_to_the_program_of_its_standard()
    {
        Tool.SkipWithout("frictionless");
        (await demonstration.RunAsync(Export, folder.File("open"))).Done.Output.ShouldBeEmpty();
        var verdict = await Tool.RunAsync(folder.File("open"), "frictionless validate datapackage.json");
        verdict.ExitCode.ShouldBe(0, verdict.Output);
    }

    [Fact]
    public async Task replaces_by_force_a_package_and_nothing_else()
    {
        var porfse = await demonstration.CommandAsync();
        var open = folder.File("open");
        var data = Directory.CreateDirectory(Path.Combine(open, "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "plan.csv"), "old");
        (await porfse.RunAsync(Export, open)).ShouldSayOneSentenceThatStarts(2, "file-already-there: ");
        var mine = Path.Combine(open, "mine.txt");
        await File.WriteAllTextAsync(mine, "mine");
        (await porfse.RunAsync(Export, open, "--force")).ShouldSay(
            2, $"folder-holds-others: The folder \"{open}\" holds 1 files that are none of a data package, such as "
            + "\"mine.txt\"; --force replaces a folder that holds 0.");
        (await File.ReadAllTextAsync(mine)).ShouldBe("mine");

        File.Delete(mine);
        (await porfse.RunAsync(Export, open, "--force")).Done.Output.ShouldBeEmpty();
        (await File.ReadAllTextAsync(Path.Combine(data, "plan.csv"))).ShouldStartWith("objective,axis,");
        folder.Names.ShouldBe(["open"]);
    }

    [Fact]
    public async Task is_impossible_where_nothing_can_be_written()
    {
        var missing = folder.File("nowhere/open");
        (await demonstration.RunAsync(Export, missing)).ShouldSay(
            1, $"{missing} could not be written: There is no folder \"{folder.File("nowhere")}\".");
        var file = folder.File("file");
        await File.WriteAllTextAsync(file, "mine");
        (await demonstration.RunAsync(Export, file, "--force"))
            .ShouldSayOneSentenceThatStarts(1, $"{file} could not be written: ");
        folder.Names.ShouldBe(["file"]);
    }

    public void Dispose() => folder.Dispose();
}
