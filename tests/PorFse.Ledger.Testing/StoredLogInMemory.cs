namespace PorFse.Ledger.Testing;

/// <summary>A stored log whose rows anybody may alter, as the owner of a database can.</summary>
public sealed class StoredLogInMemory : IStoredLog
{
    private readonly CanonicalEvent canonical = new();

    /// <summary>The log as appends leave it.</summary>
    public StoredLogInMemory(IEnumerable<RecordedEvent> log)
    {
        Rows = [.. log.Select(recorded => StoredEvent.Of(recorded))];
        Streams = Rows.GroupBy(NameOf).ToDictionary(stream => stream.Key, stream => (long)stream.Count());
        Tiles = new TilesInMemory([]);
        Reseal();
    }

    /// <summary>The rows, in any order.</summary>
    public List<StoredEvent> Rows { get; }

    /// <summary>The streams' versions.</summary>
    public Dictionary<StreamName, long> Streams { get; }

    /// <summary>The tree.</summary>
    public ITiles Tiles { get; set; }

    /// <summary>The head's position.</summary>
    public long Position { get; set; }

    /// <summary>The head's time.</summary>
    public DateTime? RecordedAt { get; set; }

    /// <summary>The head's root.</summary>
    public Digest Root { get; set; }

    /// <summary>The head's edge of the tree.</summary>
    public byte[] Edge { get; set; } = [];

    /// <summary>Makes tree and head anew over the rows as they are: what a careful forger does.</summary>
    public void Reseal()
    {
        var edge = new TreeEdge();
        var leaves = Rows.OrderBy(row => row.Position).Select(row => canonical.LeafOf(row)).ToList();
        leaves.ForEach(leaf => edge.Add(leaf));
        Tiles = new TilesInMemory(leaves);
        (Position, Root, Edge) = (Rows.Count, edge.Root, edge.ToBytes());
        RecordedAt = Rows.Count == 0 ? null : Rows.MaxBy(row => row.Position).RecordedAt;
    }

    /// <summary>Verifies it.</summary>
    public Task<Verification> VerifyAsync(params IReadOnlyList<KnownRoot> roots) =>
        new LogVerifier(this, roots, [KnownState.Everything]).VerifyAsync(_ => { });

    /// <inheritdoc/>
    public Task<StoredHead> StoredHeadAsync(CancellationToken cancellation)
    {
        var moment = RecordedAt is { } at ? new DateTimeOffset(at) : default(DateTimeOffset?);
        return Task.FromResult(new StoredHead(new Head(Position, moment), Root, Edge, Math.Max(1, Position)));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> StoredEventsAsync(long from, long until, CancellationToken cancellation) =>
        Rows.Where(row => row.Position >= from && row.Position <= until).OrderBy(row => row.Position)
            .ToAsyncEnumerable();

    /// <inheritdoc/>
    public IAsyncEnumerable<(StreamName Stream, long Version)> StreamVersionsAsync(CancellationToken cancellation) =>
        Streams.Select(stream => (stream.Key, stream.Value)).ToAsyncEnumerable();

    /// <inheritdoc/>
    public Task<IReadOnlyList<Digest>> HashesAsync(
        int level, long first, int count, CancellationToken cancellation) =>
        Tiles.HashesAsync(level, first, count, cancellation);

    private static StreamName NameOf(StoredEvent row) =>
        StreamName.Parse(System.Text.Encoding.UTF8.GetString(row.Stream.Span));
}
