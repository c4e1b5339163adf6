using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>What the checks found: one row a finding for machines, one table a kind for people.</summary>
public static class FindingsTable
{
    /// <summary>The columns for machines.</summary>
    public static IReadOnlyList<ReportColumn> Columns { get; } =
    [
        .. new[]
        {
            "code", "severity", "stream", "position", "on", "found", "allowed", "unit", "amount", "message", "source",
        }.Select(name => new ReportColumn(name, name)),
    ];

    /// <summary>A finding for machines, never translated.</summary>
    public static IReadOnlyList<Cell> Cells(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return
        [
            Cell.Of(finding.Kind.Code),
            Cell.Of(NameOf(finding.Kind.Severity)),
            Cell.Of(finding.Stream.Value),
            PositionOf(finding),
            Cell.Of((DateOnly?)finding.On),
            Of(finding.Found),
            Of(finding.Allowed),
            Cell.Of(finding.Found.Unit),
            Cell.Of(finding.Amount),
            Cell.Of(finding.Message),
            Cell.Of(finding.Kind.Source),
        ];
    }

    /// <summary>Findings of one kind, for people.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="shown">Those that are shown.</param>
    /// <param name="labels">The language.</param>
    public static ReportTable Of(FindingKind kind, long count, IReadOnlyList<Finding> shown, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(labels);
        var severity = labels["severity." + NameOf(kind.Severity)];
        string[] names = ["position", "on", "finding"];
        return new ReportTable(
            labels.With("check.kind", severity, kind.Code, count, labels.SourceOf(kind)),
            [.. names.Select(name => new ReportColumn(name, labels["column." + name]))],
            [.. shown.Select(finding => (IReadOnlyList<Cell>)
                [PositionOf(finding), Cell.Of((DateOnly?)finding.On), Cell.Of(labels.Of(finding))])]);
    }

    /// <summary>The machine name of a severity.</summary>
    public static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Notice => "notice",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };

    private static Cell PositionOf(Finding finding) =>
        finding.Position is { } position ? new Cell.Count(position) : Cell.Nothing;

    private static Cell Of(Measure measure) => measure switch
    {
        Measure.Money money => new Cell.Money(money.Value),
        Measure.Day day => new Cell.Day(day.Value),
        Measure.Quantity quantity => new Cell.Quantity(quantity.Value),
        Measure.Count count => new Cell.Count(count.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };
}
