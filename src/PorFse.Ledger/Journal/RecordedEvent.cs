namespace PorFse.Ledger;

/// <summary>An event as the ledger holds it.</summary>
/// <param name="Position">1, 2, 3 … without gaps, in commit order (<c>seq_id</c>).</param>
/// <param name="Id">Identity of the fact, see <see cref="EventId"/>.</param>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">1, 2, 3 … within its stream.</param>
/// <param name="RecordedAt">When the ledger took it in: UTC, to the microsecond, never before the one before.</param>
/// <param name="Data">The fact.</param>
/// <param name="Provenance">Where it comes from.</param>
public sealed record RecordedEvent(
    long Position,
    Guid Id,
    StreamName Stream,
    long Version,
    DateTimeOffset RecordedAt,
    IEvent Data,
    Provenance Provenance);

/// <summary>The end of the log: the last position and when it was recorded.</summary>
public sealed record Head(long Position, DateTimeOffset? RecordedAt)
{
    /// <summary>Root of the Merkle tree over the log, where it was asked for; see <see cref="WithRootAsync"/>.</summary>
    public Digest? Root { get; init; }

    /// <summary>The same with its root.</summary>
    /// <param name="tiles">The tree.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<Head> WithRootAsync(ITiles tiles, CancellationToken cancellation = default) => this with
    {
        Root = await new MerkleTree(tiles, Position).RootAsync(cancellation).ConfigureAwait(false),
    };
}
