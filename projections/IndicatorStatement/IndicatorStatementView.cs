namespace PorFse.Ledger.Projections;

/// <summary>Every value and every target that was stated of an indicator.</summary>
public sealed class IndicatorStatementView : IProjection
{
    private const decimal Hundred = 100m;

    /// <summary>The table <c>indicator_statement</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "indicator_statement",
        "Every value reported, and every milestone and target set, of every indicator.",
        [
            new("indicator", ViewType.Text, ViewRole.Key, "Name of the indicator."),
            new("position", ViewType.Number, ViewRole.Key, "Position of the statement in the log."),
            new("year", ViewType.Number, ViewRole.Largest, "The year a target is for; absent of a value."),
            new("stated_on", ViewType.Date, ViewRole.Largest, "The date a value is true of, or a target was set on."),
            new("hundredths", ViewType.Number, ViewRole.Largest, "The value or target, in hundredths of the unit."),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new Fold();

    /// <summary>
    /// The statements that count in a state: of each indicator the value of the last date, and of each of its years the
    /// target recorded last among those set by then.
    /// </summary>
    internal static async Task<ILookup<string, IndicatorStatement>> ReadAsync(
        IViewReader views, Basis basis, CancellationToken cancellation)
    {
        var rows = await views.RowsAsync(Definition, cancellation).ConfigureAwait(false);
        return rows.Where(row => (long)row[1]! <= basis.KnownAt.Position && (DateOnly)row[3]! <= basis.At)
            .GroupBy(row => ((string)row[0]!, (long?)row[2]))
            .Select(stated => stated.Key.Item2 is null
                ? stated.MaxBy(row => ((DateOnly)row[3]!, (long)row[1]!))!
                : stated.MaxBy(row => (long)row[1]!)!)
            .Select(row => new IndicatorStatement(
                (string)row[0]!, (int?)(long?)row[2], (DateOnly)row[3]!, (long)row[4]! / Hundred))
            .ToLookup(statement => statement.Indicator);
    }

    private sealed class Fold : IViewFold
    {
        private readonly List<(string Indicator, long Position, long? Year, DateOnly On, long Hundredths)> all = [];

        public int Rows => all.Count;

        public IReadOnlyList<Array> Columns =>
        [
            all.Select(statement => statement.Indicator).ToArray(),
            all.Select(statement => statement.Position).ToArray(),
            all.Select(statement => statement.Year).ToArray(),
            all.Select(statement => statement.On).ToArray(),
            all.Select(statement => statement.Hundredths).ToArray(),
        ];

        public void Add(RecordedEvent recorded)
        {
            switch (recorded.Data)
            {
                case IndicatorValueReported report:
                    Add(report.Indicator, null, report.On, report.Value);
                    break;
                case IndicatorTargetSet target:
                    Add(target.Indicator, target.Year, target.On, target.Value);
                    break;
            }

            void Add(string indicator, long? year, DateOnly on, decimal value) =>
                all.Add((indicator, recorded.Position, year, on, (long)(value * Hundred)));
        }
    }
}

/// <summary>A value, or a target, of an indicator.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Year">The year a target is for; null of a value.</param>
/// <param name="On">The date a value is true of, or a target was set on.</param>
/// <param name="Value">In the indicator's unit.</param>
internal sealed record IndicatorStatement(string Indicator, int? Year, DateOnly On, decimal Value);
