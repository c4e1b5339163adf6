using System.CommandLine;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse checkpoint</c>: what the ledger is at a position, signed.</summary>
internal static class CheckpointCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (known, key) = (Options.KnownAt(labels), KeyFile.Named(labels));
        var to = new Option<string?>("--to") { Description = labels["option.to"], HelpName = "file" };
        var force = new Option<bool>("--force") { Description = labels["option.force"] };
        var command = new Command("checkpoint", labels["command.checkpoint"]) { known, to, force, key };
        return command.Does(global, (parsed, screen, cancellation) => RunAsync(
            screen,
            KeyFile.Of(parsed.GetValue(key), screen.Settings),
            Destination.Of(parsed.GetValue(to) ?? "-", parsed.GetValue(force), labels),
            parsed.GetValue(known),
            cancellation));
    }

    private static async Task RunAsync(
        Screen screen, KeyFile file, Destination destination, KnownAt? known, CancellationToken cancellation)
    {
        using var key = await file.ReadAsync(cancellation);
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, null, known, cancellation);
        var checkpoint = await Checkpoint.OfAsync(
            reading, session.OpenedFor, basis.KnownAt.Position, cancellation);
        await destination.WriteAsync(text => text.WriteAsync(checkpoint.Sign(key).ToString()));
        screen.Tell(screen.Labels.With("checkpoint.done", checkpoint.Size, destination.Name));
    }
}
