using System.Globalization;
using System.Text;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// A line of a bundle's proof: <c>event 7 HASH</c> for an event that is in the bundle, <c>nodes 1 6 HASH</c> for the
/// node of the tree over events that are not. Together they are the whole tree from its first leaf to its last.
/// </summary>
/// <param name="IsEvent">Whether the event itself is in the bundle.</param>
/// <param name="Part">The node with its hash.</param>
internal sealed record ProofLine(bool IsEvent, TreePart Part)
{
    /// <summary>First position it is over.</summary>
    internal long From => Part.Node.First + 1;

    /// <summary>Last position it is over.</summary>
    internal long Until => Part.Node.End;

    /// <summary>The line of an event.</summary>
    internal static ProofLine OfEvent(long position, Digest hash) =>
        new(true, new TreePart(new Subtree(position - 1, position), hash));

    /// <summary>The line, with its line feed.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(IsEvent ? $"event {From}" : $"nodes {From} {Until}")} {Part.Hash}\n");

    /// <summary>Reads a line, given without its line feed; null when it is none.</summary>
    internal static ProofLine? Read(ReadOnlySpan<byte> line)
    {
        var words = Encoding.Latin1.GetString(line).Split(' ');
        if (words.Length < 3 || !Digest.TryParse(words[^1], out var hash))
            return null;
        return words switch
        {
            ["event", var at, _] when IsPosition(at, out var position) => OfEvent(position, hash),
            ["nodes", var from, var until, _] when IsPosition(from, out var first) && IsPosition(until, out var last) =>
                new ProofLine(false, new TreePart(new Subtree(first - 1, last), hash)),
            _ => null,
        };
    }

    // One number is written in one way: without signs, blanks or zeros before it.
    private static bool IsPosition(string text, out long position) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position)
        && position > 0 && position.ToString(CultureInfo.InvariantCulture) == text;
}
