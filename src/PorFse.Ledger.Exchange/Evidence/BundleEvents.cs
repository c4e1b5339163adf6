using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PorFse.Ledger.Exchange;

/// <summary>Reads a bundle's events, whose bytes are confirmed: their order, times, versions, amounts.</summary>
/// <param name="fold">Adds them up.</param>
/// <param name="size">As known at which position.</param>
/// <param name="told">Is told how many thousandths are done, from half of them on.</param>
internal sealed class BundleEvents(EvidenceFold fold, long size, Action<long> told)
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const long Half = 500;

    private readonly Dictionary<string, long> versions = [];
    private DateTimeOffset time = DateTimeOffset.MinValue;

    /// <summary>The first thing that is wrong; null when they are as an append writes them.</summary>
    internal async Task<Fault?> FaultAsync(Stream proof, Stream events, CancellationToken cancellation)
    {
        var places = BundleLines.ReadAsync(proof, cancellation)
            .Select(line => ProofLine.Read(line.Span)!).Where(part => part.IsEvent).GetAsyncEnumerator(cancellation);
        await using (places.ConfigureAwait(false))
        {
            await foreach (var line in BundleLines.ReadAsync(events, cancellation).ConfigureAwait(false))
            {
                await places.MoveNextAsync().ConfigureAwait(false);
                if (Take(places.Current.From, line) is { } fault)
                    return fault;
                told(Half + (places.Current.From * Half / size));
            }
        }
        return null;
    }

    private Fault? Take(long at, ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var next = EvidenceEvent.Read(json.RootElement);
            var fault = Fault(at, next);
            if (fault is null)
                fold.Add(next);
            return fault;
        }
        catch (Exception failure) when (EvidenceEvent.IsUnreadable(failure))
        {
            return new EventUnreadable(at, failure.Message);
        }
    }

    private Fault? Fault(long at, in EvidenceEvent next)
    {
        if (next.Position != at)
            return new EventMisplaced(at, next.Position);
        // A bundle about an operation has the opening of the ledger, which gives the ledger its name, and that stream.
        if (fold.Stream is { } stream && at != 1 && next.Stream != stream)
            return new EventOfAnotherStream(at, next.Stream, stream);
        var recordedAt = DateTimeOffset.ParseExact(
            next.RecordedAt, Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (recordedAt < time)
            return new TimeGoesBack(at, recordedAt, time);
        time = recordedAt;
        ref var version = ref CollectionsMarshal.GetValueRefOrAddDefault(versions, next.Stream, out _);
        if (next.Version != version + 1)
            return new VersionOutOfOrder(at, next.Stream, next.Version, version + 1);
        version = next.Version;
        return null;
    }
}
