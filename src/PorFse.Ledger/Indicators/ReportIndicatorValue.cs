namespace PorFse.Ledger;

/// <summary>Reports the value of an indicator at a date.</summary>
public sealed record ReportIndicatorValue(IndicatorValueReported Report) : ICommand<Indicator, IndicatorValueReported>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Indicator(Report.Indicator);

    /// <inheritdoc/>
    public string Identity => Report.Reference;

    /// <inheritdoc/>
    public IndicatorValueReported Fact(Indicator state) => Report with { Value = Report.Value + 0.00m };
}

/// <summary>The rule for <see cref="ReportIndicatorValue"/>.</summary>
public static class ReportIndicatorValueHandler
{
    /// <summary>
    /// A value is of an indicator that is there and is not derived. It may be below an earlier one: reports are
    /// corrected, and that a count falls is a finding of the check.
    /// </summary>
    public static Decision<Indicator> Handle(ReportIndicatorValue command, Indicator indicator, Terms terms)
    {
        var report = command.Report;
        if (Texts.RefusePapers(report.Reference, report.Document) is { } malformed)
            return malformed;
        if (indicator.Adoption is not { } adopted)
            return new IndicatorUnknown(report.Indicator);
        if (adopted.Kind == IndicatorTerms.Financial)
            return new IndicatorIsDerived(report.Indicator, report.Value);
        if (IndicatorTerms.Refuse(report.Value, 0m, adopted.Unit) is { } noValue)
            return noValue;
        if (terms.RefuseSettlingOn(report.On) is { } wrongDate)
            return wrongDate;

        return new IEventOf<Indicator>[] { command.Fact(indicator) };
    }
}

/// <summary>A value for an indicator that follows from the money in the ledger.</summary>
public sealed record IndicatorIsDerived(string Indicator, decimal Value) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Indicator {Indicator} follows from the certifications; a report of {Value} is 1 too many, it takes 0.");
}
