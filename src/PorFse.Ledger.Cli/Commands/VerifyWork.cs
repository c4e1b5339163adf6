using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>What <c>porfse verify</c> verifies, and what it found.</summary>
internal sealed class VerifyWork(
    LedgerSession session, IReading reading, Receipt? receipt, IReadOnlyList<Checkpoint> checkpoints)
{
    private readonly List<Fault> faults = [];

    /// <summary>What was found in the log itself.</summary>
    internal Verification Log { get; private set; } = null!;

    /// <summary>All that is wrong, what has a position first.</summary>
    internal IReadOnlyList<Fault> Faults => faults;

    internal Receipt? Receipt => receipt;

    /// <summary>How many initiatives have totals.</summary>
    internal int Initiatives { get; private set; }

    internal async Task RunAsync(Action<long> told, Settings settings, CancellationToken cancellation)
    {
        var roots = checkpoints.Select(one => new KnownRoot(one.Size, one.Root)).ToList();
        var states = new List<KnownState> { KnownState.Everything };
        if (receipt is not null && Digest.TryParse(receipt.Root, out var root))
        {
            roots.Add(new KnownRoot(receipt.Position, root));
            states.Add(receipt.State);
        }
        Log = await new LogVerifier((IStoredLog)reading, roots, states).VerifyAsync(told, cancellation);
        faults.AddRange(Log.Faults);
        var now = new Basis(DateOnly.MaxValue, reading.Head);
        await CompareTotalsAsync(now, Log.Movements[0], cancellation);
        Initiatives = Log.Movements[0].Select(sum => sum.Initiative).Distinct().Count();
        if (receipt is not null && receipt.Position <= reading.Head.Position)
            await CompareReceiptAsync(receipt, settings, cancellation);
    }

    private async Task CompareReceiptAsync(Receipt receipt, Settings settings, CancellationToken cancellation)
    {
        var head = await reading.HeadAtAsync(receipt.Position, cancellation);
        var derived = Log.Movements[1];
        await CompareTotalsAsync(new Basis(receipt.State.At, head), derived, cancellation);
        if (head.RecordedAt != receipt.RecordedAt)
            faults.Add(new ReceiptDiffers("recordedAt", $"{receipt.RecordedAt:O}", $"{head.RecordedAt:O}"));
        if (derived.Sum(sum => sum.Events) is var events && events != receipt.Events)
            faults.Add(new ReceiptDiffers("events", $"{receipt.Events}", $"{events}"));
        var answer = await Asking.AnswerAsync(receipt.Question, settings, cancellation);
        if (receipt.FirstDifference(answer) is { } difference)
            faults.Add(difference);
    }

    // The stored totals, which every answer about money is made of, against what the events move.
    private async Task CompareTotalsAsync(
        Basis basis, IReadOnlyList<MovementSum> derived, CancellationToken cancellation)
    {
        var stored = (await session.ProgressOf(reading).CellsAsync(basis, cancellation))
            .ToDictionary(cell => (cell.Initiative, cell.Stage));
        var moved = derived.ToDictionary(sum => (sum.Initiative, sum.Stage));
        foreach (var key in stored.Keys.Union(moved.Keys).Order())
        {
            var (cell, sum) = (stored.GetValueOrDefault(key), moved.GetValueOrDefault(key));
            var (net, total) = (cell?.Net ?? Euro.Zero, Euro.FromCents(sum?.Cents ?? 0));
            if (net != total || (cell?.Events ?? 0) != (sum?.Events ?? 0))
            {
                faults.Add(new TotalDiffers(
                    key.Initiative, key.Stage, net, total, cell?.Events ?? 0, sum?.Events ?? 0));
            }
        }
    }
}
