namespace PorFse.Ledger.Projections;

/// <summary>
/// Where every indicator stands against its milestones and its target, in any state (<i>quadro di riferimento
/// dell'efficacia dell'attuazione</i>).
/// </summary>
/// <param name="Rows">The indicators, in the plan's order of axes and that of their adoption.</param>
/// <remarks>
/// Source: Reg. (EU) 1303/2013, art. 21, 22 and annex II; Reg. (EU) 215/2014, art. 5 to 7.
/// </remarks>
public sealed record PerformanceFramework(IReadOnlyList<IndicatorProgress> Rows)
{
    /// <summary>Reads it.</summary>
    /// <param name="reading">The ledger.</param>
    /// <param name="programme">CCI of the programme.</param>
    /// <param name="basis">The state.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<PerformanceFramework> ReadAsync(
        IReading reading, string programme, Basis basis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(basis);
        var progress = new ProgressReader(reading, programme);
        var state = await progress.ProgrammeAsync(basis.KnownAt.Position, cancellation).ConfigureAwait(false);
        var axes = await progress.ReadAsync(Breakdown.Axis, basis, cancellation).ConfigureAwait(false);
        var adopted = await IndicatorSheetView.ReadAsync(reading, basis, cancellation).ConfigureAwait(false);
        var stated = await IndicatorStatementView.ReadAsync(reading, basis, cancellation).ConfigureAwait(false);
        var order = axes.Rows.Select((row, rank) => (row.Key, Rank: rank))
            .ToDictionary(axis => axis.Key!, axis => axis.Rank);
        return new PerformanceFramework(
        [
            .. adopted.Select(indicator => Row(indicator, stated[indicator.Indicator].ToList(), axes, state, basis.At))
                .OrderBy(row => order.GetValueOrDefault(row.Indicator.Axis, int.MaxValue)),
        ]);
    }

    private static IndicatorProgress Row(
        IndicatorAdopted indicator,
        List<IndicatorStatement> stated,
        FinancialProgress axes,
        Programme programme,
        DateOnly at)
    {
        var targets = stated.Where(one => one.Year is not null).OrderBy(one => one.Year)
            .Select(one => (one.Year!.Value, one.Value)).ToList();
        var reported = stated.Find(one => one.Year is null);
        var (value, on) = indicator.Kind == IndicatorTerms.Financial
            ? (axes.Rows.FirstOrDefault(row => row.Key == indicator.Axis)?.Certified.ToDecimal(), (DateOnly?)at)
            : (reported?.Value, reported?.On);
        return new IndicatorProgress(indicator, value, on, targets, programme.EligibleFrom, programme.EligibleUntil);
    }
}

/// <summary>Where an indicator stands.</summary>
/// <param name="Indicator">What it is.</param>
/// <param name="Value">What it has reached, in its unit; null where nothing is reported.</param>
/// <param name="On">The date of that value; the state's own date where it is derived.</param>
/// <param name="Targets">What it is to reach by the end of which year, in the order of the years.</param>
/// <param name="From">First eligible day of the programme.</param>
/// <param name="Until">Last one.</param>
public sealed record IndicatorProgress(
    IndicatorAdopted Indicator,
    decimal? Value,
    DateOnly? On,
    IReadOnlyList<(int Year, decimal Value)> Targets,
    DateOnly From,
    DateOnly Until)
{
    // Reg. (EU) 215/2014, art. 6(2): a milestone or target is achieved from 85 per cent of its value on.
    private const decimal Achieved = 0.85m;
    private const decimal Hundred = 100m;

    /// <summary>The last milestone: of the years before the last eligible one.</summary>
    public decimal? Milestone => Last(Targets.Where(target => target.Year < Until.Year));

    /// <summary>The target of the last eligible year.</summary>
    public decimal? Target => Last(Targets.Where(target => target.Year == Until.Year));

    /// <summary>Value over target; null where either is not there.</summary>
    public Rate? Achievement => Value is { } value && Target is { } target
        ? Rate.OfCounts((long)(value * Hundred), (long)(target * Hundred))
        : null;

    /// <summary>
    /// What it should have reached on the day of its value, if it went straight from nothing at the beginning to each
    /// milestone and on to the target; what is a share in a hundred should be there from the beginning. Null where
    /// nothing is set or reported.
    /// </summary>
    public decimal? Due => On is not { } on || Targets.Count == 0
        ? null
        : Indicator.Unit == IndicatorTerms.Percent ? Target ?? Milestone : DueOn(on);

    /// <summary>Whether it has at least 85 % of what is due; null where nothing is.</summary>
    public bool? IsOnTrack => Due is { } due && Value is { } value ? value >= due * Achieved : null;

    private decimal DueOn(DateOnly on)
    {
        var (day, reached) = (From.DayNumber, 0m);
        foreach (var (year, value) in Targets)
        {
            var end = new DateOnly(year, 12, 31).DayNumber;
            if (on.DayNumber <= end)
                return reached + ((value - reached) * Math.Max(on.DayNumber - day, 0) / Math.Max(end - day, 1));
            (day, reached) = (end, value);
        }
        return reached;
    }

    private static decimal? Last(IEnumerable<(int Year, decimal Value)> targets) =>
        targets.Select(target => (decimal?)target.Value).LastOrDefault();
}
