using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PorFse.Ledger;

/// <summary>
/// The identity of a fact: a name-based UUID (version 5) of source, reference and event type. The same document
/// delivered twice has the same identity, by whatever way it comes.
/// </summary>
/// <remarks>
/// Source: RFC 9562, section 5.5. The three parts are joined by U+001F, which no text in the ledger may contain (see
/// <see cref="Texts"/>, <see cref="Provenance.Refuse"/>). A fact whose import was undone may be recorded anew: then it
/// is repetition 1 of its identity, then 2, and the number is a fourth part.
/// </remarks>
public static class EventId
{
    private const int Prefix = 16;

    private static readonly Guid Namespace = new("6f1d6c2e-9a0b-5d7e-8c41-2f0a7b7c5e10");

    /// <summary>The identity of the fact.</summary>
    public static Guid Of(string source, string reference, string type, int repetition = 0)
    {
        var text = repetition == 0
            ? $"{source}\u001f{reference}\u001f{type}"
            : string.Create(CultureInfo.InvariantCulture, $"{source}\u001f{reference}\u001f{type}\u001f{repetition}");
        var bytes = ArrayPool<byte>.Shared.Rent(Prefix + Encoding.UTF8.GetMaxByteCount(text.Length));
        Namespace.TryWriteBytes(bytes, bigEndian: true, out _);
        var length = Prefix + Encoding.UTF8.GetBytes(text, bytes.AsSpan(Prefix));

        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // SHA-1 is what RFC 9562 prescribes for version 5; nothing is protected by it here.
        SHA1.HashData(bytes.AsSpan(0, length), hash);
#pragma warning restore CA5350
        ArrayPool<byte>.Shared.Return(bytes);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
