namespace PorFse.Ledger.Reports;

/// <summary>What a report is of: programme, both dates, the root of the tree, and whether all is constructed.</summary>
public static class StateTable
{
    /// <summary>The table of a state.</summary>
    /// <param name="opening">The opening of the ledger.</param>
    /// <param name="title">Title of the programme; empty before it is adopted.</param>
    /// <param name="basis">The state.</param>
    /// <param name="labels">The language.</param>
    public static ReportTable Of(LedgerOpened opening, string title, Basis basis, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(labels);
        (string Name, Cell Value)[] rows =
        [
            ("programme", Cell.Of(opening.Programme)),
            ("name", Cell.Of(title)),
            ("at", Cell.Of(basis.At)),
            ("position", new Cell.Count(basis.KnownAt.Position)),
            ("recordedAt", Cell.Of(basis.KnownAt.RecordedAt)),
            ("root", Cell.Of(basis.KnownAt.Root?.ToString())),
            ("demonstration", new Cell.Truth(opening.Demonstration)),
            ("note", Cell.Of(opening.Note)),
        ];
        return new ReportTable(
            labels["state.title"],
            [new("what", labels["state.what"]), new("value", labels["state.value"])],
            [
                .. rows.Select(row => (IReadOnlyList<Cell>)
                    [new Cell.Word(row.Name, labels["state." + row.Name]), row.Value]),
            ]);
    }
}
