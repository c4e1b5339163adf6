using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>What the views say in one state: all that the figures of the report are computed from.</summary>
/// <param name="Progress">The money by axis.</param>
/// <param name="YearBefore">The same at the end of the calendar year before.</param>
/// <param name="Initiatives">The money and projects by initiative.</param>
/// <param name="People">The participants of axes and initiatives.</param>
/// <param name="Framework">The indicators.</param>
/// <param name="Risk">The targets under N+3.</param>
public sealed record FigureState(
    FinancialProgress Progress,
    FinancialProgress YearBefore,
    InitiativeProgress Initiatives,
    IReadOnlyList<Participants> People,
    PerformanceFramework Framework,
    DecommitmentRisk Risk)
{
    /// <summary>Reads it.</summary>
    /// <param name="reading">The ledger.</param>
    /// <param name="programme">CCI of the programme.</param>
    /// <param name="basis">The state.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<FigureState> ReadAsync(
        IReading reading, string programme, Basis basis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        var money = new ProgressReader(reading, programme);
        var lastYear = basis with { At = new DateOnly(Math.Max(basis.At.Year - 1, 1), 12, 31) };
        return new FigureState(
            await money.ReadAsync(Breakdown.Axis, basis, cancellation).ConfigureAwait(false),
            await money.ReadAsync(Breakdown.Axis, lastYear, cancellation).ConfigureAwait(false),
            await InitiativeProgress.ReadAsync(reading, programme, basis, cancellation).ConfigureAwait(false),
            await ParticipantsView.ReadAsync(reading, basis, cancellation).ConfigureAwait(false),
            await PerformanceFramework.ReadAsync(reading, programme, basis, cancellation).ConfigureAwait(false),
            await DecommitmentRisk.ReadAsync(reading, programme, basis, cancellation).ConfigureAwait(false));
    }

    /// <summary>The money of a scope, row by row; nothing of what is not there.</summary>
    internal IEnumerable<ProgressRow> MoneyOf(FigureScope scope) => scope.Kind is "initiative" or "family"
        ? InitiativesOf(scope).Select(one => new ProgressRow(
            null, null, one.Programmed, one.Committed, one.Paid, one.Certified, 0))
        : RowsOf(Progress, scope);

    /// <summary>What of it was there at the end of the year before.</summary>
    internal IEnumerable<ProgressRow> MoneyBefore(FigureScope scope) => RowsOf(YearBefore, scope);

    /// <summary>The initiatives of a scope.</summary>
    internal IEnumerable<InitiativeFigures> InitiativesOf(FigureScope scope) => Initiatives.Rows
        .Where(row => scope.Codes.Contains(
            scope.Kind == "family" ? row.Initiative.Family : row.Initiative.Initiative, StringComparer.Ordinal))
        .Select(row => row.Figures);

    /// <summary>The participants of a scope; null where nobody counts them.</summary>
    internal Participants? PeopleOf(FigureScope scope)
    {
        var counted = People.Where(one => scope.Kind == "initiative"
            ? scope.Codes.Contains(one.Initiative, StringComparer.Ordinal)
            : one.Initiative is null && IsIn(scope, one.Axis!)).ToList();
        return counted.Count == 0 ? null : Participants.Together(counted);
    }

    /// <summary>An indicator by its name, or the financial one of an axis; null where it is not adopted.</summary>
    internal IndicatorProgress? IndicatorOf(FigureScope scope) => Framework.Rows.FirstOrDefault(row =>
        scope.Kind == "axis"
            ? row.Indicator.Kind == IndicatorTerms.Financial && IsIn(scope, row.Indicator.Axis)
            : scope.Codes.Contains(row.Indicator.Indicator, StringComparer.Ordinal));

    private static IEnumerable<ProgressRow> RowsOf(FinancialProgress progress, FigureScope scope) =>
        progress.Rows.Where(row => IsIn(scope, row.Key!));

    private static bool IsIn(FigureScope scope, string axis) =>
        scope == FigureScope.Programme || scope.Codes.Contains(axis, StringComparer.Ordinal);
}
