using System.Globalization;

namespace PorFse.Ledger;

/// <summary>What the log was at a position, in three lines that can be signed and kept by anybody.</summary>
/// <param name="Origin">Which log it is, see <see cref="OriginOf"/>.</param>
/// <param name="Size">How many events it had: the position of the last.</param>
/// <param name="Root">Root of the Merkle tree over them.</param>
/// <remarks>Source: C2SP, tlog-checkpoint.md, without extension lines.</remarks>
public sealed record Checkpoint(string Origin, long Size, Digest Root)
{
    /// <summary>What a log was when it was so long.</summary>
    /// <param name="tiles">The tiles of the log; it has an event.</param>
    /// <param name="programme">CCI of its programme.</param>
    /// <param name="size">How many events count: the position of the last.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<Checkpoint> OfAsync(
        ITiles tiles, string programme, long size, CancellationToken cancellation)
    {
        var opening = await new MerkleTree(tiles, 1).RootAsync(cancellation).ConfigureAwait(false);
        var root = await new MerkleTree(tiles, size).RootAsync(cancellation).ConfigureAwait(false);
        return new Checkpoint(OriginOf(programme, opening), size, root);
    }

    /// <summary>
    /// The name of a ledger: the programme, and the beginning of the hash of its first event. That event says when to
    /// the microsecond, by whom and for what the ledger was opened, so that two ledgers of one programme are two logs,
    /// while a restored backup is still the same.
    /// </summary>
    /// <param name="programme">CCI of the programme.</param>
    /// <param name="opening">Hash of the first leaf.</param>
    public static string OriginOf(string programme, Digest opening) =>
        $"porfse/{Uri.EscapeDataString(programme)}/{Convert.ToHexStringLower(opening.ToBytes().AsSpan(0, 8))}";

    /// <summary>The checkpoint with a signature, by the name of the log.</summary>
    public SignedNote Sign(ISigningKey key) => SignedNote.Sign(ToString(), Origin, key);

    /// <summary>The text that is signed: origin, size and root, each with a line feed.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n");

    /// <summary>
    /// Reads the text of a note, or says what is wrong with it. Whether it is to be believed, its signatures say.
    /// Lines that follow the root are other people's, and are left aside.
    /// </summary>
    public static (Checkpoint? Checkpoint, Refusal? Reason) Read(SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var lines = note.Text.Split('\n')[..^1];
        if (Array.FindIndex(lines, line => line.Length == 0) is >= 0 and var empty)
            return (null, new NoteMalformed(empty + 1, "…"));
        if (lines.Length < 2 || !IsSize(lines[1], out var size))
            return (null, new NoteMalformed(2, "0 … 9223372036854775807"));
        if (lines.Length < 3 || !Digest.TryParse(lines[2], out var root))
            return (null, new NoteMalformed(3, "SHA-256, base64"));
        return (new Checkpoint(lines[0], size, root), null);
    }

    // One number is written in one way: without signs, blanks or zeros before it.
    private static bool IsSize(string text, out long size) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size)
        && size.ToString(CultureInfo.InvariantCulture) == text;
}
