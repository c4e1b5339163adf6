namespace PorFse.Ledger;

/// <summary>What any code, reference or title must be to enter the ledger.</summary>
public static class Texts
{
    /// <summary>Longest code of an operation in the national system (PUC, COD_LOCALE_PROGETTO).</summary>
    public const int LongestCode = 60;

    /// <summary>Longest reference to a document.</summary>
    public const int LongestReference = 100;

    /// <summary>Longest title in the national system (PUC, TITOLO).</summary>
    public const int LongestTitle = 500;

    /// <summary>Longest name of a file; no common file system has longer ones.</summary>
    public const int LongestFile = 255;

    /// <summary>Longest note, some twenty lines of a page.</summary>
    public const int LongestNote = 2_000;

    /// <summary>Refuses an empty, too long or unprintable text; null when it is right.</summary>
    public static Refusal? Refuse(string field, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new TextMissing(field, longest);
        if (text.Length > longest)
            return new TextTooLong(field, text.Length, longest);
        for (var i = 0; i < text.Length; i++)
        {
            var alone = char.IsHighSurrogate(text[i])
                ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])
                : char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
            if (char.IsControl(text[i]) || alone)
                return new TextUnprintable(field, i + 1, text[i]);
        }
        return null;
    }

    /// <summary>As <see cref="Refuse"/>, for a text that may be absent.</summary>
    public static Refusal? RefuseOptional(string field, string? text, int longest) =>
        text is null ? null : Refuse(field, text, longest);

    /// <summary>Refuses the number of a paper and the document it is in, which may be absent.</summary>
    internal static Refusal? RefusePapers(string reference, string? document) =>
        Refuse("reference", reference, LongestReference) ?? RefuseOptional("document", document, LongestReference);
}

/// <summary>A text that must be there and is not, or has blanks only.</summary>
public sealed record TextMissing(string Field, int Longest) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The {Field} has 0 characters besides blanks; it needs 1 to {Longest}.");
}

/// <summary>A text longer than the national system, or this ledger, takes.</summary>
public sealed record TextTooLong(string Field, int Length, int Longest) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The {Field} has {Length} characters; it may have at most {Longest}.");
}

/// <summary>A text with a control character or half a surrogate pair: no file or screen could show it again.</summary>
public sealed record TextUnprintable(string Field, int At, char Character) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The {Field} has the unprintable character U+{(int)Character:X4} at {At}; none is allowed.");
}
