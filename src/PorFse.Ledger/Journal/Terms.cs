namespace PorFse.Ledger;

/// <summary>What a command is judged by besides its own stream.</summary>
/// <param name="Today">The day of recording, from the host's clock.</param>
/// <param name="Cci">CCI of the one programme this ledger is for, adopted or not.</param>
/// <param name="Programme">That programme; its initial state before it is adopted.</param>
/// <param name="Initiative">The initiative the command names; its initial state where it names none.</param>
public sealed record Terms(DateOnly Today, string Cci, Programme Programme, Initiative Initiative)
{
    /// <summary>
    /// Refuses a fact that spends (programming, selection, commitment, payment) outside the eligibility of the
    /// programme, or dated after the day of recording. Null when the date is right.
    /// </summary>
    /// <remarks>Source: Reg. (EU) 1303/2013, art. 65(2).</remarks>
    public Refusal? RefuseSpendingOn(DateOnly on) => RefuseOutside(on, Programme.EligibleUntil);

    /// <summary>
    /// Refuses a certification or a reversal before eligibility starts, after the programme is closed, or dated after
    /// the day of recording: money may be certified, recovered and withdrawn until the last accounts.
    /// </summary>
    /// <remarks>Source: Reg. (EU) 1303/2013, art. 137, 138, 141; Reg. (EU) 2024/795 for the last dates.</remarks>
    public Refusal? RefuseSettlingOn(DateOnly on) => RefuseOutside(on, Programme.ClosesOn);

    /// <summary>
    /// Refuses a decision about the programme before it was adopted, after it is closed, or dated after the day of
    /// recording. Null when the date is right.
    /// </summary>
    public Refusal? RefuseDecidingOn(DateOnly on)
    {
        if (!Programme.IsAdopted)
            return new ProgrammeUnknown(Cci);
        if (on < Programme.AdoptedOn || on > Programme.ClosesOn)
            return new DateOutsideEligibility(on, Programme.AdoptedOn, Programme.ClosesOn);
        return on > Today ? new DateAfterToday(on, Today) : null;
    }

    /// <summary>
    /// Refuses an axis, or a priority of it, that none of the programme's plans has. Null when one has it.
    /// </summary>
    public Refusal? RefusePlace(string axis, string? priority)
    {
        var axes = Programme.Plans.SelectMany(plan => plan.Axes).Where(planned => planned.Axis == axis).ToList();
        if (priority is not null)
        {
            return axes.Exists(planned => planned.Priorities.Any(one => one.Priority == priority))
                ? null
                : new PriorityUnknown(axis, priority, Programme.Plans.Count);
        }
        return axes.Count > 0 ? null : new AxisUnknown(axis, Programme.Plans.Count);
    }

    /// <summary>Refuses what spends as such; what gives back what a reversal took settles, as that did.</summary>
    internal Refusal? RefuseGivingOn(DateOnly on, string? restores) =>
        restores is null ? RefuseSpendingOn(on) : RefuseSettlingOn(on);

    private Refusal? RefuseOutside(DateOnly on, DateOnly until)
    {
        if (!Programme.IsAdopted)
            return new ProgrammeUnknown(Cci);
        if (on < Programme.EligibleFrom || on > until)
            return new DateOutsideEligibility(on, Programme.EligibleFrom, until);
        return on > Today ? new DateAfterToday(on, Today) : null;
    }
}

/// <summary>No financial plan of the programme has the axis.</summary>
public sealed record AxisUnknown(string Axis, int Plans) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"0 of the programme's {Plans} financial plans have the axis \"{Axis}\".");
}

/// <summary>A date before or after the programme may count it.</summary>
public sealed record DateOutsideEligibility(DateOnly On, DateOnly From, DateOnly Until) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The date {On:yyyy-MM-dd} is outside the eligible period, {From:yyyy-MM-dd} to {Until:yyyy-MM-dd}.");
}

/// <summary>A fact dated after the day it is recorded.</summary>
public sealed record DateAfterToday(DateOnly On, DateOnly Today) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The date {On:yyyy-MM-dd} is after the day of recording, {Today:yyyy-MM-dd}.");
}
