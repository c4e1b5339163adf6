namespace PorFse.Ledger;

/// <summary>Sets what an indicator is to reach by the end of a year, or amends it.</summary>
public sealed record SetIndicatorTarget(IndicatorTargetSet Target) : ICommand<Indicator, IndicatorTargetSet>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Indicator(Target.Indicator);

    /// <inheritdoc/>
    public string Identity => Target.Reference;

    /// <inheritdoc/>
    public IndicatorTargetSet Fact(Indicator state) => Target with { Value = Target.Value + 0.00m };

    /// <summary>
    /// The reference of a target that has no number: so a year's first target needs none, and another value for the
    /// year is refused until a reference of its own says that an amendment is meant.
    /// </summary>
    public static string ReferenceOf(string indicator, int year) =>
        FormattableString.Invariant($"{indicator} {year}");
}

/// <summary>The rule for <see cref="SetIndicatorTarget"/>.</summary>
public static class SetIndicatorTargetHandler
{
    /// <summary>A target is above zero, of an indicator that is there, for an eligible year.</summary>
    public static Decision<Indicator> Handle(SetIndicatorTarget command, Indicator indicator, Terms terms)
    {
        var target = command.Target;
        if (Texts.RefusePapers(target.Reference, target.Document) is { } malformed)
            return malformed;
        if (indicator.Adoption is not { } adopted)
            return new IndicatorUnknown(target.Indicator);
        if (IndicatorTerms.Refuse(target.Value, 0.01m, adopted.Unit) is { } noValue)
            return noValue;
        var (first, last) = (terms.Programme.EligibleFrom.Year, terms.Programme.EligibleUntil.Year);
        if (target.Year < first || target.Year > last)
            return new TargetYearOutsideEligibility(target.Year, first, last);
        if (terms.RefuseDecidingOn(target.On) is { } wrongDate)
            return wrongDate;

        return new IEventOf<Indicator>[] { command.Fact(indicator) };
    }
}
