using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PorFse.Ledger;

/// <summary>A public key for ECDSA on P-256 with SHA-256, as <c>openssl</c> reads and writes it.</summary>
/// <remarks>
/// Source: C2SP, signed-note.md, signature type 0x02: its id is of the key alone. Signatures are in DER (RFC 3279).
/// </remarks>
public sealed class EcdsaKey : INoteKey
{
    /// <summary>ECDSA in C2SP's list.</summary>
    internal const byte Type = 2;

    // What precedes the two coordinates of every key on P-256 (RFC 5480): algorithm, curve, and that both are given.
    private static readonly byte[] Beginning = Convert.FromHexString(
        "3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private const int Length = 91;

    private readonly byte[] encoded;

    private EcdsaKey(byte[] encoded) => this.encoded = encoded;

    /// <inheritdoc/>
    public byte SignatureType => Type;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Encoded => encoded;

    /// <summary>The key in a PEM file ("PUBLIC KEY"), each line with its line feed.</summary>
    public string Pem => PemEncoding.WriteString("PUBLIC KEY", encoded) + "\n";

    /// <summary>A key in DER; null where it is none on P-256.</summary>
    public static EcdsaKey? FromEncoded(ReadOnlySpan<byte> spki)
    {
        if (spki.Length != Length || !spki.StartsWith(Beginning))
            return null;
        try
        {
            // Two coordinates may be of no point of the curve.
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(spki, out _);
            return new EcdsaKey(spki.ToArray());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A key in PEM; null where it is none on P-256.</summary>
    public static EcdsaKey? FromPem(string pem) =>
        PemEncoding.TryFind(pem, out var fields) && pem[fields.Label] == "PUBLIC KEY"
            && Base64.Read(pem[fields.Base64Data].ReplaceLineEndings("")) is { } spki
                ? FromEncoded(spki)
                : null;

    /// <inheritdoc/>
    public uint IdUnder(string name) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(encoded));

    /// <inheritdoc/>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(encoded, out _);
        return key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}

/// <summary>A private key for ECDSA on P-256 with SHA-256.</summary>
public sealed class EcdsaSigningKey : ISigningKey, IDisposable
{
    private readonly ECDsa key;

    private EcdsaSigningKey(ECDsa key, EcdsaKey other)
    {
        this.key = key;
        Public = other;
    }

    /// <inheritdoc cref="ISigningKey.Public"/>
    public EcdsaKey Public { get; }

    INoteKey ISigningKey.Public => Public;

    /// <summary>A new key, which nobody had before.</summary>
    public static EcdsaSigningKey Create() => Of(ECDsa.Create(ECCurve.NamedCurves.nistP256))!;

    /// <summary>A key in PEM ("PRIVATE KEY", PKCS #8, not encrypted); null where it is none on P-256.</summary>
    public static EcdsaSigningKey? FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            // A public key has nothing to give away here.
            key.ExportParameters(includePrivateParameters: true);
            return Of(key);
        }
        catch (Exception none) when (none is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }

    /// <summary>The key in PEM, as it is kept in a file nobody else may read; each line with its line feed.</summary>
    public string ToPem() => key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> text) =>
        key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private static EcdsaSigningKey? Of(ECDsa key)
    {
        if (EcdsaKey.FromEncoded(key.ExportSubjectPublicKeyInfo()) is { } other)
            return new EcdsaSigningKey(key, other);
        key.Dispose();
        return null;
    }
}
