namespace PorFse.Ledger.Projections;

/// <summary>The views the ledger keeps.</summary>
public static class Views
{
    /// <summary>All of them.</summary>
    public static ViewSet All { get; } = new(
        [
            new FinancialProgressView(),
            new ProgressByPeriodView(),
            new OperationSheetView(),
            new InitiativeSheetView(),
            new InitiativePhaseView(),
            new SnapshotSheetView(),
            new ParticipantsView(),
            new IndicatorSheetView(),
            new IndicatorStatementView(),
        ],
        [new ProgressByEraView(), new SelectionsByEraView()]);
}
