using System.Runtime.CompilerServices;

namespace PorFse.Ledger.Projections;

/// <summary>Answers where a figure of the progress comes from.</summary>
public sealed class ExplanationReader
{
    private readonly IReading reading;

    private ExplanationReader(IReading reading, ProgressState state)
    {
        this.reading = reading;
        State = state;
    }

    /// <summary>The state the figures are of.</summary>
    public ProgressState State { get; }

    /// <summary>Begins with all of a state that lies above the events.</summary>
    public static async Task<ExplanationReader> BeginAsync(
        IReading reading, string programme, Basis basis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(basis);
        var until = basis.KnownAt.Position;
        var progress = new ProgressReader(reading, programme);
        return new ExplanationReader(reading, new ProgressState(
            basis,
            await reading.StreamAsync(StreamName.Programme(programme), until, cancellation).ConfigureAwait(false),
            await progress.InitiativesAsync(until, cancellation).ConfigureAwait(false),
            await progress.CellsAsync(basis, cancellation).ConfigureAwait(false)));
    }

    /// <summary>The place somebody names, with what lies above it filled in, or why there is none.</summary>
    public async Task<(Place? Place, Refusal? Reason)> FindAsync(Place asked, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var (found, reason) = State.Find(asked with { Operation = null });
        if (found is null || asked.Operation is not { } operation)
            return (found, reason);

        var selected = (await OperationAsync(operation, cancellation).ConfigureAwait(false))
            .Select(recorded => recorded.Data).OfType<OperationSelected>().FirstOrDefault();
        var entry = State.Initiatives.FirstOrDefault(entry => entry.Initiative == selected?.Initiative);
        if (entry is null || !found.Has(entry))
            return (null, new OperationNotFound(operation, found.Key ?? State.Programme.Cci));
        return (new Place(entry.Axis, entry.Priority, entry.Initiative, operation), null);
    }

    /// <summary>The row of <c>progress</c> for a place.</summary>
    public async Task<ProgressRow> RowAsync(Place place, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.Operation is not { } operation)
            return State.RowOf(place);
        var facts = await OperationAsync(operation, cancellation).ConfigureAwait(false);
        var cells = ProgressFold.Of(facts.Select(recorded => recorded.Data), State.Basis.At);
        return ProgressRow.Of(operation, null, false, cells);
    }

    /// <summary>The events of a stage and place known in the state, none of them kept.</summary>
    /// <param name="place">The place, as found.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="told">Called with the number of positions passed so far.</param>
    /// <param name="cancellation">Ends it early.</param>
    public IAsyncEnumerable<RecordedEvent> EventsAsync(
        Place place, Stage stage, Action<long> told, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.Operation is { } operation)
            return StreamAsync(operation, cancellation);
        var range = new EventRange(0, State.Basis.KnownAt.Position)
        {
            Types = Movement.TypesOf(stage),
            Initiatives = place.Level == Breakdown.Programme
                ? null
                : [.. State.Initiatives.Where(place.Has).Select(entry => entry.Initiative)],
            DatesUntil = State.Basis.At,
        };
        return reading.InPiecesAsync([range], told, cancellation);
    }

    private Task<IReadOnlyList<RecordedEvent>> OperationAsync(string operation, CancellationToken cancellation) =>
        reading.StreamAsync(StreamName.Operation(operation), State.Basis.KnownAt.Position, cancellation);

    private async IAsyncEnumerable<RecordedEvent> StreamAsync(
        string operation, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var recorded in await OperationAsync(operation, cancellation).ConfigureAwait(false))
            yield return recorded;
    }
}
