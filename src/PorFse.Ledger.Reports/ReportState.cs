using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>
/// What the report on a state is made of, whatever file it becomes: read once, so that all of it agrees.
/// </summary>
/// <param name="Opening">The opening of the ledger.</param>
/// <param name="Basis">The state, with the root of the tree over its events.</param>
/// <param name="Checkpoint">What the log was there.</param>
/// <param name="Programme">The programme with its plans.</param>
/// <param name="ByAxis">Progress by axis.</param>
/// <param name="ByPriority">Progress by priority.</param>
/// <param name="ByInitiative">Progress by initiative.</param>
/// <param name="Initiatives">The initiatives' lives, money and projects.</param>
/// <param name="People">Who took part, by axis and initiative.</param>
/// <param name="Performance">The indicators.</param>
/// <param name="Risk">The targets of expenditure.</param>
/// <param name="YearEnds">
/// Certified, EUR, at the end of each year of the programme, and on the date of the state.
/// </param>
public sealed record ReportState(
    LedgerOpened Opening,
    Basis Basis,
    Checkpoint Checkpoint,
    Programme Programme,
    FinancialProgress ByAxis,
    FinancialProgress ByPriority,
    FinancialProgress ByInitiative,
    InitiativeProgress Initiatives,
    IReadOnlyList<Participants> People,
    PerformanceFramework Performance,
    DecommitmentRisk Risk,
    IReadOnlyList<(DateOnly On, Euro Certified)> YearEnds)
{
    /// <summary>The title of the programme; its CCI before the Commission has adopted it.</summary>
    public string Name => Programme.IsAdopted ? Programme.Title : Opening.Programme;

    /// <summary>The business date.</summary>
    public DateOnly At => Basis.At;

    /// <summary>The financial plan in force; null before the first.</summary>
    public FinancialPlanAdopted? Plan => Programme.PlanAt(At);

    /// <summary>The axes, in the plan's order.</summary>
    public IReadOnlyList<string> Axes => [.. ByAxis.Rows.Select(row => row.Key!)];

    /// <summary>Reads it.</summary>
    /// <param name="reading">The ledger.</param>
    /// <param name="basis">The state, with the root of the tree over its events.</param>
    /// <param name="opening">The opening of the ledger.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<ReportState> ReadAsync(
        IReading reading, Basis basis, LedgerOpened opening, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(opening);
        var (cci, until) = (opening.Programme, basis.KnownAt.Position);
        var progress = new ProgressReader(reading, cci);
        var programme = await progress.ProgrammeAsync(until, cancellation).ConfigureAwait(false);
        return new ReportState(
            opening,
            basis,
            await Checkpoint.OfAsync(reading, cci, until, cancellation).ConfigureAwait(false),
            programme,
            await progress.ReadAsync(Breakdown.Axis, basis, cancellation).ConfigureAwait(false),
            await progress.ReadAsync(Breakdown.Priority, basis, cancellation).ConfigureAwait(false),
            await progress.ReadAsync(Breakdown.Initiative, basis, cancellation).ConfigureAwait(false),
            await InitiativeProgress.ReadAsync(reading, cci, basis, cancellation).ConfigureAwait(false),
            await ParticipantsView.ReadAsync(reading, basis, cancellation).ConfigureAwait(false),
            await PerformanceFramework.ReadAsync(reading, cci, basis, cancellation).ConfigureAwait(false),
            await DecommitmentRisk.ReadAsync(reading, cci, basis, cancellation).ConfigureAwait(false),
            await YearEndsAsync(progress, programme, basis, cancellation).ConfigureAwait(false));
    }

    private static async Task<IReadOnlyList<(DateOnly On, Euro Certified)>> YearEndsAsync(
        ProgressReader progress, Programme programme, Basis basis, CancellationToken cancellation)
    {
        if (!programme.IsAdopted)
            return [];
        var last = Math.Min(basis.At.Year, programme.ClosesOn.Year);
        var certified = new List<(DateOnly, Euro)>();
        for (var year = programme.EligibleFrom.Year; year <= last; year++)
        {
            var end = new DateOnly(year, 12, 31);
            var on = end < basis.At ? end : basis.At;
            var state = await progress.ReadAsync(Breakdown.Programme, basis with { At = on }, cancellation)
                .ConfigureAwait(false);
            certified.Add((on, state.Total.Certified));
        }
        return certified;
    }
}
