using System.Globalization;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>What the figures of the report measure, each as a computation over a state.</summary>
/// <remarks>
/// Amounts are in euro. "a / b" is a percentage of two of them in one scope, and "a / programme b" of the programme's.
/// </remarks>
internal static class FigureMeasures
{
    private const string Quotient = " / ";
    private const string OfProgramme = "programme ";
    private const decimal Hundred = 100m;

    // A target is of the year in which its figure's date is; everything else is of the state's own date.
    private delegate decimal? Computation(FigureState state, FigureScope scope, string asOf);

    private static readonly Dictionary<string, Computation> Measures = new()
    {
        ["allocation"] = Money(row => row.Allocation),
        ["programmed"] = Money(row => row.Programmed),
        ["committed"] = Money(row => row.Committed),
        ["not yet committed"] = Money(row => row.Programmed - row.Committed),
        ["paid"] = Money(row => row.Paid),
        ["certified"] = Money(Certified),
        ["certified in the year"] = (state, scope, _) =>
            Sum(state.MoneyOf(scope), Certified) - (Sum(state.MoneyBefore(scope), Certified) ?? 0),
        ["participants"] = People(counted => counted.Total),
        ["men"] = People(counted => counted.Men),
        ["women"] = People(counted => counted.Women),
        ["vulnerable"] = People(counted => counted.Vulnerable),
        ["with disability"] = People(counted => counted.WithDisability),
        ["migrants"] = People(counted => counted.Migrants),
        ["other disadvantaged"] = People(counted => counted.OtherDisadvantaged),
        ["projects"] = Projects(figures => figures.Projects),
        ["new projects"] = Projects(figures => figures.NewProjects),
        ["indicator"] = Indicator,
        ["indicator target"] = Target,
        ["financial indicator"] = Indicator,
        ["financial indicator target"] = Target,
        ["N+3 target"] = (state, _, asOf) =>
            state.Risk.Rows.Where(row => row.Year == YearOf(asOf)).Select(row => (decimal?)row.Target.ToDecimal())
                .SingleOrDefault(),
    };

    /// <summary>What a figure is in a state; without a value where the state has nothing of the kind.</summary>
    internal static FigureValue Compute(PublishedFigure figure, FigureState state)
    {
        if (figure.Measure.Split(Quotient) is not [var part, var whole])
            return new FigureValue(Of(figure.Measure, figure.Scope), null);
        var over = whole.StartsWith(OfProgramme, StringComparison.Ordinal)
            ? Of(whole[OfProgramme.Length..], FigureScope.Programme)
            : Of(whole, figure.Scope);
        return Of(part, figure.Scope) is { } numerator && over is { } denominator && denominator != 0
            ? new FigureValue(Hundred * numerator / denominator, (numerator, denominator))
            : new FigureValue(null, null);

        decimal? Of(string measure, FigureScope scope) => Measures[measure](state, scope, figure.AsOf);
    }

    private static Computation Money(Func<ProgressRow, Euro?> amount) =>
        (state, scope, _) => Sum(state.MoneyOf(scope), amount);

    private static Computation People(Func<Participants, long?> count) =>
        (state, scope, _) => state.PeopleOf(scope) is { } counted ? count(counted) : null;

    private static Computation Projects(Func<InitiativeFigures, long> count) =>
        (state, scope, _) => state.InitiativesOf(scope).ToList() is { Count: > 0 } known ? known.Sum(count) : null;

    private static Euro? Certified(ProgressRow row) => row.Certified;

    private static decimal? Indicator(FigureState state, FigureScope scope, string asOf) =>
        state.IndicatorOf(scope)?.Value;

    private static decimal? Target(FigureState state, FigureScope scope, string asOf) =>
        state.IndicatorOf(scope)?.Targets.Where(target => target.Year == YearOf(asOf))
            .Select(target => (decimal?)target.Value).SingleOrDefault();

    private static decimal? Sum(IEnumerable<ProgressRow> rows, Func<ProgressRow, Euro?> amount)
    {
        var amounts = rows.Select(amount).OfType<Euro>().ToList();
        return amounts.Count == 0 ? null : amounts.Sum().ToDecimal();
    }

    private static int YearOf(string asOf) => int.Parse(asOf.AsSpan(0, 4), CultureInfo.InvariantCulture);
}

/// <summary>What the ledger gives for a figure.</summary>
/// <param name="Value">Euro, percentage or count; null where it has nothing of the kind.</param>
/// <param name="Terms">Of a percentage, what is divided by what; null of anything else.</param>
public sealed record FigureValue(decimal? Value, (decimal Part, decimal Whole)? Terms);
