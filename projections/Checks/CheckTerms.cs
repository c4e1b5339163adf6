namespace PorFse.Ledger.Projections;

/// <summary>What facts are checked by besides themselves: the few things that are read before the log is.</summary>
/// <param name="At">The last business date that counts.</param>
/// <param name="Stream">Stream of the programme.</param>
/// <param name="Programme">The programme, as known at the position.</param>
/// <param name="AdoptedAt">Position at which the ledger learnt of it; null while it has not.</param>
/// <param name="AxisOf">The axis of every initiative.</param>
/// <param name="Targets">The targets of expenditure declared by the date, by their years.</param>
/// <param name="Sealed">The snapshots sealed by then.</param>
/// <param name="LagDays">The most days between a fact and its recording that are nothing to speak of.</param>
public sealed record CheckTerms(
    DateOnly At,
    StreamName Stream,
    Programme Programme,
    long? AdoptedAt,
    IReadOnlyDictionary<string, string> AxisOf,
    IReadOnlyList<KnownTarget> Targets,
    IReadOnlyList<SnapshotEntry> Sealed,
    int LagDays)
{
    /// <summary>Reads them.</summary>
    /// <param name="reading">The ledger.</param>
    /// <param name="programme">CCI of the programme.</param>
    /// <param name="basis">The business date and the last event known.</param>
    /// <param name="lagDays">See <see cref="LagDays"/>.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<CheckTerms> ReadAsync(
        IReading reading, string programme, Basis basis, int lagDays, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(basis);
        var (at, until) = (basis.At, basis.KnownAt.Position);
        var stream = StreamName.Programme(programme);
        var decisions = await reading.StreamAsync(stream, until, cancellation).ConfigureAwait(false);
        var initiatives = await InitiativeSheetView.ReadAsync(reading, until, cancellation).ConfigureAwait(false);
        var state = decisions.Fold<Programme>();
        return new CheckTerms(
            at,
            stream,
            state,
            decisions.FirstOrDefault(recorded => recorded.Data is ProgrammeAdopted)?.Position,
            initiatives.ToDictionary(entry => entry.Initiative, entry => entry.Axis, StringComparer.Ordinal),
            [
                .. state.TargetsAt(at)
                    .Select(target => new KnownTarget(target, decisions.Last(e => target.Equals(e.Data)).Position)),
            ],
            await SnapshotSheetView.ReadAsync(reading, until, cancellation).ConfigureAwait(false),
            lagDays);
    }
}

/// <summary>A target of expenditure and where the log has it.</summary>
/// <param name="Target">The target.</param>
/// <param name="Position">Position of its declaration.</param>
public sealed record KnownTarget(DecommitmentTargetDeclared Target, long Position)
{
    /// <summary>The last day on which expenditure certified counts for it.</summary>
    public DateOnly DueOn => new(Target.Year, 12, 31);
}
