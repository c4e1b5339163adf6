using System.Globalization;
using PorFse.Ledger.Reports;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class formats_of_printed_figures
{
    // Unit, how it is shown, a value in that unit, as the report prints it.
    [Theory]
    [InlineData("EUR", "exact", "317904209.91", "317904209.91")]
    [InlineData("EUR", "exact", "20000000", "20000000.00")]
    [InlineData("Mln EUR", "exact", "0.88", "880 mila")]
    [InlineData("Mln EUR", "exact", "0.88000001", "880,00001 mila")]
    [InlineData("Mln EUR", "exact", "1.2", "1.200 mila")]
    [InlineData("%", "exact", "76.38", "76,38%")]
    [InlineData("%", "exact", "76.381", "76,381%")]
    [InlineData("%", "exact", "85.00", "85%")]
    [InlineData("persons", "int", "385423", "385.423")]
    [InlineData("persons", "int", "999", "999")]
    [InlineData("persons", "int", "1000000", "1.000.000")]
    [InlineData("persons", "int", "84.5", "84,5")]
    [InlineData("projects", "int", "0", "0")]
    [InlineData("%", "pct0", "17.4999999999999999999999", "17%")]
    [InlineData("%", "pct0", "17.5", "18%")]
    [InlineData("%", "pct0", "18.5", "19%")]
    [InlineData("%", "pct0", "0.4", "0%")]
    [InlineData("%", "pct2", "36.885", "36.89%")]
    [InlineData("%", "pct2", "36.8849", "36.88%")]
    [InlineData("%", "pct2", "100", "100.00%")]
    [InlineData("Mln EUR", "trunc0", "210.99999999", "210")]
    [InlineData("Mln EUR", "trunc1", "177.99999999", "177,9")]
    [InlineData("Mln EUR", "trunc1", "20.09", "20")]
    [InlineData("Mln EUR", "trunc1", "-0.19", "-0,1")]
    [InlineData("Mln EUR", "trunc2", "395.04999999", "395,04")]
    [InlineData("Mln EUR", "trunc2", "1395.1", "1.395,1")]
    [InlineData("Mln EUR", "round1", "188.75", "188,8")]
    [InlineData("Mln EUR", "round1", "188.74999999", "188,7")]
    [InlineData("Mln EUR", "round1", "188.95", "189")]
    [InlineData("Mln EUR", "either1", "10.05", "10,1")]
    [InlineData("families", "gt", "15327", "15.327")]
    public void round_or_cut_off_once_and_write_italian_numbers(
        string unit, string shown, string value, string printed)
    {
        var format = new FigureFormat(unit, shown);
        format.Print(Number(value)).ShouldBe(printed);
        if (shown != "gt")
            format.Prints(printed, Number(value)).ShouldBeTrue();
    }

    [Fact]
    public void of_either_way_take_both_and_no_third()
    {
        var either = new FigureFormat("Mln EUR", "either1");
        either.Prints("10", 10.05m).ShouldBeTrue();
        either.Prints("10,1", 10.05m).ShouldBeTrue();
        either.Prints("10,1", 10.04m).ShouldBeFalse();
        either.Prints("10", 10.10m).ShouldBeFalse();
    }

    [Theory]
    [InlineData("oltre 190", "190", false)]
    [InlineData("oltre 190", "190.00000001", true)]
    [InlineData("più di 79.000", "79000", false)]
    [InlineData("più di 79.000", "79001", true)]
    [InlineData("oltre 15.000", "15", false)]
    [InlineData("oltre 0,5", "0.6", true)]
    public void that_say_above_hold_for_what_is_above_only(string printed, string value, bool holds) =>
        new FigureFormat("persons", "gt").Prints(printed, Number(value)).ShouldBe(holds);

    [Fact]
    public void take_amounts_in_the_unit_they_print()
    {
        new FigureFormat("Mln EUR", "trunc1").InUnit(829_372_248.87m).ShouldBe(829.37224887m);
        new FigureFormat("EUR", "exact").InUnit(829_372_248.87m).ShouldBe(829_372_248.87m);
        new FigureFormat("%", "pct0").InUnit(85.46m).ShouldBe(85.46m);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
