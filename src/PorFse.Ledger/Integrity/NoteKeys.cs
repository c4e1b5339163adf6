using System.Buffers.Binary;
using System.Globalization;

namespace PorFse.Ledger;

/// <summary>The public half of a key that signs notes, whatever its algorithm.</summary>
/// <remarks>Source: C2SP, signed-note.md, "Signature types".</remarks>
public interface INoteKey
{
    /// <summary>The algorithm, by its number in C2SP's list.</summary>
    byte SignatureType { get; }

    /// <summary>The key as that algorithm encodes it.</summary>
    ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>What tells the key from others of its name.</summary>
    uint IdUnder(string name);

    /// <summary>Whether the other half signed a text, given as UTF-8.</summary>
    bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature);
}

/// <summary>The private half of a key that signs notes.</summary>
public interface ISigningKey
{
    /// <summary>The other half.</summary>
    INoteKey Public { get; }

    /// <summary>Signs a text, given as UTF-8.</summary>
    byte[] Sign(ReadOnlySpan<byte> text);
}

/// <summary>A public key under the name it signs by.</summary>
/// <param name="Name">Its name: not empty, without blanks or "+".</param>
/// <param name="Key">The key.</param>
public sealed record NamedKey(string Name, INoteKey Key)
{
    /// <summary>What stands in each of its signatures, with its name.</summary>
    public uint Id => Key.IdUnder(Name);

    /// <summary>The verifier key of C2SP: name, id in hexadecimal, type and key in base64, with "+" between.</summary>
    public override string ToString() =>
        $"{Name}+{HexOf(Id)}+{Convert.ToBase64String([Key.SignatureType, .. Key.Encoded.Span])}";

    /// <summary>Reads what <see cref="ToString"/> writes; false for a key of an algorithm that is not ours.</summary>
    public static bool TryParse(string? text, out NamedKey? named)
    {
        named = null;
        var parts = text?.Split('+', 3) ?? [];
        if (parts.Length < 3 || !IsName(parts[0]) || Base64.Read(parts[2]) is not [EcdsaKey.Type, .. var encoded]
            || EcdsaKey.FromEncoded(encoded) is not { } key)
        {
            return false;
        }
        var read = new NamedKey(parts[0], key);
        named = parts[1] == HexOf(read.Id) ? read : null;
        return named is not null;
    }

    /// <summary>Whether a key may have this name.</summary>
    internal static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || c == '+');

    private static string HexOf(uint id) => id.ToString("x8", CultureInfo.InvariantCulture);
}

/// <summary>Base64 as it is written, in one way only: without blanks, and with no bit set that is not read.</summary>
internal static class Base64
{
    internal static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count)
            && Convert.ToBase64String(bytes, 0, count) == text
                ? bytes[..count]
                : null;
    }
}

/// <summary>A signature of a note.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="KeyId">What tells the key from others of its name.</param>
/// <param name="Bytes">What the key made of the text.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Bytes)
{
    private const string Dash = "— ";

    /// <summary>The line it stands on.</summary>
    public override string ToString()
    {
        var signed = new byte[sizeof(uint) + Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(signed, KeyId);
        Bytes.Span.CopyTo(signed.AsSpan(sizeof(uint)));
        return $"{Dash}{Name} {Convert.ToBase64String(signed)}";
    }

    /// <summary>Reads a line; null when it is none of a signature.</summary>
    internal static NoteSignature? Read(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal))
            return null;
        var parts = line[Dash.Length..].Split(' ');
        return parts.Length == 2 && NamedKey.IsName(parts[0])
            && Base64.Read(parts[1]) is { Length: > sizeof(uint) } signed
            ? new NoteSignature(parts[0], BinaryPrimitives.ReadUInt32BigEndian(signed), signed.AsMemory(sizeof(uint)))
            : null;
    }
}
