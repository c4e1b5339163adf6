using System.Globalization;

namespace PorFse.Ledger.Reports;

/// <summary>What was certified at the end of each year, beside what was to be.</summary>
public static class YearEndTable
{
    private static readonly string[] Names = ["year", "on", "certified", "target"];

    /// <summary>The table of a state: its years so far, and those to come that have a target.</summary>
    public static ReportTable Of(ReportState state, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(labels);
        var certified = state.YearEnds.ToDictionary(end => end.On.Year);
        var targets = state.Risk.Rows.ToDictionary(row => row.Year, row => row.Target);
        return new ReportTable(
            labels.With("yearEnds.title", state.At),
            [.. Names.Select(name => new ReportColumn(name, labels["column." + Heading(name)]))],
            [
                .. certified.Keys.Union(targets.Keys).Order().Select(year => (IReadOnlyList<Cell>)
                [
                    Cell.Of(year.ToString(CultureInfo.InvariantCulture)),
                    certified.TryGetValue(year, out var end) ? Cell.Of(end.On) : Cell.Nothing,
                    certified.ContainsKey(year) ? Cell.Of(end.Certified) : Cell.Nothing,
                    targets.TryGetValue(year, out var target) ? Cell.Of(target) : Cell.Nothing,
                ]),
            ]);
    }

    private static string Heading(string name) => name == "target" ? "declared" : name;
}
