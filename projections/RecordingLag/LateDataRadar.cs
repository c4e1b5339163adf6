namespace PorFse.Ledger.Projections;

/// <summary>How late the transactions reach the ledger, by stage, by business year, or both.</summary>
/// <param name="Rows">The rows, by stage and year; those without transactions are left out.</param>
/// <param name="Total">All transactions.</param>
public sealed record LateDataRadar(IReadOnlyList<LagRow> Rows, RecordingLag Total)
{
    /// <summary>Reads the transactions up to a business date, as known at a position.</summary>
    /// <param name="reading">The ledger.</param>
    /// <param name="basis">The date and the position.</param>
    /// <param name="by">What the rows are of.</param>
    /// <param name="progress">Told, now and then, how many positions are passed.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<LateDataRadar> ReadAsync(
        IReading reading,
        Basis basis,
        LagBreakdown by,
        Action<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(basis);
        var groups = new Dictionary<(Stage? Stage, int? Year), RecordingLag>();
        var range = ProgressSums.Transactions(0, basis.KnownAt.Position, basis.At);
        await foreach (var recorded in reading.InPiecesAsync([range], progress, cancellation).ConfigureAwait(false))
            Add(groups, KeyOf((ITransaction)recorded.Data, by), RecordingLag.DaysOf(recorded));
        return new LateDataRadar(
            [
                .. groups.OrderBy(group => group.Key.Stage).ThenBy(group => group.Key.Year)
                    .Select(group => new LagRow(group.Key.Stage, group.Key.Year, group.Value)),
            ],
            RecordingLag.Of(groups.Values));
    }

    private static (Stage? Stage, int? Year) KeyOf(ITransaction transaction, LagBreakdown by) => (
        by == LagBreakdown.Year ? null : Movement.Of(transaction).Stage,
        by == LagBreakdown.Stage ? null : transaction.On.Year);

    private static void Add(
        Dictionary<(Stage? Stage, int? Year), RecordingLag> groups, (Stage? Stage, int? Year) key, int days)
    {
        if (!groups.TryGetValue(key, out var group))
            groups.Add(key, group = new RecordingLag());
        group.Add(days, 1);
    }
}

/// <summary>A row of the radar.</summary>
/// <param name="Stage">The stage its transactions move; null for all.</param>
/// <param name="Year">The year of their business dates; null for all.</param>
/// <param name="Lag">How late they were.</param>
public sealed record LagRow(Stage? Stage, int? Year, RecordingLag Lag);

/// <summary>What the rows of the radar are of.</summary>
public enum LagBreakdown
{
    /// <summary>Stage and business year.</summary>
    Both,

    /// <summary>Stage.</summary>
    Stage,

    /// <summary>Business year.</summary>
    Year,
}
