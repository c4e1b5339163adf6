namespace PorFse.Ledger.Projections;

/// <summary>
/// Whether a programme will lose money at the end of a year (<i>disimpegno automatico, regola N+3</i>): its targets of
/// expenditure against what is certified and what will be at the present pace, in any state.
/// </summary>
/// <param name="Rows">The declared targets by year.</param>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 86 to 88 and 136.</remarks>
public sealed record DecommitmentRisk(IReadOnlyList<DecommitmentYear> Rows)
{
    /// <summary>Reads it.</summary>
    /// <param name="reading">The ledger.</param>
    /// <param name="programme">CCI of the programme.</param>
    /// <param name="basis">The state.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<DecommitmentRisk> ReadAsync(
        IReading reading, string programme, Basis basis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(basis);
        var progress = new ProgressReader(reading, programme);
        var state = await progress.ProgrammeAsync(basis.KnownAt.Position, cancellation).ConfigureAwait(false);
        var now = await CertifiedAsync(basis.At).ConfigureAwait(false);
        var yearBefore = basis.At.Year == DateOnly.MinValue.Year ? DateOnly.MinValue : basis.At.AddYears(-1);
        var pace = now - await CertifiedAsync(yearBefore).ConfigureAwait(false);
        var rows = new List<DecommitmentYear>();
        foreach (var target in state.TargetsAt(basis.At))
        {
            var dueOn = new DateOnly(target.Year, 12, 31);
            var certified = dueOn < basis.At ? await CertifiedAsync(dueOn).ConfigureAwait(false) : now;
            var left = Math.Max(dueOn.DayNumber - basis.At.DayNumber, 0);
            rows.Add(new DecommitmentYear(
                target.Year,
                target.Expenditure,
                DerivedTarget.Of(state.PlanAt(basis.At)?.Axes.Sum(axis => axis.Allocation), target.Year),
                certified,
                certified + Pace(pace, left, basis.At.DayNumber - yearBefore.DayNumber)));
        }
        return new DecommitmentRisk(rows);

        async Task<Euro> CertifiedAsync(DateOnly at) => (await progress.ReadAsync(
            Breakdown.Programme, basis with { At = at }, cancellation).ConfigureAwait(false)).Total.Certified;
    }

    // Money is not forecast to the cent; a part of one is left off.
    private static Euro Pace(Euro aYear, int days, int daysOfYear) =>
        daysOfYear == 0 ? Euro.Zero : Euro.FromCents((long)((Int128)aYear.Cents * days / daysOfYear));
}

/// <summary>A year's target, and where the certified expenditure stands against it.</summary>
/// <param name="Year">The year at whose 31 December it is due.</param>
/// <param name="Target">EUR, as declared last.</param>
/// <param name="Derived">EUR, as <see cref="DerivedTarget"/> has it; null where it says nothing.</param>
/// <param name="Certified">EUR, net, by the date of the state or by the day it was due, whichever is earlier.</param>
/// <param name="Forecast">
/// EUR, what will be certified on the day it is due if the next months go like the last twelve; what was, if that day
/// is past.
/// </param>
public sealed record DecommitmentYear(int Year, Euro Target, Euro? Derived, Euro Certified, Euro Forecast)
{
    /// <summary>Certified over target.</summary>
    public Rate Coverage => new(Certified, Target);

    /// <summary>What is missing to the target; EUR 0.00 once it is met.</summary>
    public Euro Missing => Certified >= Target ? Euro.Zero : Target - Certified;

    /// <summary>What will be missing by the forecast: the money at risk.</summary>
    public Euro AtRisk => Forecast >= Target ? Euro.Zero : Target - Forecast;
}
