using System.Globalization;
using System.Text.Json;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class amounts_in_euro
{
    public static TheoryData<string> Cultures => ["it-IT", "tr-TR", "ar-SA", "th-TH", "fa-IR", "de-CH", ""];

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1234.5", 1234_50)]
    [InlineData("1234.50", 1234_50)]
    [InlineData("-3", -3_00)]
    [InlineData("0.01", 1)]
    [InlineData("-0.01", -1)]
    [InlineData("000.10", 10)]
    [InlineData("970474516", 970474516_00)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    [InlineData("-92233720368547758.07", -long.MaxValue)]
    public void are_read_as_they_are_written(string text, long cents)
    {
        Euro.TryParse(text, out var amount).ShouldBeTrue();
        amount.ShouldBe(Euro.FromCents(cents));
        Euro.Parse(text).ShouldBe(amount);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1,5")]
    [InlineData("1.234,50")]
    [InlineData("1,234.50")]
    [InlineData("1 234.50")]
    [InlineData("1'234.50")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("EUR 1")]
    [InlineData("€1")]
    [InlineData("1e3")]
    [InlineData("(1)")]
    [InlineData("1-")]
    [InlineData("−1")]
    [InlineData("٣")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    [InlineData("1.2.3")]
    public void are_not_read_from_anything_else(string text)
    {
        Euro.TryParse(text, out var amount).ShouldBeFalse();
        amount.ShouldBe(Euro.Zero);
        Should.Throw<FormatException>(() => Euro.Parse(text)).Message.ShouldContain($"\"{text}\"");
    }

    [Theory]
    [InlineData("0.005")]
    [InlineData("0.001")]
    [InlineData("1.500")]
    [InlineData("1234.567")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1.0000000000000000000000000000000")]
    public void have_at_most_two_decimals_even_where_the_third_is_zero(string text) =>
        Euro.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("92233720368547758.08")]
    [InlineData("-92233720368547758.08")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("100000000000000000000000000000000000")]
    public void end_at_the_largest_number_of_cents(string text) => Euro.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("0.005")]
    [InlineData("-0.001")]
    [InlineData("92233720368547758.08")]
    public void are_never_rounded_from_a_decimal(string text) =>
        Should.Throw<ArgumentException>(() => Euro.FromDecimal(decimal.Parse(text, CultureInfo.InvariantCulture)));

    [Fact]
    public void that_leave_their_range_throw_instead_of_turning_around()
    {
        var most = Euro.FromCents(long.MaxValue);

        Should.Throw<OverflowException>(() => most + Euro.FromCents(1));
        Should.Throw<OverflowException>(() => -most - Euro.FromCents(2));
        Should.Throw<OverflowException>(() => -Euro.FromCents(long.MinValue));
        Should.Throw<OverflowException>(() => new[] { most, most }.Sum());
    }

    [Fact]
    public void add_subtract_and_compare_in_cents()
    {
        var (a, b) = (Euro.Parse("0.10"), Euro.Parse("0.20"));

        (a + b).ShouldBe(Euro.Parse("0.30"));
        (a - b).ShouldBe(Euro.Parse("-0.10"));
        (-a).ShouldBe(Euro.Parse("-0.10"));
        (a < b && a <= b && b > a && b >= a && a <= Euro.FromCents(10) && a >= Euro.FromCents(10)).ShouldBeTrue();
        new[] { b, a, -b }.Order().ShouldBe([-b, a, b]);
        Enumerable.Repeat(a, 1_000).Sum().ShouldBe(Euro.Parse("100.00"));
        Array.Empty<Euro>().Sum().ShouldBe(Euro.Zero);
        default(Euro).ShouldBe(Euro.Zero);
    }

    [Fact]
    public void are_positive_from_one_cent_up()
    {
        Euro.FromCents(1).IsPositive.ShouldBeTrue();
        Euro.Zero.IsPositive.ShouldBeFalse();
        Euro.FromCents(-1).IsPositive.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void look_the_same_in_every_culture(string culture) => In(culture, () =>
    {
        var amount = Euro.FromCents(-1_234_567_89);

        amount.ToString().ShouldBe("-1234567.89");
        $"{amount}".ShouldBe("-1234567.89");
        JsonSerializer.Serialize(amount).ShouldBe("-1234567.89");
        JsonSerializer.Deserialize<Euro>("-1234567.89").ShouldBe(amount);
        Euro.Parse("-1234567.89").ShouldBe(amount);
        new AmountNotPositive(amount).Message.ShouldStartWith("An amount of EUR -1234567.89 is not above EUR 0.00;");
        new DateAfterToday(Some.Day, Some.Today).Message.ShouldContain("2018-03-01");
        new Rate(Euro.FromCents(888_000_7), Euro.FromCents(1_000_000_0)).ToString().ShouldBe("88.800070 %");
        EventCatalogue.Write(EventSamples.Full.OfType<CommitmentReduced>().Single())
            .ShouldContain("\"Amount\":1000.01,\"On\":\"2018-10-05\"");
        EventCatalogue.AliasOf(typeof(InitiativeOpened)).ShouldBe("initiative_opened");
    });

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(1, "0.01")]
    [InlineData(10, "0.10")]
    [InlineData(-5, "-0.05")]
    [InlineData(100000, "1000.00")]
    [InlineData(long.MaxValue, "92233720368547758.07")]
    public void have_two_decimals_in_text_and_json(long cents, string text)
    {
        var amount = Euro.FromCents(cents);

        amount.ToString().ShouldBe(text);
        JsonSerializer.Serialize(amount).ShouldBe(text);
        amount.ToDecimal().ToString(CultureInfo.InvariantCulture).ShouldBe(text);
        JsonSerializer.Deserialize<Euro>(text).ShouldBe(amount);
    }

    [Theory]
    [InlineData("1", 100)]
    [InlineData("1.5", 150)]
    [InlineData("1.500", 150)]
    [InlineData("1e2", 100_00)]
    public void are_read_from_any_way_to_write_the_json_number(string json, long cents) =>
        JsonSerializer.Deserialize<Euro>(json).ShouldBe(Euro.FromCents(cents));

    [Theory]
    [InlineData("0.005")]
    [InlineData("\"1.00\"")]
    [InlineData("null")]
    public void are_not_read_from_other_json(string json) =>
        Should.Throw<Exception>(() => JsonSerializer.Deserialize<Euro>(json));

    private static void In(string culture, Action check)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            check();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
