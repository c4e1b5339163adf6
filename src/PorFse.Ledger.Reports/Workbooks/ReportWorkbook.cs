namespace PorFse.Ledger.Reports;

/// <summary>The report on a state as a workbook: which tables it has, each on a sheet of its own.</summary>
public static class ReportWorkbook
{
    /// <summary>The workbook of a state.</summary>
    /// <param name="state">What it is of.</param>
    /// <param name="labels">The language.</param>
    public static Workbook Of(ReportState state, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(labels);
        var (at, opening) = (state.At, state.Opening);
        return new Workbook(
            labels.With("progress.title", at),
            opening.Programme,
            state.Basis.KnownAt.RecordedAt,
            labels,
            [
                new(labels["workbook.state"], StateTable.Of(opening, state.Programme.Title, state.Basis, labels)),
                new(labels["workbook.plan"], FinancialPlanTable.Of(state.Plan, at, labels)),
                new(labels["workbook.progress"], FinancialProgressTable.Of(state.ByAxis, at, labels)),
                new(labels["workbook.byPriority"], FinancialProgressTable.Of(state.ByPriority, at, labels)),
                new(labels["workbook.byInitiative"], FinancialProgressTable.Of(state.ByInitiative, at, labels)),
                new(labels["workbook.initiatives"], InitiativeTable.Of(state.Initiatives.Rows, at, labels)),
                new(labels["workbook.participants"], ParticipantsTable.Of(state.People, state.Axes, at, labels)),
                new(labels["workbook.performance"], PerformanceTable.Of(state.Performance, at, labels)),
                new(labels["workbook.decommitment"], DecommitmentTable.Of(state.Risk, at, labels)),
            ]);
    }
}
