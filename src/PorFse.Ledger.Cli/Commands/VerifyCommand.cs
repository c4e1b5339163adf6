using System.CommandLine;
using System.Diagnostics;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse verify</c>: the whole log against its tree, a receipt, checkpoints; or a bundle.</summary>
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
        var bundle = File("--bundle", labels["option.verify.bundle"]);
        var command = new Command("verify", labels["command.verify"]) { receipt, checkpoints, bundle, publicKey };
        return command.Does(global, (parsed, screen, cancellation) =>
        {
            var (receiptFile, kept) = (parsed.GetValue(receipt), parsed.GetValue(checkpoints) ?? []);
            if (parsed.GetValue(bundle) is not { } file)
                return RunAsync(screen, receiptFile, kept, parsed.GetValue(publicKey), cancellation);
            if (receiptFile is not null || kept.Length > 1)
                throw new RefusedException(new BundleVerifiedAlone(receiptFile is null ? 0 : 1, kept.Length));
            return VerifyBundle.RunAsync(
                screen, file, kept.SingleOrDefault(), parsed.GetValue(publicKey), cancellation);
        });
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

/// <summary>Something beside a bundle that has nothing to do with it.</summary>
internal sealed record BundleVerifiedAlone(int Receipts, int Checkpoints) : Refusal
{
    public override string Message =>
        Text($"A bundle is verified with 0 receipts and at most 1 checkpoint; given are {Receipts} and {Checkpoints}.");
}
