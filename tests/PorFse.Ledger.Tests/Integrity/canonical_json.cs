using System.Globalization;
using System.Text;
using System.Text.Json;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests.Integrity;

/// <summary>RFC 8785, with its own examples and the test data published with it.</summary>
public class canonical_json
{
    private static readonly JsonSerializerOptions Spaced = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("""[ 56, { "d": true, "10": null, "1": [ ] } ]""", """[56,{"1":[],"10":null,"d":true}]""")]
    [InlineData(
        """{ "peach": "This sorting order", "péché": "is wrong", "pêche": "but MUST", "sin":   "ignore locale" }""",
        """{"peach":"This sorting order","péché":"is wrong","pêche":"but MUST","sin":"ignore locale"}""")]
    [InlineData(
        """
        {"1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { },
         "111": [ {"e": "yes","E": "no" } ], "A": { }}
        """,
        """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}""")]
    [InlineData("""{ "Unnormalized Unicode":"A\u030a" }""", "{\"Unnormalized Unicode\":\"A\u030a\"}")]
    [InlineData(
        """
        { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }
        """,
        """
        {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}
        """)]
    [InlineData(
        """
        { "\u20ac": "Euro Sign", "\r": "Carriage Return", "\u000a": "Newline", "1": "One", "\u0080": "Control\u007f",
          "\ud83d\ude02": "Smiley", "\u00f6": "Latin Small Letter O With Diaeresis",
          "\ufb33": "Hebrew Letter Dalet With Dagesh", "</script>": "Browser Challenge" }
        """,
        "{\"\\n\":\"Newline\",\"\\r\":\"Carriage Return\",\"1\":\"One\",\"</script>\":\"Browser Challenge\","
        + "\"\u0080\":\"Control\u007f\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
        + "\"😂\":\"Smiley\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    public void is_what_the_published_test_data_say(string json, string canonical) => Of(json).ShouldBe(canonical);

    [Theory]
    [InlineData(0x0000000000000000L, "0")]
    [InlineData(unchecked((long)0x8000000000000000L), "0")]
    [InlineData(0x0000000000000001L, "5e-324")]
    [InlineData(unchecked((long)0x8000000000000001L), "-5e-324")]
    [InlineData(0x7fefffffffffffffL, "1.7976931348623157e+308")]
    [InlineData(unchecked((long)0xffefffffffffffffL), "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000L, "9007199254740992")]
    [InlineData(unchecked((long)0xc340000000000000L), "-9007199254740992")]
    [InlineData(0x4430000000000000L, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5L, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6L, "1e+23")]
    [InlineData(0x44b52d02c7e14af7L, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4eL, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4fL, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50L, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8cL, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8dL, "0.000001")]
    [InlineData(0x41b3de4355555553L, "333333333.3333332")]
    [InlineData(0x41b3de4355555554L, "333333333.33333325")]
    [InlineData(0x41b3de4355555555L, "333333333.3333333")]
    [InlineData(0x41b3de4355555556L, "333333333.3333334")]
    [InlineData(0x41b3de4355555557L, "333333333.33333343")]
    [InlineData(unchecked((long)0xbecbf647612f3696L), "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959L, "1424953923781206.2")]
    public void writes_the_numbers_of_appendix_b(long bits, string canonical) =>
        Of(BitConverter.Int64BitsToDouble(bits).ToString("E16", CultureInfo.InvariantCulture)).ShouldBe(canonical);

    [Theory]
    [InlineData("1000000.00", "1000000")]
    [InlineData("1234.50", "1234.5")]
    [InlineData("0.01", "0.01")]
    [InlineData("-0.10", "-0.1")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000010", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("99999999999.99", "99999999999.99")]
    [InlineData("970474516.00", "970474516")]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("1234567890123456789", "1234567890123456800")]
    public void writes_amounts_without_what_says_nothing(string json, string canonical) =>
        Of(json).ShouldBe(canonical);

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"b":2,"\u0061":2}""")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("1e999")]
    [InlineData("")]
    public void refuses_what_has_no_one_form(string json) => Should.Throw<JsonException>(() => Of(json));

    [Fact]
    public void keeps_the_value_and_does_not_mind_how_it_was_written() => SeededRandom.Try(2_000, random =>
    {
        var value = Any(random, 0);
        var plain = JsonSerializer.Serialize(value);
        var spaced = JsonSerializer.Serialize(Shuffled(value, random), Spaced);

        var canonical = Of(plain);
        Of(spaced).ShouldBe(canonical);
        Of(canonical).ShouldBe(canonical);
        JsonElement.DeepEquals(JsonDocument.Parse(canonical).RootElement, JsonDocument.Parse(plain).RootElement)
            .ShouldBeTrue();
    });

    [Fact]
    public void writes_the_shortest_digits_of_any_double() => SeededRandom.Try(5_000, random =>
    {
        var number = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        if (!double.IsFinite(number))
            return;
        var text = Of(number.ToString("R", CultureInfo.InvariantCulture));
        double.Parse(text, CultureInfo.InvariantCulture).ShouldBe(number);
        text.Count(char.IsAsciiDigit).ShouldBeLessThanOrEqualTo(26);
    });

    private static string Of(string json)
    {
        var canonical = new CanonicalJson();
        canonical.WriteJson(Encoding.UTF8.GetBytes(json));
        return Encoding.UTF8.GetString(canonical.Written);
    }

    private static object? Any(Random random, int depth) => random.Next(depth > 3 ? 4 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-9, 14)), random.Next(4)),
        3 => AnyText(random),
        4 => Enumerable.Range(0, random.Next(5)).Select(_ => Any(random, depth + 1)).ToList(),
        _ => Enumerable.Range(0, random.Next(7)).Select(i => (Name: AnyText(random) + i, Value: Any(random, depth + 1)))
            .ToDictionary(pair => pair.Name, pair => pair.Value),
    };

    private static string AnyText(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(5) switch
        {
            0 => ((char)random.Next(0x20)).ToString(),
            1 => "😂",
            2 => ((char)random.Next(0xe000, 0xfffd)).ToString(),
            3 => "\"\\/"[random.Next(3)].ToString(),
            _ => ((char)random.Next(0x20, 0x250)).ToString(),
        }));

    private static object? Shuffled(object? value, Random random) => value switch
    {
        Dictionary<string, object?> members => members.OrderBy(_ => random.Next())
            .ToDictionary(pair => pair.Key, pair => Shuffled(pair.Value, random)),
        List<object?> items => items.ConvertAll(item => Shuffled(item, random)),
        _ => value,
    };
}
