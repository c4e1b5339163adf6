namespace PorFse.Ledger;

/// <summary>The tiles of the Merkle tree over a log, wherever they are kept.</summary>
public interface ITiles
{
    /// <summary>Hashes of a level that follow one another; fewer than asked for where the level ends.</summary>
    /// <param name="level">0 for leaves; n for the roots of complete tiles of level n − 1.</param>
    /// <param name="first">Number of the first, from 0.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellation">Ends it early.</param>
    Task<IReadOnlyList<Digest>> HashesAsync(int level, long first, int count, CancellationToken cancellation);
}
