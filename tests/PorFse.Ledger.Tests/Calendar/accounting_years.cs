using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class accounting_years
{
    [Theory]
    [InlineData("2014-01-01", 2015)]
    [InlineData("2014-06-30", 2015)]
    [InlineData("2014-07-01", 2015)]
    [InlineData("2015-06-30", 2015)]
    [InlineData("2015-07-01", 2016)]
    [InlineData("2016-02-29", 2016)]
    [InlineData("2019-12-31", 2020)]
    [InlineData("2020-01-01", 2020)]
    [InlineData("2023-06-30", 2023)]
    [InlineData("2023-07-01", 2024)]
    [InlineData("2024-06-30", 2024)]
    public void end_on_the_30_june_on_or_after_the_date(string date, int endsIn) =>
        AccountingYear.Of(On(date)).ShouldNotBeNull().EndsInYear.ShouldBe(endsIn);

    [Theory]
    [InlineData("2013-12-31")]
    [InlineData("2024-07-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void do_not_exist_outside_the_programming_period(string date) => AccountingYear.Of(On(date)).ShouldBeNull();

    [Theory]
    [InlineData("2014-03-01", "2014-01-01", "2015-06-30", "2014/2015")]
    [InlineData("2016-03-01", "2015-07-01", "2016-06-30", "2015/2016")]
    [InlineData("2024-03-01", "2023-07-01", "2024-06-30", "2023/2024")]
    public void know_their_first_and_last_day(string date, string first, string last, string text)
    {
        var year = AccountingYear.Of(On(date)).ShouldNotBeNull();

        (year.First, year.Last).ShouldBe((On(first), On(last)));
        year.ToString().ShouldBe(text);
    }

    [Fact]
    public void cover_every_day_once()
    {
        var day = On("2014-01-01");
        for (var year = AccountingYear.Of(day); year is { } known; year = AccountingYear.Of(day))
        {
            known.First.ShouldBe(day);
            AccountingYear.Of(known.Last).ShouldBe(known);
            day = known.Last.AddDays(1);
        }
        day.ShouldBe(On("2024-07-01"));
    }
}
