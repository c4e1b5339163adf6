using System.Globalization;
using PorFse.Ledger.Reports;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class cells_of_a_table
{
    [Theory]
    [InlineData("0", "0.00", "0,00", "0.00")]
    [InlineData("0.1", "0.10", "0,10", "0.10")]
    [InlineData("-1234.5", "-1,234.50", "-1.234,50", "-1234.50")]
    [InlineData("970474516.00", "970,474,516.00", "970.474.516,00", "970474516.00")]
    [InlineData(
        "92233720368547758.07", "92,233,720,368,547,758.07", "92.233.720.368.547.758,07", "92233720368547758.07")]
    public void of_money_are_grouped_for_people_and_plain_for_machines(
        string amount, string english, string italian, string machines) =>
        Looks(Cell.Of(Euro.Parse(amount))).ShouldBe((english, italian, machines));

    [Theory]
    [InlineData(1, 2, 0, "50%", "50%", "0.500000")]
    [InlineData(1, 8, 0, "13%", "13%", "0.125000")]
    [InlineData(1, 8, 2, "12.50%", "12,50%", "0.125000")]
    [InlineData(2, 3, 2, "66.67%", "66,67%", "0.666667")]
    [InlineData(5000, 1, 0, "500,000%", "500.000%", "5000.000000")]
    [InlineData(-1, 200, 0, "-1%", "-1%", "-0.005000")]
    [InlineData(1, 0, 0, "–", "–", null)]
    public void of_rates_are_rounded_once_half_up_for_people(
        long above, long below, int decimals, string english, string italian, string? machines) =>
        Looks(new Cell.Percent(new Rate(Euro.FromCents(above), Euro.FromCents(below)), decimals))
            .ShouldBe((english, italian, machines));

    [Fact]
    public void of_other_kinds_look_the_same_in_both_languages_but_for_counts_and_truths()
    {
        Looks(new Cell.Count(1_234_567)).ShouldBe(("1,234,567", "1.234.567", "1234567"));
        Looks(Cell.Of(On("2019-12-31"))).ShouldBe(("2019-12-31", "2019-12-31", "2019-12-31"));
        Looks(Cell.Of(new DateTimeOffset(2020, 1, 1, 0, 30, 0, TimeSpan.FromHours(1)).AddMicroseconds(7)))
            .ShouldBe(("2019-12-31 23:30:00", "2019-12-31 23:30:00", "2019-12-31T23:30:00.000007Z"));
        Looks(Cell.Of(true)).ShouldBe(("yes", "sì", "true"));
        Looks(Cell.Of("è")).ShouldBe(("è", "è", "è"));
        Looks(Cell.Nothing).ShouldBe(("", "", null));
    }

    [Fact]
    public void of_nothing_are_all_the_same() =>
        new[]
        {
            Cell.Of((Euro?)null), Cell.Of((Rate?)null), Cell.Of((DateOnly?)null), Cell.Of((string?)null),
            Cell.Of((bool?)null), Cell.Of((DateTimeOffset?)null),
        }.ShouldAllBe(cell => cell == Cell.Nothing);

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("it-IT")]
    [InlineData("de-CH")]
    public void look_the_same_whatever_the_culture_of_the_thread(string culture)
    {
        Cell[] all =
        [
            Cell.Of(Eur(-1_234_567.89m)), new Cell.Percent(new Rate(Eur(2m), Eur(3m)), 2), new Cell.Count(-12_345),
            Cell.Of(On("2019-12-31")), Cell.Of(new DateTimeOffset(2020, 2, 29, 1, 2, 3, TimeSpan.Zero)), Cell.Of(true),
        ];
        var (here, before) = (all.Select(Looks).ToList(), CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            all.Select(Looks).ShouldBe(here);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static (string English, string Italian, string? Machines) Looks(Cell cell) => (
        CellText.ForPeople(cell, Labels.English),
        CellText.ForPeople(cell, Labels.Italian),
        CellText.ForMachines(cell));
}
