namespace PorFse.Ledger.Projections;

/// <summary>Answers what two states of the programme's progress have different, and by which events.</summary>
/// <param name="reading">The ledger.</param>
/// <param name="programme">CCI of the programme.</param>
public sealed class DifferenceReader(IReading reading, string programme)
{
    /// <summary>The two states side by side.</summary>
    public async Task<ProgressDifference> CompareAsync(
        Breakdown by, TwoStates states, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(states);
        var progress = new ProgressReader(reading, programme);
        var first = await progress.ReadAsync(by, states.First, cancellation).ConfigureAwait(false);
        var second = await progress.ReadAsync(by, states.Second, cancellation).ConfigureAwait(false);
        var until = states.Later.KnownAt.Position;
        return ProgressDifference.Of(
            states,
            first,
            second,
            await reading.StreamAsync(StreamName.Programme(programme), until, cancellation).ConfigureAwait(false),
            await progress.InitiativesAsync(until, cancellation).ConfigureAwait(false));
    }

    /// <summary>The transactions between the two states, none of them kept.</summary>
    /// <param name="states">The two states.</param>
    /// <param name="told">Called with the number of positions passed so far.</param>
    /// <param name="cancellation">Ends it early.</param>
    public IAsyncEnumerable<RecordedEvent> EventsAsync(
        TwoStates states, Action<long> told, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(states);
        return reading.InPiecesAsync(states.Ranges(), told, cancellation);
    }
}
