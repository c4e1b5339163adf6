using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>Reads what somebody brings along to be verified, and believes what a known key signed.</summary>
internal sealed class Trust
{
    private readonly Screen screen;
    private readonly string origin;
    private readonly INoteKey? key;

    private Trust(Screen screen, string origin, INoteKey? key)
    {
        this.screen = screen;
        this.origin = origin;
        this.key = key;
    }

    /// <summary>With the key of a file, else with the ledger's own where it is at hand.</summary>
    internal static async Task<Trust> OfAsync(
        Screen screen, string origin, string? publicKey, CancellationToken cancellation)
    {
        if (publicKey is not null)
        {
            var pem = await File.ReadAllTextAsync(publicKey, cancellation);
            return new Trust(screen, origin, EcdsaKey.FromPem(pem)
                ?? throw new RefusedException(new PublicKeyUnusable(publicKey)));
        }
        var file = KeyFile.Of(null, screen.Settings);
        if (!Path.Exists(file.Location))
            return new Trust(screen, origin, null);
        using var own = await file.ReadAsync(cancellation);
        return new Trust(screen, origin, own.Public);
    }

    /// <summary>A receipt of this ledger, its checkpoint signed and of the same root.</summary>
    internal async Task<Receipt> ReadReceiptAsync(string file, CancellationToken cancellation)
    {
        var (receipt, reason) = Receipt.Read(file, await File.ReadAllTextAsync(file, cancellation));
        if (receipt is null)
            throw new RefusedException(reason!);
        RequireOrigin(file, receipt.Origin);
        if (receipt.Checkpoint is null)
        {
            screen.Tell(screen.Labels.With("verify.nosignature", file));
            return receipt;
        }
        var checkpoint = Read(file, System.Text.Encoding.UTF8.GetBytes(receipt.Checkpoint));
        if (checkpoint.Size != receipt.Position || checkpoint.Root.ToString() != receipt.Root)
        {
            throw new RefusedException(new ReceiptBesideCheckpoint(
                file, receipt.Position, receipt.Root, checkpoint.Size, checkpoint.Root.ToString()));
        }
        return receipt;
    }

    /// <summary>A checkpoint of this ledger.</summary>
    internal async Task<Checkpoint> ReadCheckpointAsync(string file, CancellationToken cancellation) =>
        Read(file, await File.ReadAllBytesAsync(file, cancellation));

    private Checkpoint Read(string file, byte[] bytes)
    {
        var (note, noNote) = SignedNote.Read(bytes);
        if (note is null)
            throw new RefusedException(noNote!);
        var (checkpoint, noCheckpoint) = Checkpoint.Read(note);
        if (checkpoint is null)
            throw new RefusedException(noCheckpoint!);
        RequireOrigin(file, checkpoint.Origin);
        if (key is null)
            screen.Tell(screen.Labels.With("verify.unsigned", file));
        else if (note.Refuse(new NamedKey(origin, key)) is { } forged)
            throw new RefusedException(forged);
        return checkpoint;
    }

    private void RequireOrigin(string file, string found)
    {
        if (found != origin)
            throw new RefusedException(new OfAnotherLedger(file, found, origin));
    }
}

/// <summary>A file holds no public key that could have signed.</summary>
internal sealed record PublicKeyUnusable(string File) : Refusal
{
    public override string Message => Text($"The file \"{File}\" holds 0 public keys on P-256 (PEM); it needs 1.");
}

/// <summary>A receipt or checkpoint of another ledger.</summary>
internal sealed record OfAnotherLedger(string File, string Found, string Origin) : Refusal
{
    public override string Message => Text($"\"{File}\" is of the ledger {Found}; this one is {Origin}.");
}

/// <summary>The root a receipt names is not the one its checkpoint signs.</summary>
internal sealed record ReceiptBesideCheckpoint(
    string File, long Position, string Root, long SignedPosition, string SignedRoot) : Refusal
{
    public override string Message =>
        Text($"\"{File}\" names the root {Root} over {Position} events; ")
        + Text($"its checkpoint signs {SignedRoot} over {SignedPosition}.");
}
