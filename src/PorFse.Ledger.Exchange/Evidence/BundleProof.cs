namespace PorFse.Ledger.Exchange;

/// <summary>Puts the tree together from a bundle's proof and the bytes of its events, which it does not read.</summary>
/// <param name="checkpoint">What was signed.</param>
/// <param name="isWhole">Whether every event must be there, or only the first.</param>
/// <param name="told">Is told how many thousandths are done, up to half of them.</param>
internal sealed class BundleProof(Checkpoint checkpoint, bool isWhole, Action<long> told)
{
    private const long Half = 500;

    private readonly LeafHash leaf = new();

    /// <summary>The hash of the first event.</summary>
    internal Digest? Opening { get; private set; }

    /// <summary>The first thing that is wrong; null when the root is the one that was signed.</summary>
    internal async Task<Fault?> FaultAsync(Stream proof, Stream events, CancellationToken cancellation)
    {
        var parts = new TreeParts(checkpoint.Size);
        var number = 0L;
        var next = BundleLines.ReadAsync(events, cancellation).GetAsyncEnumerator(cancellation);
        await using (next.ConfigureAwait(false))
        {
            await foreach (var line in BundleLines.ReadAsync(proof, cancellation).ConfigureAwait(false))
            {
                number++;
                if (ProofLine.Read(line.Span) is not { } part)
                    return new BundleMemberMalformed(BundleMembers.Proof, number, "event 7 HASH, nodes 1 6 HASH");
                if (!part.IsEvent && (isWhole || part.From == 1))
                    return new BundleIncomplete(part.From, part.Until);
                if (part.IsEvent)
                {
                    var isThere = await next.MoveNextAsync().ConfigureAwait(false);
                    if (EventFault(part, isThere ? next.Current : default(ReadOnlyMemory<byte>?)) is { } fault)
                        return fault;
                }
                if (!parts.Add(part.Part))
                    return new ProofMisplaced(part.From, part.Until);
                told(part.Until * Half / checkpoint.Size);
            }
            if (await next.MoveNextAsync().ConfigureAwait(false))
                return new EventNotProven(EvidenceEvent.PositionOf(next.Current), null);
        }
        if (parts.Root != checkpoint.Root)
            return new ProofRootDiffers(checkpoint.Size, checkpoint.Root, parts.Root);
        return Opening is null ? new EventLeftOut(1, null) : null;
    }

    private Fault? EventFault(ProofLine part, ReadOnlyMemory<byte>? line)
    {
        if (line is not { } found)
            return new EventLeftOut(part.From, null);
        var hash = leaf.Of(found.Span);
        if (part.From == 1)
            Opening = hash;
        if (hash == part.Part.Hash)
            return null;
        var says = EvidenceEvent.PositionOf(found);
        if (says > part.From)
            return new EventLeftOut(part.From, says);
        return says < part.From
            ? new EventNotProven(says, part.From)
            : new EventHashDiffers(part.From, part.Part.Hash, hash);
    }
}
