using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PorFse.Ledger.Exchange;

/// <summary>What an auditor knows without the bundle.</summary>
/// <param name="Fingerprint">SHA-256 of the key expected, in DER, hexadecimal; null to expect none.</param>
/// <param name="Older">A checkpoint the auditor kept, which the bundle must go back to; null for none.</param>
public sealed record AuditorKnows(string? Fingerprint = null, Checkpoint? Older = null);

/// <summary>What a bundle proves.</summary>
/// <param name="Checkpoint">The log it is of.</param>
/// <param name="Fingerprint">SHA-256 of the key that signed it, in DER, hexadecimal.</param>
/// <param name="Older">The checkpoint it goes back to; null for none.</param>
/// <param name="Figures">What it states, and its events give.</param>
public sealed record BundleProven(
    Checkpoint Checkpoint, string Fingerprint, Checkpoint? Older, EvidenceFigures Figures);

/// <summary>
/// Verifies a bundle of evidence by itself, without a ledger. Nothing of an event is read before the root that was
/// signed has confirmed its bytes. Memory: the longest line, and a number for each stream.
/// </summary>
public sealed class BundleVerification
{
    /// <summary>Most bytes of a file that is not read line by line.</summary>
    private const int MostOfSmall = 1 << 20;

    // Two hashes a level are more than any proof has.
    private const int MostOfPath = 128;

    private readonly ZipArchive zip;
    private readonly AuditorKnows known;
    private readonly Action<long> told;
    private readonly CancellationToken cancellation;

    private EcdsaKey? key;
    private Checkpoint? checkpoint;
    private Checkpoint? older;
    private JsonDocument? stated;
    private EvidenceFold? fold;
    private Digest? opening;

    private BundleVerification(ZipArchive zip, AuditorKnows known, Action<long> told, CancellationToken cancellation)
    {
        (this.zip, this.known, this.told, this.cancellation) = (zip, known, told, cancellation);
    }

    /// <summary>SHA-256 of a key as <c>openssl</c> writes it in DER, hexadecimal: what people compare.</summary>
    public static string FingerprintOf(INoteKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToHexStringLower(SHA256.HashData(key.Encoded.Span));
    }

