using System.CommandLine;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse export datapackage</c>: a state as CSV files that say what they are.</summary>
internal static class ExportDataPackageCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (at, known, force) = (Options.At(labels), Options.KnownAt(labels), Options.Force(labels));
        var to = new Option<string>("--to")
        {
            Description = labels["option.datapackage.to"],
            HelpName = "folder|file.zip",
            Required = true,
        };
        var command = new Command("datapackage", labels["command.export.datapackage"]) { to, force, at, known };
        return command.Does(global, (parsed, screen, cancellation) => RunAsync(
            screen,
            parsed.GetValue(to)!,
            parsed.GetValue(force),
            parsed.GetValue(at),
            parsed.GetValue(known),
            cancellation));
    }

    private static async Task RunAsync(
        Screen screen, string to, bool force, DateOnly? at, KnownAt? known, CancellationToken cancellation)
    {
        var (name, save) = SavingTo(to, force, screen.Labels);
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, at, known, cancellation);
        var tables = new PackageTables(reading, basis, session.Opening!);
        IReadOnlyList<WrittenResource> written = [];
        await screen.WorkAsync(screen.Labels["datapackage.writing"], basis.KnownAt.Position, async passed =>
        {
            var package = await tables.PackageAsync(passed, cancellation);
            await save(async open => written = await package.WriteAsync(open, cancellation));
        });
        screen.Tell(screen.Labels.With(
            "datapackage.done", written.Count, written.Sum(resource => resource.Rows), name));
    }

    // What is no zip by its name is a folder; standard output is no folder.
    private static (string Name, Func<Func<FileOpening, Task>, Task> Save) SavingTo(
        string to, bool force, Labels labels)
    {
        if (to != "-" && !to.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return (to, FolderDestination.Of(to, force, PackageTables.Files, labels).WriteAsync);
        var destination = Destination.Of(to, force, labels);
        return (destination.Name, write => destination.WriteAsync(async (Stream stream) =>
        {
            await using var zip = await RepeatableZip.BeginAsync(stream);
            await write(zip.OpenAsync);
        }));
    }
}
