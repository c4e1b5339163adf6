using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PorFse.Ledger.Exchange;

/// <summary>What a bundle of evidence is to prove.</summary>
/// <param name="At">The last business date that counts.</param>
/// <param name="Operation">The operation; null for the whole programme.</param>
/// <param name="Positions">
/// The positions of its events, in order, after that of the opening of the ledger, 1; null for all events.
/// </param>
/// <param name="Older">A signed checkpoint to go back to, of the same log; null for none.</param>
public sealed record EvidenceQuestion(
    DateOnly At, string? Operation = null, IReadOnlyList<long>? Positions = null, SignedNote? Older = null);

/// <summary>
/// A bundle of evidence: a zip with events, the proof that they are in the log that was signed, the figures they give,
/// and a verifier that is not this program. Its memory does not depend on the number of events.
/// </summary>
/// <param name="tiles">The tree of the log.</param>
/// <param name="checkpoint">The log as known at a position.</param>
/// <param name="key">The key that signs it.</param>
public sealed class EvidenceBundle(ITiles tiles, Checkpoint checkpoint, EcdsaSigningKey key)
{
    private readonly CanonicalEvent canonical = new();
    private readonly LeafHash leaf = new();
    private readonly MerkleTree tree = new(tiles, checkpoint.Size);

    /// <summary>Writes it.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="question">What it is to prove.</param>
    /// <param name="events">The events at the question's positions, as they are stored.</param>
    /// <param name="progress">Is told each position that is done; null where nobody waits.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The figures it states.</returns>
    /// <exception cref="TreeDamagedException">The events are not those the tree is of.</exception>
    public async Task<EvidenceFigures> WriteAsync(
        Stream file,
        EvidenceQuestion question,
        IAsyncEnumerable<StoredEvent> events,
        Action<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var zip = await RepeatableZip.BeginAsync(file, cancellation).ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            foreach (var name in BundleMembers.Instructions)
                await WriteAsync(zip, name, Instruction(name), cancellation).ConfigureAwait(false);
            await WriteAsync(zip, BundleMembers.PublicKey, key.Public.Pem, cancellation).ConfigureAwait(false);
            await WriteAsync(zip, BundleMembers.Checkpoint, checkpoint.Sign(key).ToString(), cancellation)
                .ConfigureAwait(false);
            if (question.Older is { } older)
                await WriteOlderAsync(zip, older, cancellation).ConfigureAwait(false);

            var fold = new EvidenceFold(question.At, question.Operation);
            var written = await WriteEventsAsync(zip, events, fold, progress, cancellation).ConfigureAwait(false);
            var proven = await WriteProofAsync(zip, question.Positions, cancellation).ConfigureAwait(false);
            if (!written.SequenceEqual(proven))
                throw new TreeDamagedException(checkpoint.Size, "its hashes are not those of the events");
            var figures = fold.Figures(checkpoint.Size);
            await WriteAsync(zip, BundleMembers.Figures, figures.ToUtf8(), cancellation).ConfigureAwait(false);
            return figures;
        }
    }

    private async Task WriteOlderAsync(RepeatableZip zip, SignedNote older, CancellationToken cancellation)
    {
        var size = Checkpoint.Read(older).Checkpoint!.Size;
        var consistency = await tree.ProveConsistencyAsync(size, cancellation).ConfigureAwait(false);
        await WriteAsync(zip, BundleMembers.OlderCheckpoint, older.ToString(), cancellation).ConfigureAwait(false);
        var hashes = string.Concat(consistency.Path.Select(hash => $"{hash}\n"));
        await WriteAsync(zip, BundleMembers.Consistency, hashes, cancellation).ConfigureAwait(false);
    }

    // The digest of all hashes, to compare with that of the proof: what is proven must be what was written.
    private async Task<byte[]> WriteEventsAsync(
        RepeatableZip zip,
        IAsyncEnumerable<StoredEvent> events,
        EvidenceFold fold,
        Action<long>? progress,
        CancellationToken cancellation)
    {
        using var hashes = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var stream = await zip.OpenAsync(BundleMembers.Events, cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var stored in events.WithCancellation(cancellation).ConfigureAwait(false))
            {
                var line = canonical.BytesOf(stored).ToArray();
                Fold(line, stored.Position, fold);
                hashes.AppendData(leaf.Of(line).ToBytes());
                await stream.WriteAsync(line, cancellation).ConfigureAwait(false);
                stream.WriteByte((byte)'\n');
                progress?.Invoke(stored.Position);
            }
        }
        return hashes.GetHashAndReset();
    }

    private void Fold(byte[] line, long position, EvidenceFold fold)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            fold.Add(EvidenceEvent.Read(json.RootElement));
        }
        catch (Exception failure) when (EvidenceEvent.IsUnreadable(failure))
        {
            throw new TreeDamagedException(checkpoint.Size, $"the event at position {position} cannot be read");
        }
    }

    private async Task<byte[]> WriteProofAsync(
        RepeatableZip zip, IReadOnlyList<long>? positions, CancellationToken cancellation)
    {
        using var hashes = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var stream = await zip.OpenAsync(BundleMembers.Proof, cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var line in ProofAsync(positions, cancellation).ConfigureAwait(false))
            {
                if (line.IsEvent)
                    hashes.AppendData(line.Part.Hash.ToBytes());
                await stream.WriteAsync(Encoding.ASCII.GetBytes(line.ToString()), cancellation).ConfigureAwait(false);
            }
        }
        return hashes.GetHashAndReset();
    }

    // What the nodes of the proof leave out is an event.
    private async IAsyncEnumerable<ProofLine> ProofAsync(
        IReadOnlyList<long>? positions, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = 1L;
        await foreach (var part in tree.ProveAllAsync(LeavesAsync(positions), cancellation).ConfigureAwait(false))
        {
            for (; next <= part.Node.First; next++)
                yield return await EventAsync(next).ConfigureAwait(false);
            yield return new ProofLine(false, part);
            next = part.Node.End + 1;
        }
        for (; next <= checkpoint.Size; next++)
            yield return await EventAsync(next).ConfigureAwait(false);

        async Task<ProofLine> EventAsync(long position) => ProofLine.OfEvent(
            position, await tree.HashAsync(new Subtree(position - 1, position), cancellation).ConfigureAwait(false));
    }

    private async IAsyncEnumerable<long> LeavesAsync(IReadOnlyList<long>? positions)
    {
        for (var i = 0L; i < (positions?.Count ?? checkpoint.Size); i++)
            yield return positions is null ? i : positions[(int)i] - 1;
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static byte[] Instruction(string name)
    {
        using var stream = typeof(EvidenceBundle).Assembly.GetManifestResourceStream("Evidence/" + name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Task WriteAsync(RepeatableZip zip, string name, string text, CancellationToken cancellation) =>
        WriteAsync(zip, name, Encoding.UTF8.GetBytes(text), cancellation);

    private static async Task WriteAsync(
        RepeatableZip zip, string name, byte[] bytes, CancellationToken cancellation)
    {
        var stream = await zip.OpenAsync(name, cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
            await stream.WriteAsync(bytes, cancellation).ConfigureAwait(false);
    }
}
