using System.CommandLine;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse report</c>: the report on a state as a file; what its name ends in says of what kind.</summary>
internal static class ReportCommand
{
    private delegate Task Writing(
        IReading reading,
        Basis basis,
        LedgerOpened opening,
        Labels labels,
        Stream file,
        CancellationToken cancellation);

    private static readonly SortedDictionary<string, Writing> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".xlsx"] = WriteWorkbookAsync,
    };

    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (at, known, force) = (Options.At(labels), Options.KnownAt(labels), Options.Force(labels));
        var to = new Option<string>("--to")
        {
            Description = labels["option.report.to"],
            HelpName = "file",
            Required = true,
        };
        var command = new Command("report", labels["command.report"]) { to, force, at, known };
        return command.Does(global, (parsed, screen, cancellation) =>
        {
            var file = parsed.GetValue(to)!;
            return RunAsync(
                screen,
                KindOf(file),
                Destination.Of(file, parsed.GetValue(force), labels),
                parsed.GetValue(at),
                parsed.GetValue(known),
                cancellation);
        });
    }

    private static Writing KindOf(string file) => Kinds.TryGetValue(Path.GetExtension(file), out var kind)
        ? kind
        : throw new RefusedException(new ReportKindUnknown(file, Kinds.Count, string.Join(", ", Kinds.Keys)));

    private static async Task RunAsync(
        Screen screen,
        Writing write,
        Destination destination,
        DateOnly? at,
        KnownAt? known,
        CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, at, known, cancellation);
        await destination.WriteAsync((Stream file) =>
            write(reading, basis, session.Opening!, screen.Labels, file, cancellation));
        screen.Tell(screen.Labels.With("report.done", destination.Name));
    }

    private static async Task WriteWorkbookAsync(
        IReading reading, Basis basis, LedgerOpened opening, Labels labels, Stream file, CancellationToken cancellation)
    {
        var workbook = await ReportWorkbook.ReadAsync(reading, basis, opening, labels, cancellation);
        await workbook.WriteAsync(file, cancellation);
    }
}

/// <summary>A report is asked for of a kind there is none of.</summary>
internal sealed record ReportKindUnknown(string File, int Kinds, string Known) : Refusal
{
    public override string Message =>
        Text($"The name \"{File}\" ends in none of the {Kinds} kinds of report: {Known}.");
}
