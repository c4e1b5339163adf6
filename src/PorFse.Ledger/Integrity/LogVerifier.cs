using System.Text;
using System.Text.Json;

namespace PorFse.Ledger;

/// <summary>A root a log should have had when it was so long, from a checkpoint or a receipt.</summary>
/// <param name="Size">Events it is over.</param>
/// <param name="Root">The root.</param>
public sealed record KnownRoot(long Size, Digest Root);

/// <summary>A state whose totals are to be derived from the events as well.</summary>
/// <param name="At">The last business date that counts.</param>
/// <param name="Position">The last position that counts.</param>
public sealed record KnownState(DateOnly At, long Position)
{
    /// <summary>All that is there.</summary>
    public static KnownState Everything { get; } = new(DateOnly.MaxValue, long.MaxValue);
}

/// <summary>What a verification found.</summary>
/// <param name="Head">The end of the log as its head row says.</param>
/// <param name="Events">Events read.</param>
/// <param name="Streams">Streams they are of.</param>
/// <param name="Root">The root of the tree over them.</param>
/// <param name="Movements">What they move, for each state that was asked for.</param>
/// <param name="Faults">What is wrong, by position, those without one last; empty where all is as recorded.</param>
/// <param name="Altered">How many events are not what was recorded; not each has a fault of its own.</param>
public sealed record Verification(
    Head Head,
    long Events,
    long Streams,
    Digest Root,
    IReadOnlyList<IReadOnlyList<MovementSum>> Movements,
    IReadOnlyList<Fault> Faults,
    long Altered);

/// <summary>
/// Verifies a stored log against its tree: reads every row, derives every hash anew, and says what was altered. It
/// believes neither the database nor whoever looks after it, but for the roots it is given.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="roots">Roots the log must have had.</param>
/// <param name="states">States to derive totals of.</param>
public sealed class LogVerifier(IStoredLog log, IReadOnlyList<KnownRoot> roots, IReadOnlyList<KnownState> states)
{
    /// <summary>Events whose faults are told one by one.</summary>
    public const int MostSuspects = 300;

    private const int Piece = TreeEdge.Tile * TreeEdge.Tile;
    private const int MostOfAKind = 20;

    private readonly CanonicalEvent canonical = new();
    private readonly List<StoredMovements> movements =
        [.. states.Select(state => new StoredMovements(state.At, state.Position))];

    private readonly StreamVersions versions = new();
    private readonly List<Fault> faults = [];
    private readonly List<Suspect> suspects = [];
    private readonly TreeEdge edge = new();
    private readonly Dictionary<long, KnownRoot> rootsBySize = roots.DistinctBy(root => root.Size)
        .ToDictionary(root => root.Size);

    private long events;
    private long last;
    private long mismatches;
    private DateTime time;

