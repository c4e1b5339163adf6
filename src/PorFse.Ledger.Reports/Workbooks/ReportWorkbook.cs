using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>The report on a state as a workbook: which tables it has, each on a sheet of its own.</summary>
public static class ReportWorkbook
{
    /// <summary>The workbook of a state.</summary>
    /// <param name="reading">The ledger.</param>
    /// <param name="basis">The state, with the root of the tree over its events.</param>
    /// <param name="opening">The opening of the ledger.</param>
    /// <param name="labels">The language.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<Workbook> ReadAsync(
        IReading reading,
        Basis basis,
        LedgerOpened opening,
        Labels labels,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(labels);
        var progress = new ProgressReader(reading, opening.Programme);
        var (at, until) = (basis.At, basis.KnownAt.Position);
        var programme = await progress.ProgrammeAsync(until, cancellation).ConfigureAwait(false);
        var byAxis = await progress.ReadAsync(Breakdown.Axis, basis, cancellation).ConfigureAwait(false);
        var byPriority = await progress.ReadAsync(Breakdown.Priority, basis, cancellation).ConfigureAwait(false);
        var byInitiative = await progress.ReadAsync(Breakdown.Initiative, basis, cancellation).ConfigureAwait(false);
        var initiatives = await InitiativeProgress.ReadAsync(reading, opening.Programme, basis, cancellation)
            .ConfigureAwait(false);
        var people = await ParticipantsView.ReadAsync(reading, basis, cancellation).ConfigureAwait(false);
        var performance = await PerformanceFramework.ReadAsync(reading, opening.Programme, basis, cancellation)
            .ConfigureAwait(false);
        var risk = await DecommitmentRisk.ReadAsync(reading, opening.Programme, basis, cancellation)
            .ConfigureAwait(false);
        var axes = byAxis.Rows.Select(row => row.Key!).ToList();
        return new Workbook(
            labels.With("progress.title", at),
            opening.Programme,
            basis.KnownAt.RecordedAt,
            labels,
            [
                new(labels["workbook.state"], StateTable.Of(opening, programme.Title, basis, labels)),
                new(labels["workbook.plan"], FinancialPlanTable.Of(programme.PlanAt(at), at, labels)),
                new(labels["workbook.progress"], FinancialProgressTable.Of(byAxis, at, labels)),
                new(labels["workbook.byPriority"], FinancialProgressTable.Of(byPriority, at, labels)),
                new(labels["workbook.byInitiative"], FinancialProgressTable.Of(byInitiative, at, labels)),
                new(labels["workbook.initiatives"], InitiativeTable.Of(initiatives.Rows, at, labels)),
                new(labels["workbook.participants"], ParticipantsTable.Of(people, axes, at, labels)),
                new(labels["workbook.performance"], PerformanceTable.Of(performance, at, labels)),
                new(labels["workbook.decommitment"], DecommitmentTable.Of(risk, at, labels)),
            ]);
    }
}
