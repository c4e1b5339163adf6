namespace PorFse.Ledger;

/// <summary>A log as its tables hold it, for whoever believes nothing of it: all of one moment.</summary>
public interface IStoredLog : ITiles
{
    /// <summary>What the head of the log says.</summary>
    Task<StoredHead> StoredHeadAsync(CancellationToken cancellation);

    /// <summary>
    /// The rows of events whose positions lie in a range, in the order of their positions. What an event refers to is
    /// overwritten when the next one is asked for.
    /// </summary>
    /// <param name="from">First position.</param>
    /// <param name="until">Last position.</param>
    /// <param name="cancellation">Ends it early.</param>
    IAsyncEnumerable<StoredEvent> StoredEventsAsync(long from, long until, CancellationToken cancellation);

    /// <summary>The streams and their versions, in no order.</summary>
    IAsyncEnumerable<(StreamName Stream, long Version)> StreamVersionsAsync(CancellationToken cancellation);
}

/// <summary>The head row of a log.</summary>
/// <param name="Head">The end of the log.</param>
/// <param name="Root">Root of the tree.</param>
/// <param name="Edge">Roots of its complete subtrees, as <see cref="TreeEdge.ToBytes"/> writes them.</param>
/// <param name="Sequence">The last position Marten's sequence has given away.</param>
public sealed record StoredHead(Head Head, Digest Root, ReadOnlyMemory<byte> Edge, long Sequence);
