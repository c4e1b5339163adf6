using PorFse.Ledger.Testing;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class reporting_an_indicators_value
{
    public const string InOrder = """
        reference  document  adopted  kind       value   on          today       outcome
        -          x*101     -        financial  -0.01   2013-12-31  2013-12-30  text-missing reference
        V-1        x*101     -        financial  -0.01   2013-12-31  2013-12-30  text-too-long document
        V-1        -         -        financial  -0.01   2013-12-31  2013-12-30  indicator-unknown
        V-1        -         yes      financial  -0.01   2013-12-31  2013-12-30  indicator-is-derived
        V-1        -         yes      output     -0.01   2013-12-31  2013-12-30  indicator-value-out-of-range
        V-1        -         yes      output     57.001  2013-12-31  2013-12-30  indicator-value-out-of-range
        V-1        -         yes      output     0       2013-12-31  2013-12-30  date-outside-eligibility
        V-1        -         yes      output     0       2025-02-16  2025-02-16  date-outside-eligibility
        V-1        -         yes      output     0       2018-01-02  2018-01-01  date-after-today
        x*100      x*100     yes      result     57.5    2025-02-15  2025-02-15  indicator_value_reported
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new IndicatorValueReported(
            "I-CO01", row.Number("value"), row.Day("on"), row.Text("reference"), row.Optional("document")),
        row.Is("adopted") ? [Unemployed() with { Kind = row["kind"] }] : [],
        row.Day("today")).Outcome);

    [Fact]
    public void records_the_value_with_two_decimals() => When(
        new IndicatorValueReported("I-CO01", 168_289m, Day, "V-1", null), [Unemployed()])
        .ShouldAppend(new IndicatorValueReported("I-CO01", 168_289.00m, Day, "V-1", null));

    [Fact]
    public void may_be_corrected_downwards() => When(
        new IndicatorValueReported("I-CO01", 1m, Day, "V-2", null),
        [Unemployed(), new IndicatorValueReported("I-CO01", 2.00m, Day, "V-1", null)])
        .ShouldAppend(new IndicatorValueReported("I-CO01", 1.00m, Day, "V-2", null));

    private static Then<Indicator> When(
        IndicatorValueReported report, IEventOf<Indicator>[] history, DateOnly? today = null) =>
        new Given<Indicator>(history).When(indicator =>
            ReportIndicatorValueHandler.Handle(new ReportIndicatorValue(report), indicator, Terms(today)));
}
