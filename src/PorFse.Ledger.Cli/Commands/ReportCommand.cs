using System.CommandLine;
using System.Text;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse report</c>: the report on a state as a file; what its name ends in says of what kind.</summary>
internal static class ReportCommand
{
    private delegate Task Writing(ReportState state, Labels labels, Stream file, CancellationToken cancellation);

    private static readonly SortedDictionary<string, Writing> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = (state, labels, file, cancellation) =>
            file.WriteAsync(Encoding.UTF8.GetBytes(PublicSummary.Of(state, labels)), cancellation).AsTask(),
        [".xlsx"] = (state, labels, file, cancellation) =>
            ReportWorkbook.Of(state, labels).WriteAsync(file, cancellation),
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
        var state = await ReportState.ReadAsync(reading, basis, session.Opening!, cancellation);
        await destination.WriteAsync((Stream file) => write(state, screen.Labels, file, cancellation));
        screen.Tell(screen.Labels.With("report.done", destination.Name));
    }
}

/// <summary>A report is asked for of a kind there is none of.</summary>
internal sealed record ReportKindUnknown(string File, int Kinds, string Known) : Refusal
{
    public override string Message =>
        Text($"The name \"{File}\" ends in none of the {Kinds} kinds of report: {Known}.");
}
