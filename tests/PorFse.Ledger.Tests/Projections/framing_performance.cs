using PorFse.Ledger.Projections;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class framing_performance
{
    private const string Journal = """
        2014-12-17  financial_plan_adopted    I 8.i    300.00
        2014-12-17  financial_plan_adopted    II 9.i   50.00
        2014-12-17  indicator_adopted         II-CO16  output II persons
        2014-12-17  indicator_adopted         I-CO01   output I persons
        2014-12-17  indicator_adopted         I-CE     financial I EUR
        2014-12-17  indicator_adopted         I-CR06   result I percent
        2014-12-17  indicator_target_set      I-CO01   100.00 2018
        2014-12-17  indicator_target_set      I-CO01   300.00 2023
        2014-12-17  indicator_target_set      I-CE     300.00 2023
        2014-12-17  indicator_target_set      I-CR06   30.00 2023
        2019-04-30  indicator_target_set      I-CO01   200.00 2023
        2018-12-31  indicator_value_reported  I-CO01   100.00
        2018-12-31  indicator_value_reported  I-CO01   85.00
        2019-12-31  indicator_value_reported  I-CR06   25.50
        2015-07-14  initiative_opened         IN-1     I 8.i
        2016-02-01  operation_selected        OP-1     IN-1
        2016-03-01  commitment_entered        OP-1     60.00
        2016-04-01  payment_made              OP-1     50.00
        2017-12-15  expenditure_certified     OP-1     40.00
        """;

    [Fact]
    public async Task lists_the_indicators_in_the_plans_order() =>
        (await ReadAsync("2019-12-31")).Select(row => row.Indicator.Indicator)
            .ShouldBe(["I-CO01", "I-CE", "I-CR06", "II-CO16"]);

    [Fact]
    public async Task takes_the_target_that_was_set_by_then()
    {
        (await FindAsync("I-CO01", "2018-12-31")).Target.ShouldBe(300m);
        var row = await FindAsync("I-CO01", "2019-12-31");
        (row.Milestone, row.Target, row.Value).ShouldBe((100m, 200m, 85m));
        row.Achievement.ShouldBe(Rate.OfCounts(85_00, 200_00));
    }

    [Fact]
    public async Task knows_a_corrected_value_as_it_was_before()
    {
        (await FindAsync("I-CO01", "2019-12-31", "13")).Value.ShouldBe(85m);
        (await FindAsync("I-CO01", "2019-12-31", "12")).Value.ShouldBe(100m);
        (await FindAsync("I-CO01", "2018-12-30")).Value.ShouldBeNull();
    }

    [Fact]
    public async Task derives_certified_expenditure()
    {
        (await FindAsync("I-CE", "2017-12-14")).Value.ShouldBe(0m);
        var row = await FindAsync("I-CE", "2017-12-15");
        (row.Value, row.On).ShouldBe((40m, On("2017-12-15")));
    }

    [Fact]
    public async Task is_on_track_from_85_in_a_hundred_of_what_is_due_on()
    {
        var corrected = await FindAsync("I-CO01", "2018-12-31");
        (corrected.Due, corrected.IsOnTrack).ShouldBe((100m, true));
        (corrected with { Value = 84.99m }).IsOnTrack.ShouldBe(false);
        (await FindAsync("I-CR06", "2019-12-31")).IsOnTrack.ShouldBe(true);
        (await FindAsync("II-CO16", "2019-12-31")).IsOnTrack.ShouldBeNull();
    }

    [Fact]
    public async Task draws_a_straight_line_between_what_is_to_be_reached()
    {
        var row = await FindAsync("I-CO01", "2019-12-31");
        (row with { On = EligibleFrom }).Due.ShouldBe(0m);
        (row with { On = On("2018-12-31") }).Due.ShouldBe(100m);
        (row with { On = EligibleUntil }).Due.ShouldBe(200m);
        (row with { On = On("2025-02-15") }).Due.ShouldBe(200m);
        (row with { On = On("2019-12-31") }).Due!.Value.ShouldBe(119.99m, 0.01m);
    }

    private static async Task<IReadOnlyList<IndicatorProgress>> ReadAsync(string at, string position = "99") =>
        (await PerformanceFramework.ReadAsync(
            WrittenHistory.Of(Journal).Reading, Cci, WrittenHistory.Basis(at, position))).Rows;

    private static async Task<IndicatorProgress> FindAsync(string indicator, string at, string position = "99") =>
        (await ReadAsync(at, position)).Single(row => row.Indicator.Indicator == indicator);
}