    /// <summary>Verifies all of it, in memory that grows by some bytes for each stream and by nothing else.</summary>
    /// <param name="told">Is told now and then how many positions are passed.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<Verification> VerifyAsync(Action<long> told, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(told);
        var head = await log.StoredHeadAsync(cancellation).ConfigureAwait(false);
        var upper = new UpperTiles(log);
        for (var after = 0L; after == 0 || after < head.Head.Position; after += Piece)
        {
            var isLast = after + Piece >= head.Head.Position;
            var leaves = await log.HashesAsync(0, after, Piece, cancellation).ConfigureAwait(false);
            // Rows before the first and beyond the last position are read as well.
            var (from, until) = (after == 0 ? long.MinValue : after + 1, isLast ? long.MaxValue : after + Piece);
            await foreach (var stored in log.StoredEventsAsync(from, until, cancellation).ConfigureAwait(false))
                Take(stored, leaves, after, head.Head.Position, upper);
            // Where an event is already known to differ, so does every hash above it.
            var wrong = await upper.FirstDifferenceAsync(cancellation).ConfigureAwait(false);
            if (wrong is not null && mismatches == 0 && faults.Count == 0)
                faults.Add(wrong);
            told(Math.Min(after + Piece, head.Head.Position));
        }
        await ShouldEndAsync(head, cancellation).ConfigureAwait(false);
        await ShouldHaveStreamsAsync(cancellation).ConfigureAwait(false);
        faults.AddRange(await new Diagnosis(log, suspects).FaultsAsync(cancellation).ConfigureAwait(false));
        return new Verification(
            head.Head,
            events,
            versions.Count,
            edge.Root,
            movements.ConvertAll(moved => moved.Sums),
            [.. faults.OrderBy(fault => fault.Position ?? long.MaxValue)],
            mismatches);
    }

    private void Take(in StoredEvent stored, IReadOnlyList<Digest> leaves, long after, long head, UpperTiles upper)
    {
        if (stored.Position < 1 || (stored.Position > head && last <= head))
            Add(new EventBeyondHead(stored.Position, head));
        if (stored.Position < 1)
            return;
        var gap = Math.Min(stored.Position, head + 1) - last - 1;
        if (gap > 0)
            Add(new EventsMissing(last + 1, last + gap));
        events++;
        last = stored.Position;
        ShouldFollow(stored);
        Digest leaf;
        try
        {
            leaf = canonical.LeafOf(stored);
            foreach (var moved in movements)
                moved.Add(stored);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException
            or InvalidOperationException or OverflowException)
        {
            mismatches++;
            Add(new EventUnreadable(stored.Position, unreadable.Message));
            return;
        }
        Compare(stored, leaf, leaves, stored.Position - 1 - after);
        edge.Add(leaf, upper);
        // Where an event differs from its own tree, that is told; here the tree agrees, and is another.
        if (mismatches == 0 && rootsBySize.TryGetValue(edge.Size, out var known) && known.Root != edge.Root)
            faults.Add(new HistoryRewritten(known.Size, known.Root, edge.Root));
    }

    private void Compare(in StoredEvent stored, Digest leaf, IReadOnlyList<Digest> leaves, long index)
    {
        if (index < 0 || index >= leaves.Count)
        {
            Add(new TreeHashMissing(stored.Position));
            return;
        }
        if (leaf == leaves[(int)index])
            return;
        mismatches++;
        if (suspects.Count < MostSuspects)
            suspects.Add(new Suspect(stored.Copy(), leaves[(int)index]));
    }

    private void ShouldFollow(in StoredEvent stored)
    {
        if (!stored.IsPlain)
            Add(new EventMarked(stored.Position));
        if (stored.RecordedAt < time)
            Add(new TimeGoesBack(stored.Position, stored.RecordedAt, time));
        time = stored.RecordedAt;
        ref var version = ref versions[stored.Stream.Span];
        if (stored.Version != version + 1L)
        {
            var stream = Encoding.UTF8.GetString(stored.Stream.Span);
            Add(new VersionOutOfOrder(stored.Position, stream, stored.Version, version + 1L));
        }
        version = (int)Math.Clamp(stored.Version, 0, int.MaxValue);
    }

    private async Task ShouldEndAsync(StoredHead head, CancellationToken cancellation)
    {
        var position = head.Head.Position;
        if (last < position)
            Add(new EventsMissing(last + 1, position));
        if ((await log.HashesAsync(0, position, 1, cancellation).ConfigureAwait(false)).Count > 0)
            faults.Add(new TailDropped(position));
        if (edge.Root != head.Root && mismatches == 0 && faults.Count == 0)
            faults.Add(new RootDiffers(events, head.Root, edge.Root));
        var peaks = edge.ToBytes();
        if (!head.Edge.Span.SequenceEqual(peaks) && edge.Root == head.Root)
            faults.Add(new HeadDiffers("edge", Convert.ToHexString(head.Edge.Span), Convert.ToHexString(peaks)));
        if (events > 0 && head.Head.RecordedAt?.UtcDateTime != time)
            faults.Add(new HeadDiffers("recorded_at", $"{head.Head.RecordedAt:O}", $"{time:O}"));
        if (head.Sequence != Math.Max(position, 1))
            faults.Add(new HeadDiffers("sequence", $"{head.Sequence}", $"{position}"));
        foreach (var root in rootsBySize.Values.Where(root => root.Size > events))
            faults.Add(new ShorterThanCheckpoint(root.Size, events));
    }

    private async Task ShouldHaveStreamsAsync(CancellationToken cancellation)
    {
        var (rows, streams) = (0L, versions.Count);
        await foreach (var (stream, version) in log.StreamVersionsAsync(cancellation).ConfigureAwait(false))
        {
            rows++;
            var found = versions[Encoding.UTF8.GetBytes(stream.Value)];
            if (found != version)
                Add(new StreamVersionDiffers(stream.Value, version, found));
        }
        if (rows < streams)
            faults.Add(new StreamRowsMissing(rows, streams));
    }

    // Of a fault that repeats itself along the log the first few are enough.
    private void Add(Fault fault)
    {
        if (faults.Count(other => other.GetType() == fault.GetType()) < MostOfAKind)
            faults.Add(fault);
    }
}
