using System.Buffers;
using System.Text;

namespace PorFse.Ledger;

/// <summary>A text signed by one or more keys. It says nothing until <see cref="Refuse"/> finds nothing.</summary>
/// <remarks>Source: C2SP, signed-note.md.</remarks>
public sealed record SignedNote
{
    /// <summary>Most signatures that are read.</summary>
    public const int MostSignatures = 100;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Where(c => c != '\n')]);

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures)
    {
        Text = text;
        Signatures = signatures;
    }

    /// <summary>What is signed, with the line feed at its end.</summary>
    public string Text { get; }

    /// <summary>The signatures, in their order, whether or not they are right.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Signs a text.</summary>
    /// <param name="text">Lines, each with a line feed; no control characters.</param>
    /// <param name="name">Name of the key: not empty, without blanks or "+".</param>
    /// <param name="key">The key.</param>
    public static SignedNote Sign(string text, string name, ISigningKey key)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(key);
        if (!text.EndsWith('\n') || text.AsSpan().ContainsAny(Controls))
            throw new ArgumentException("A note is lines of text, each with a line feed.", nameof(text));
        if (!NamedKey.IsName(name))
            throw new ArgumentException($"A key cannot have the name \"{name}\".", nameof(name));
        var signature = new NoteSignature(name, key.Public.IdUnder(name), key.Sign(Utf8.GetBytes(text)));
        return new SignedNote(text, [signature]);
    }

    /// <summary>Reads a note, or says what is wrong with it.</summary>
    public static (SignedNote? Note, Refusal? Reason) Read(ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return (null, new NoteMalformed(1, "UTF-8"));
        }
        if (text.AsSpan().IndexOfAny(Controls) is >= 0 and var control)
            return (null, new NoteMalformed(LineOf(text, control), "U+0020 …"));
        // The last empty line parts the text from its signatures.
        var end = text.LastIndexOf("\n\n", StringComparison.Ordinal) + 1;
        if (end == 0 || !text.EndsWith('\n'))
            return (null, new NoteMalformed(LineOf(text, text.Length), "\\n"));
        var first = LineOf(text, end) + 1;
        var lines = text[(end + 1)..].Split('\n')[..^1];
        if (lines.Length is 0 or > MostSignatures)
            return (null, new NoteMalformed(first + lines.Length, $"1 … {MostSignatures} × \"— <name> <base64>\""));
        var signatures = new List<NoteSignature>();
        foreach (var line in lines)
        {
            if (NoteSignature.Read(line) is not { } signature)
                return (null, new NoteMalformed(first + signatures.Count, "— <name> <base64>"));
            signatures.Add(signature);
        }
        return (new SignedNote(text[..end], signatures), null);
    }

    /// <summary>
    /// Why the note is not to be believed: a known key has a signature that is wrong, or none at all. Null when a known
    /// key signed the text and none is wrong; what unknown keys signed counts for nothing.
    /// </summary>
    public Refusal? Refuse(params IReadOnlyList<NamedKey> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var text = Utf8.GetBytes(Text);
        var isSigned = false;
        foreach (var signature in Signatures)
        {
            var key = known.FirstOrDefault(key => key.Name == signature.Name && key.Id == signature.KeyId);
            if (key is null)
                continue;
            if (!key.Key.Verifies(text, signature.Bytes.Span))
                return new NoteForged(key.Name);
            isSigned = true;
        }
        return isSigned ? null : new NoteNotSigned(Signatures.Count, known.Count);
    }

    /// <summary>The note with the signatures of both, for a text that several keys sign.</summary>
    public SignedNote With(SignedNote other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Text != Text)
            throw new ArgumentException("It signs another text.", nameof(other));
        return new SignedNote(Text, [.. Signatures, .. other.Signatures]);
    }

    /// <summary>The note as it is kept in a file, in UTF-8.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(one => $"{one}\n"))}";

    private static int LineOf(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;
}

/// <summary>A file is no signed note.</summary>
/// <param name="Line">The line at which it is none.</param>
/// <param name="Expected">What should be there.</param>
public sealed record NoteMalformed(int Line, string Expected) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"Line {Line} of the signed note is not as it must be: {Expected}.");
}

/// <summary>A signature is not of the key whose name and number it bears, or the text was changed.</summary>
public sealed record NoteForged(string Key) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The signature of {Key} does not fit the text: one of both was changed.");
}

/// <summary>A note has no signature of a key that is trusted.</summary>
public sealed record NoteNotSigned(int Signatures, int Known) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Of {Signatures} signatures of the note 0 are by the {Known} known keys; it needs 1.");
}
