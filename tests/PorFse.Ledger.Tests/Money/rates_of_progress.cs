using System.Globalization;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class rates_of_progress
{
    [Theory]
    [InlineData("17.495", "100", 0, "17")]
    [InlineData("17.495", "100", 1, "17.5")]
    [InlineData("17.495", "100", 2, "17.50")]
    public void are_rounded_once_from_the_exact_ratio(string part, string whole, int decimals, string percent) =>
        Percent(Of(part, whole), decimals).ShouldBe(percent);

    [Theory]
    [InlineData("0.50", "100", 0, "1")]
    [InlineData("1.50", "100", 0, "2")]
    [InlineData("2.50", "100", 0, "3")]
    [InlineData("2.49", "100", 0, "2")]
    [InlineData("-2.50", "100", 0, "-3")]
    [InlineData("1", "8", 1, "12.5")]
    [InlineData("1", "3", 6, "33.333333")]
    [InlineData("2", "3", 6, "66.666667")]
    [InlineData("0", "5", 2, "0.00")]
    [InlineData("7", "5", 0, "140")]
    public void are_rounded_half_away_from_zero_and_keep_their_decimals(
        string part, string whole, int decimals, string percent) =>
        Percent(Of(part, whole), decimals).ShouldBe(percent);

    [Fact]
    public void may_be_of_numbers_of_things()
    {
        Rate.OfCounts(2, 7).ToDecimal().ShouldBe(0.285714m);
        Rate.OfCounts(0, 0).IsDefined.ShouldBeFalse();
    }

    [Fact]
    public void tell_a_half_from_almost_a_half_at_the_largest_amounts()
    {
        var whole = Euro.FromCents(9_000_000_000_000_000_000);

        Percent(new Rate(Euro.FromCents(45_000_000_000_000_000), whole), 0).ShouldBe("1");
        Percent(new Rate(Euro.FromCents(44_999_999_999_999_999), whole), 0).ShouldBe("0");
    }

    [Fact]
    public void are_undefined_over_nothing()
    {
        var rate = Of("5", "0");

        rate.IsDefined.ShouldBeFalse();
        rate.ToDecimal().ShouldBeNull();
        rate.ToPercent(0).ShouldBeNull();
        rate.ToString().ShouldBe("–");
        default(Rate).IsDefined.ShouldBeFalse();
    }

    [Fact]
    public void have_six_decimals_for_machines()
    {
        Of("1", "3").ToDecimal()?.ToString(CultureInfo.InvariantCulture).ShouldBe("0.333333");
        Of("1", "2").ToDecimal()?.ToString(CultureInfo.InvariantCulture).ShouldBe("0.500000");
        Of("1", "2").ToString().ShouldBe("50.000000 %");
    }

    // The amounts are cents where they have three decimals: only the ratio counts.
    private static Rate Of(string part, string whole) => new(Thousandths(part), Thousandths(whole));

    private static Euro Thousandths(string text) =>
        Euro.FromCents((long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 1_000m));

    private static string? Percent(Rate rate, int decimals) =>
        rate.ToPercent(decimals)?.ToString(CultureInfo.InvariantCulture);
}
