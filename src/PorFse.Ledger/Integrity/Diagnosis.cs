namespace PorFse.Ledger;

/// <summary>An event whose hash differs from the tree's.</summary>
/// <param name="Stored">The event as it is.</param>
/// <param name="Recorded">The hash of what was recorded at its position.</param>
internal sealed record Suspect(StoredEvent Stored, Digest Recorded);

/// <summary>
/// Says what happened to events whose hashes differ. The hash of what was recorded cannot be read, but it can be asked:
/// whatever gives it is what was recorded. So every supposition is proven, or not uttered.
/// </summary>
internal sealed class Diagnosis(ITiles tiles, IReadOnlyList<Suspect> suspects)
{
    private const int MostRestored = 8;
    private readonly CanonicalEvent canonical = new();
    private readonly Dictionary<long, Suspect> byPosition = suspects.DistinctBy(suspect => suspect.Stored.Position)
        .ToDictionary(suspect => suspect.Stored.Position);

    /// <summary>What happened, by position.</summary>
    internal async Task<IReadOnlyList<Fault>> FaultsAsync(CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var origins = new Dictionary<long, long>();
        foreach (var suspect in suspects)
        {
            if (await OriginOfAsync(suspect, cancellation).ConfigureAwait(false) is { } origin)
                origins[suspect.Stored.Position] = origin;
        }
        var restored = 0;
        foreach (var suspect in suspects)
        {
            var at = suspect.Stored.Position;
            if (!origins.TryGetValue(at, out var origin))
            {
                // What was put in has nothing recorded at its place; the one after it has.
                if (origins.GetValueOrDefault(at + 1) == at)
                    faults.Add(new EventInserted(at));
                else
                    faults.Add(restored++ < MostRestored ? Restore(suspect) : Differs(suspect));
            }
            else if (origin > at && origins.GetValueOrDefault(origin) == at)
            {
                faults.Add(new EventsSwapped(at, origin));
            }
            else if (origin == at + 1 && origins.GetValueOrDefault(at - 1) != at)
            {
                faults.Add(new EventRemoved(at));
            }
            else if (origin == at - 1 && !byPosition.ContainsKey(origin))
            {
                // A copy of the one before it, which is at its place.
                faults.Add(new EventInserted(at));
            }
        }
        return faults;
    }

    // The position an event was recorded at, where it is not its own.
    private async Task<long?> OriginOfAsync(Suspect suspect, CancellationToken cancellation)
    {
        var at = suspect.Stored.Position;
        var near = new[] { at + 1, at - 1 }.Concat(byPosition.Keys).Where(position => position > 0 && position != at);
        foreach (var position in near.Distinct())
        {
            var recorded = byPosition.TryGetValue(position, out var other)
                ? other.Recorded
                : await HashAsync(position, cancellation).ConfigureAwait(false);
            if (recorded is { } hash && canonical.LeafOf(suspect.Stored with { Position = position }) == hash)
                return position;
        }
        return null;
    }

    private async Task<Digest?> HashAsync(long position, CancellationToken cancellation)
    {
        var hashes = await tiles.HashesAsync(0, position - 1, 1, cancellation).ConfigureAwait(false);
        return hashes.Count == 0 ? null : hashes[0];
    }

    private Fault Restore(Suspect suspect)
    {
        foreach (var (field, was, now, candidate) in Suppositions.Of(suspect.Stored))
        {
            if (canonical.LeafOf(candidate) == suspect.Recorded)
                return new EventAltered(suspect.Stored.Position, field, was, now);
        }
        return Differs(suspect);
    }

    private EventDiffers Differs(Suspect suspect) =>
        new(suspect.Stored.Position, suspect.Recorded, canonical.LeafOf(suspect.Stored));
}
