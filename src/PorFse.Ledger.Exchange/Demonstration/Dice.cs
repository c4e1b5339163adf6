namespace PorFse.Ledger.Exchange;

/// <summary>
/// The only source of chance: whole numbers from an explicit seed, the same on every machine and in every culture.
/// </summary>
/// <remarks>A <see cref="Random"/> with a seed keeps its sequence across versions; one without does not.</remarks>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>The dice of one part of a demonstration: another part's draws never move its own.</summary>
    internal static Dice Of(int seed, int part) => new((int)(Mix(seed, part) & int.MaxValue));

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both possible.</summary>
    internal int Between(int least, int most) => random.Next(least, most + 1);

    /// <summary>True so many times in a thousand.</summary>
    internal bool Chance(int permille) => random.Next(1000) < permille;

    /// <summary>Sixty-four scattered bits of two numbers (SplitMix64): draws that need no memory.</summary>
    internal static ulong Mix(long seed, long part)
    {
        unchecked
        {
            var bits = ((ulong)seed * 0x9E3779B97F4A7C15UL) + ((ulong)part * 0xD1B54A32D192ED03UL);
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
            return bits ^ (bits >> 31);
        }
    }
}
