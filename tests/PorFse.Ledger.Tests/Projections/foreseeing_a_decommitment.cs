using PorFse.Ledger.Projections;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class foreseeing_a_decommitment
{
    private const string Journal = """
        2014-12-17  financial_plan_adopted        I 8.i  1000.00
        2017-01-31  decommitment_target_declared  2018   50.00
        2017-01-31  decommitment_target_declared  2019   160.00
        2018-05-02  decommitment_target_declared  2019   150.00
        2016-01-01  initiative_opened             DUL    I 8.i
        2016-02-01  operation_selected            OP-1   DUL
        2016-03-01  commitment_entered            OP-1   500.00
        2016-04-01  payment_made                  OP-1   400.00
        2018-06-30  expenditure_certified         OP-1   40.00
        2019-06-30  expenditure_certified         OP-1   73.00
        2019-09-30  expenditure_decertified       OP-1   3.00
        """;

    [Fact]
    public async Task holds_a_year_that_is_past_to_what_was_certified_by_its_end()
    {
        var row = (await ReadAsync("2019-06-30"))[0];
        (row.Year, row.Certified, row.Forecast).ShouldBe((2018, Eur(40m), Eur(40m)));
        (row.Missing, row.AtRisk).ShouldBe((Eur(10m), Eur(10m)));
    }

    [Fact]
    public async Task counts_the_target_declared_last()
    {
        (await ReadAsync("2018-05-01"))[1].Target.ShouldBe(Eur(160m));
        (await ReadAsync("2018-05-02"))[1].Target.ShouldBe(Eur(150m));
        (await ReadAsync("2018-05-02", "4"))[1].Target.ShouldBe(Eur(160m));
        (await ReadAsync("2017-01-30")).ShouldBeEmpty();
    }

    [Fact]
    public async Task forecasts_less_where_more_was_taken_back_than_certified()
    {
        var row = (await ReadAsync("2020-06-30"))[1];
        (row.Certified, row.Forecast).ShouldBe((Eur(110m), Eur(110m)));
        (await ReadAsync("2019-09-30"))[1].Forecast.ShouldBe(Eur(110m) + Eur(17.64m));
    }

    [Fact]
    public async Task risks_nothing_once_the_target_is_met()
    {
        var row = (await ReadAsync("2019-06-30"))[1] with { Target = Eur(113m) };
        (row.Missing, row.AtRisk, row.Coverage.ToPercent(2)).ShouldBe((Eur(0m), Eur(0m), 100m));
    }

    [Theory]
    [InlineData(2016, null)]
    [InlineData(2017, "78.26")]
    [InlineData(2019, "352.91")]
    [InlineData(2023, "950.00")]
    [InlineData(2024, null)]
    public void derives_a_target_by_plain_arithmetic(int year, string? amount) =>
        DerivedTarget.Of(Eur(1_000m), year)?.ToString().ShouldBe(amount);

    [Fact]
    public void derives_none_without_a_plan() => DerivedTarget.Of(null, 2019).ShouldBeNull();

    private static async Task<IReadOnlyList<DecommitmentYear>> ReadAsync(string at, string position = "99") =>
        (await DecommitmentRisk.ReadAsync(
            WrittenHistory.Of(Journal).Reading, Cci, WrittenHistory.Basis(at, position))).Rows;
}
