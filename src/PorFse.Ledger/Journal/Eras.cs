namespace PorFse.Ledger;

/// <summary>
/// How the log is divided for views of its past: into eras of so many positions each, and those into spans of 16, 256 …
/// eras. What an era or a span holds never changes once the log has passed its end.
/// </summary>
/// <param name="Length">Positions in an era, from 1.</param>
public sealed record Eras(int Length)
{
    /// <summary>The length of a ledger's eras: 2¹⁶ positions.</summary>
    public const int UsualLength = 65_536;

    /// <summary>How many eras, or spans of one size, the next larger span has.</summary>
    public const int Factor = 16;

    /// <summary>How many eras are complete when the log ends at a position.</summary>
    public long CountAt(long position) => position / Length;

    /// <summary>The last position of the first so many eras.</summary>
    public long EndOf(long eras) => eras * Length;

    /// <summary>The first so many eras, as few spans as possible.</summary>
    public static IEnumerable<EraSpan> SpansOf(long eras)
    {
        var size = 1L;
        while (size * Factor <= eras)
            size *= Factor;
        for (var first = 0L; first < eras; first += size)
        {
            while (size > eras - first)
                size /= Factor;
            yield return new EraSpan(size, first);
        }
    }

    /// <summary>The spans that are complete with an era: itself, and every larger one that ends with it.</summary>
    public static IEnumerable<EraSpan> SpansEndingWith(long era)
    {
        for (var size = 1L; (era + 1) % size == 0; size *= Factor)
            yield return new EraSpan(size, era + 1 - size);
    }
}

/// <summary>A stretch of complete eras.</summary>
/// <param name="Size">How many eras: 1, 16, 256 …</param>
/// <param name="First">Number of its first era, from 0; a multiple of its size.</param>
public readonly record struct EraSpan(long Size, long First);
