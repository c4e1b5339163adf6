namespace PorFse.Ledger.Reports;

/// <summary>Every figure of the report on 2019, printed and recomputed.</summary>
public static class FiguresTable
{
    private const int Decimals = 6;

    private static readonly string[] Names = ["id", "printed", "value", "verdict", "reason"];

    /// <summary>
    /// The table of a state; a percentage has six decimals. Machines have the reasons in a column, people below.
    /// </summary>
    public static ReportTable Of(FigureState state, DateOnly at, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var all = RecomputedFigure.All(state);
        var others = all.Where(figure => !figure.IsEqual).ToList();
        return new ReportTable(
            labels.With("figures.title", at, all.Count - others.Count, all.Count),
            [.. Names.Select(name => new ReportColumn(name, labels["column." + name]))],
            [.. all.Select(figure => Cells(figure, all, labels))])
        {
            PrintedOrder = Names[..^1],
            Notes = [.. others.Select(figure => $"{figure.Published.Id}: {figure.Reason(all, labels)}")],
        };
    }

    private static IReadOnlyList<Cell> Cells(
        RecomputedFigure figure, IReadOnlyList<RecomputedFigure> all, Labels labels)
    {
        var verdict = figure.IsEqual ? "equal" : "differs";
        return
        [
            Cell.Of(figure.Published.Id),
            Cell.Of(figure.Published.Printed),
            figure.Value is { } value ? Of(value, figure.Published.Format.Unit) : Cell.Nothing,
            new Cell.Word(verdict, labels["verdict." + verdict]),
            Cell.Of(figure.Reason(all, Labels.English)),
        ];
    }

    private static Cell Of(decimal value, string unit) => unit switch
    {
        "EUR" => Cell.Of(Euro.FromDecimal(value)),
        "%" => new Cell.Quantity(decimal.Round(value, Decimals, MidpointRounding.AwayFromZero)),
        _ => new Cell.Quantity(value),
    };
}
