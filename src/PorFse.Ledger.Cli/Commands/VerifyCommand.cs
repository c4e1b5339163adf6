using System.CommandLine;
using System.Diagnostics;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse verify</c>: the whole log against its tree, a receipt, checkpoints.</summary>
internal static class VerifyCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var receipt = File("--receipt", labels["option.verify.receipt"]);
        var checkpoints = new Option<string[]>("--checkpoint")
        {
            Description = labels["option.verify.checkpoint"],
            HelpName = "file",
        };
        var publicKey = File("--public-key", labels["option.publickey"]);
        var command = new Command("verify", labels["command.verify"]) { receipt, checkpoints, publicKey };
        return command.Does(global, (parsed, screen, cancellation) => RunAsync(
            screen,
            parsed.GetValue(receipt),
            parsed.GetValue(checkpoints) ?? [],
            parsed.GetValue(publicKey),
            cancellation));
    }

    private static Option<string?> File(string name, string description) =>
        new(name) { Description = description, HelpName = "file" };

    private static async Task<int> RunAsync(
        Screen screen, string? receiptFile, string[] checkpointFiles, string? publicKey, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var origin = (await Checkpoint.OfAsync(reading, session.OpenedFor, 1, cancellation)).Origin;
        var trust = await Trust.OfAsync(screen, origin, publicKey, cancellation);
        var receipt = receiptFile is null ? null : await trust.ReadReceiptAsync(receiptFile, cancellation);
        var checkpoints = new List<(string File, Checkpoint Checkpoint)>();
        foreach (var file in checkpointFiles)
            checkpoints.Add((file, await trust.ReadCheckpointAsync(file, cancellation)));

        var watch = Stopwatch.StartNew();
        var work = new VerifyWork(session, reading, receipt, [.. checkpoints.Select(one => one.Checkpoint)]);
        await screen.WorkAsync(screen.Labels["verify.working"], reading.Head.Position, told =>
            work.RunAsync(told, screen.Settings, cancellation));
        var answer = new VerifyAnswer(screen, work, watch.Elapsed, receiptFile, checkpoints);
        answer.Write();
        return work.Faults.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }
}
