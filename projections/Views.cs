namespace PorFse.Ledger.Projections;

/// <summary>The views the ledger keeps inline: written in the transaction that appends the events.</summary>
public static class Views
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IProjection> Inline { get; } =
    [
        new FinancialProgressView(), new OperationSheetView(), new InitiativeSheetView(), new SnapshotSheetView(),
    ];
}
