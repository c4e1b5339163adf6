using System.Runtime.CompilerServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// Long ranges of the log read piece by piece, so that whoever waits is told how far it is even where nothing matches.
/// </summary>
internal static class Pieces
{
    private const long Positions = 100_000;

    /// <summary>The events of some ranges, one range after the other.</summary>
    /// <param name="reading">The ledger.</param>
    /// <param name="ranges">What to read.</param>
    /// <param name="told">Called with the number of positions passed so far; null where nobody waits.</param>
    /// <param name="cancellation">Ends it early.</param>
    internal static async IAsyncEnumerable<RecordedEvent> InPiecesAsync(
        this IReading reading,
        IEnumerable<EventRange> ranges,
        Action<long>? told,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var passed = 0L;
        foreach (var piece in ranges.SelectMany(Split))
        {
            await foreach (var recorded in reading.ReadAsync(piece, cancellation).ConfigureAwait(false))
                yield return recorded;
            told?.Invoke(passed += piece.Until - piece.After);
        }
    }

    private static IEnumerable<EventRange> Split(EventRange range)
    {
        for (var after = range.After; after < range.Until; after += Positions)
            yield return range with { After = after, Until = Math.Min(after + Positions, range.Until) };
    }
}
