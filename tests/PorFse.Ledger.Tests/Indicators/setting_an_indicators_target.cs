using PorFse.Ledger.Testing;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class setting_an_indicators_target
{
    public const string InOrder = """
        reference  document  adopted  unit     value           year  on          today       outcome
        -          x*101     -        percent  0.00            2013  2014-12-16  2014-12-15  text-missing reference
        x*101      x*101     -        percent  0.00            2013  2014-12-16  2014-12-15  text-too-long reference
        T-1        x*101     -        percent  0.00            2013  2014-12-16  2014-12-15  text-too-long document
        T-1        -         -        percent  0.00            2013  2014-12-16  2014-12-15  indicator-unknown
        T-1        -         yes      percent  0.00            2013  2014-12-16  2014-12-15  indicator-value-out-of-range
        T-1        -         yes      percent  100.01          2013  2014-12-16  2014-12-15  indicator-value-out-of-range
        T-1        -         yes      persons  100000000000    2013  2014-12-16  2014-12-15  indicator-value-out-of-range
        T-1        -         yes      persons  0.001           2013  2014-12-16  2014-12-15  indicator-value-out-of-range
        T-1        -         yes      percent  100             2013  2014-12-16  2014-12-15  target-year-outside-eligibility
        T-1        -         yes      percent  100             2024  2014-12-16  2014-12-15  target-year-outside-eligibility
        T-1        -         yes      percent  100             2023  2014-12-16  2014-12-15  date-outside-eligibility
        T-1        -         yes      percent  100             2023  2014-12-17  2014-12-16  date-after-today
        x*100      x*100     yes      persons  99999999999.99  2014  2025-02-15  2025-02-15  indicator_target_set
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new IndicatorTargetSet(
            "I-CO01", int.Parse(row["year"], null), row.Number("value"), row.Day("on"), row.Text("reference"),
            row.Optional("document")),
        row.Is("adopted") ? [Unemployed() with { Unit = row["unit"] }] : [],
        row.Day("today")).Outcome);

    [Fact]
    public void records_the_value_with_two_decimals()
    {
        var target = new IndicatorTargetSet("I-CO01", 2023, 232_977m, On("2014-12-17"), "I-CO01 2023", null);
        When(target, [Unemployed()]).ShouldAppend(target with { Value = 232_977.00m });
    }

    [Fact]
    public void says_which_values_there_are() => When(
        new IndicatorTargetSet("I-CO01", 2023, 100.5m, On("2014-12-17"), "T-1", null),
        [Unemployed() with { Unit = "percent" }])
        .ShouldBeRefused(new IndicatorValueOutOfRange(100.5m, "percent", 0.01m, 100m));

    private static Then<Indicator> When(
        IndicatorTargetSet target, IEventOf<Indicator>[] history, DateOnly? today = null) =>
        new Given<Indicator>(history).When(indicator =>
            SetIndicatorTargetHandler.Handle(new SetIndicatorTarget(target), indicator, Terms(today)));
}
