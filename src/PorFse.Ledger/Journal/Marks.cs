using System.Numerics;

namespace PorFse.Ledger;

/// <summary>
/// Bits of which each that was seen marks one: of so many that nothing need be kept, it is known who may have been seen
/// and who surely was not.
/// </summary>
internal sealed class Marks
{
    private const int BitsOfWord = 64;

    private readonly ulong[] words;

    /// <summary>Begins with none.</summary>
    /// <param name="bits">How many bits at least; a power of two is taken.</param>
    internal Marks(long bits) => words = new ulong[BitOperations.RoundUpToPowerOf2((ulong)bits) / BitsOfWord];

    /// <summary>How many bits there are.</summary>
    internal long Count => (long)words.Length * BitsOfWord;

    /// <summary>How many are not marked.</summary>
    internal long Empty => Count - words.Sum(word => (long)BitOperations.PopCount(word));

    /// <summary>Marks one; true where it was not yet.</summary>
    internal bool Add(ulong hash)
    {
        var isNew = !Contains(hash);
        words[WordOf(hash)] |= BitOf(hash);
        return isNew;
    }

    /// <summary>Whether it is marked, by itself or by another of the same bit.</summary>
    internal bool Contains(ulong hash) => (words[WordOf(hash)] & BitOf(hash)) != 0;

    private ulong WordOf(ulong hash) => hash / BitsOfWord % (ulong)words.Length;

    private static ulong BitOf(ulong hash) => 1UL << (int)(hash % BitsOfWord);
}
