using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PorFse.Ledger;

/// <summary>A SHA-256 of the tree over the log: of a leaf, of a node, or the root.</summary>
/// <remarks>Source: RFC 9162, section 2.1.1: a leaf is hashed after a byte 0, a node after a byte 1.</remarks>
public readonly record struct Digest
{
    /// <summary>Bytes of a digest.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    /// <summary>The byte before what a leaf is the hash of.</summary>
    public const byte LeafPrefix = 0;

    private const byte NodePrefix = 1;

    /// <summary>Characters of a digest in base64.</summary>
    public const int TextLength = 44;

    private readonly ulong first;
    private readonly ulong second;
    private readonly ulong third;
    private readonly ulong fourth;

    /// <summary>The digest of 32 bytes.</summary>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static Digest Nothing { get; } = new(SHA256.HashData([]));

    /// <summary>The digests of bytes that follow one another.</summary>
    public static IReadOnlyList<Digest> ReadAll(ReadOnlySpan<byte> bytes)
    {
        var digests = new Digest[bytes.Length / Size];
        for (var i = 0; i < digests.Length; i++)
            digests[i] = new Digest(bytes.Slice(i * Size, Size));
        return digests;
    }

    /// <summary>The hash of a leaf.</summary>
    /// <param name="prefixed">What is hashed, <see cref="LeafPrefix"/> before it.</param>
    public static Digest OfLeaf(ReadOnlySpan<byte> prefixed)
    {
        ArgumentOutOfRangeException.ThrowIfZero(prefixed.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(prefixed[0], LeafPrefix);
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(prefixed, hash);
        return new Digest(hash);
    }

    /// <summary>The hash of a node.</summary>
    public static Digest OfNode(Digest left, Digest right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Size)];
        both[0] = NodePrefix;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Size)..]);
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(both, hash);
        return new Digest(hash);
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, first);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], second);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], third);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], fourth);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>In base64, as in checkpoints and receipts.</summary>
    public override string ToString() => Convert.ToBase64String(ToBytes());

    /// <summary>Reads what <see cref="ToString"/> writes, and nothing else.</summary>
    public static bool TryParse(string? text, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var isDigest = text?.Length == TextLength
            && Convert.TryFromBase64String(text, bytes, out var written) && written == Size;
        digest = isDigest ? new Digest(bytes) : default;
        // Base64 has bits to spare in its last letter; there is one right way to write a digest.
        return isDigest && digest.ToString() == text;
    }
}