    /// <summary>Verifies a bundle: what it proves, or the first thing that is wrong with it.</summary>
    /// <param name="file">The bundle; it can be read anywhere.</param>
    /// <param name="known">What to compare it with.</param>
    /// <param name="told">Is told now and then how many events are confirmed.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<(BundleProven? Proven, Fault? Fault)> VerifyAsync(
        Stream file, AuditorKnows known, Action<long> told, CancellationToken cancellation = default)
    {
        try
        {
            var zip = await ZipArchive.CreateAsync(
                file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8, cancellation).ConfigureAwait(false);
            await using (zip.ConfigureAwait(false))
                return await new BundleVerification(zip, known, told, cancellation).ResultAsync().ConfigureAwait(false);
        }
        catch (InvalidDataException unreadable)
        {
            return (null, new BundleUnreadable(unreadable.Message));
        }
    }

    private async Task<(BundleProven?, Fault?)> ResultAsync()
    {
        try
        {
            var fault = WrongMember()
                ?? await KeyFaultAsync().ConfigureAwait(false)
                ?? await CheckpointFaultAsync().ConfigureAwait(false)
                ?? await OlderFaultAsync().ConfigureAwait(false)
                ?? await QuestionFaultAsync().ConfigureAwait(false)
                ?? await ProofFaultAsync().ConfigureAwait(false)
                ?? await EventsFaultAsync().ConfigureAwait(false)
                ?? FiguresFault();
            return fault is not null
                ? (null, fault)
                : (new BundleProven(checkpoint!, FingerprintOf(key!), older, fold!.Figures(checkpoint!.Size)), null);
        }
        finally
        {
            stated?.Dispose();
        }
    }

    private BundleMemberWrong? WrongMember()
    {
        var counts = zip.Entries.CountBy(entry => entry.FullName).ToDictionary();
        foreach (var member in BundleMembers.Always)
        {
            if (counts.GetValueOrDefault(member) is not 1 and var count)
                return new BundleMemberWrong(member, count, 1);
        }
        var isSinceOlder = BundleMembers.SinceOlder.Any(counts.ContainsKey) || known.Older is not null;
        foreach (var member in BundleMembers.SinceOlder)
        {
            if (counts.GetValueOrDefault(member) is var count && isSinceOlder && count != 1)
                return new BundleMemberWrong(member, count, 1);
        }
        var unknown = counts.Keys.Except([.. BundleMembers.Always, .. BundleMembers.SinceOlder])
            .Order(StringComparer.Ordinal).FirstOrDefault();
        return unknown is null ? null : new BundleMemberWrong(unknown, counts[unknown], 0);
    }

    private async Task<Fault?> KeyFaultAsync()
    {
        var pem = await SmallAsync(BundleMembers.PublicKey).ConfigureAwait(false);
        key = EcdsaKey.FromPem(Encoding.Latin1.GetString(pem));
        if (key is null)
            return new BundleMemberMalformed(BundleMembers.PublicKey, 1, "PEM, PUBLIC KEY, P-256");
        return known.Fingerprint is { } expected && FingerprintOf(key) is var found && found != expected
            ? new BundleKeyUnexpected(found, expected)
            : null;
    }

    private async Task<Fault?> CheckpointFaultAsync()
    {
        (checkpoint, var fault) = await NoteAsync(BundleMembers.Checkpoint).ConfigureAwait(false);
        return fault;
    }

    private async Task<Fault?> OlderFaultAsync()
    {
        if (zip.GetEntry(BundleMembers.OlderCheckpoint) is null)
            return null;
        (older, var fault) = await NoteAsync(BundleMembers.OlderCheckpoint).ConfigureAwait(false);
        if (fault is not null)
            return fault;
        if (older!.Origin != checkpoint!.Origin)
            return new OriginDiffers(older.Origin, checkpoint.Origin);
        if (known.Older is { } kept && kept.Size != older.Size)
            return new OlderCheckpointDiffers("size", $"{older.Size}", $"{kept.Size}");
        if (known.Older is { } rooted && rooted.Root != older.Root)
            return new OlderCheckpointDiffers("root", $"{older.Root}", $"{rooted.Root}");

        var path = new List<Digest>();
        var lines = await OpenAsync(BundleMembers.Consistency).ConfigureAwait(false);
        await using (lines.ConfigureAwait(false))
        {
            await foreach (var line in BundleLines.ReadAsync(lines, cancellation).ConfigureAwait(false))
            {
                if (path.Count == MostOfPath
                    || !Digest.TryParse(Encoding.Latin1.GetString(line.Span), out var hash))
                {
                    return new BundleMemberMalformed(BundleMembers.Consistency, path.Count + 1, "SHA-256, base64");
                }
                path.Add(hash);
            }
        }
        return new ConsistencyProof(older.Size, checkpoint.Size, path).Proves(older.Root, checkpoint.Root)
            ? null
            : new HistoryNotContinued(older.Size, older.Root, checkpoint.Size, checkpoint.Root);
    }

    private async Task<(Checkpoint?, Fault?)> NoteAsync(string member)
    {
        var (note, reason) = SignedNote.Read(await SmallAsync(member).ConfigureAwait(false));
        var read = default(Checkpoint);
        if (reason is null)
            (read, reason) = Checkpoint.Read(note!);
        reason ??= note!.Refuse(new NamedKey(read!.Origin, key!));
        return reason is null ? (read, null) : (null, new CheckpointNotBelieved(member, reason.Message));
    }

    // The question stands beside its answer: until when facts count, and of which operation.
    private async Task<Fault?> QuestionFaultAsync()
    {
        try
        {
            stated = JsonDocument.Parse(await SmallAsync(BundleMembers.Figures).ConfigureAwait(false));
            var at = EvidenceEvent.DateOf(EvidenceEvent.TextOf(stated.RootElement, "at"));
            var hasOperation = stated.RootElement.TryGetProperty("operation", out _);
            fold = new EvidenceFold(at, hasOperation ? EvidenceEvent.TextOf(stated.RootElement, "operation") : null);
            return null;
        }
        catch (Exception failure) when (EvidenceEvent.IsUnreadable(failure))
        {
            return new BundleMemberMalformed(BundleMembers.Figures, 1, failure.Message);
        }
    }

    private async Task<Fault?> ProofFaultAsync()
    {
        var walk = new BundleProof(checkpoint!, fold!.Stream is null, told);
        var proof = await OpenAsync(BundleMembers.Proof).ConfigureAwait(false);
        await using (proof.ConfigureAwait(false))
        {
            var events = await OpenAsync(BundleMembers.Events).ConfigureAwait(false);
            await using (events.ConfigureAwait(false))
            {
                var fault = await walk.FaultAsync(proof, events, cancellation).ConfigureAwait(false);
                opening = walk.Opening;
                return fault;
            }
        }
    }

    private async Task<Fault?> EventsFaultAsync()
    {
        var proof = await OpenAsync(BundleMembers.Proof).ConfigureAwait(false);
        await using (proof.ConfigureAwait(false))
        {
            var events = await OpenAsync(BundleMembers.Events).ConfigureAwait(false);
            await using (events.ConfigureAwait(false))
            {
                return await new BundleEvents(fold!, checkpoint!.Size, told)
                    .FaultAsync(proof, events, cancellation).ConfigureAwait(false);
            }
        }
    }

    private Fault? FiguresFault()
    {
        var origin = Checkpoint.OriginOf(fold!.Programme, opening!.Value);
        if (checkpoint!.Origin != origin)
            return new OriginDiffers(checkpoint.Origin, origin);
        using var derived = JsonDocument.Parse(fold.Figures(checkpoint.Size).ToUtf8());
        return FiguresComparison.First("", stated!.RootElement, derived.RootElement);
    }

    private Task<Stream> OpenAsync(string member) => zip.GetEntry(member)!.OpenAsync(cancellation);

    private async Task<byte[]> SmallAsync(string member)
    {
        var stream = await OpenAsync(member).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new byte[MostOfSmall + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, false, cancellation).ConfigureAwait(false);
            return length <= MostOfSmall
                ? bytes[..length]
                : throw new InvalidDataException($"\"{member}\" is longer than {MostOfSmall} bytes.");
        }
    }
}
