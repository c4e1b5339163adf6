using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public partial class codes_as_accounts
{
    // Few characters, so that codes that could be mistaken for each other are met often.
    private const string Letters = "AXx0D2Ee.-- _:;è\"\\ \U0001F4B6";

    [Theory]
    [InlineData("DUL", "DUL")]
    [InlineData("IFTS1718", "IFTS1718")]
    [InlineData("8.i", "8-i")]
    [InlineData("10.iii", "10-iii")]
    [InlineData("IN-1", "IN--1")]
    [InlineData("OP-1.2", "OP--1-2")]
    [InlineData("dul", "X----dul")]
    [InlineData("X----dul", "X---002D---002D---002D---002Ddul")]
    [InlineData("A B", "A---0020B")]
    [InlineData("A.-B", "A---002E---002DB")]
    [InlineData("A.", "A---002E")]
    [InlineData(".A", "X-------002EA")]
    [InlineData("-", "X-------002D")]
    [InlineData("È", "X-------00C8")]
    [InlineData("A:B;C\"", "A---003AB---003BC---0022")]
    [InlineData("1\U0001F4B6", "1---D83D---DCB6")]
    public void keep_what_an_account_may_have_and_write_the_rest_out(string code, string component) =>
        AccountComponent.Of(code).ShouldBe(component);

    [Fact]
    public void can_be_read_back_so_that_no_two_share_an_account() => SeededRandom.Try(20, random =>
    {
        for (var i = 0; i < 2_000; i++)
        {
            var code = Code(random);
            var component = AccountComponent.Of(code);
            Component().IsMatch(component).ShouldBeTrue($"{code} -> {component}");
            CodeOf(component).ShouldBe(code, component);
        }
    });

    [Fact]
    public void of_up_to_four_characters_are_all_different()
    {
        const string alphabet = "AXa0.- ";
        string[] codes = [""];
        for (var length = 1; length <= 4; length++)
        {
            codes = [.. codes.SelectMany(code => alphabet.Select(letter => code + letter))];
            codes.Select(AccountComponent.Of).ShouldBeUnique();
        }
    }

    private static string Code(Random random)
    {
        var runes = Letters.EnumerateRunes().ToArray();
        return string.Concat(Enumerable.Range(0, random.Next(1, 13)).Select(_ => runes[random.Next(runes.Length)]));
    }

    /// <summary>The code of a component, by counting hyphens.</summary>
    private static string CodeOf(string component)
    {
        var code = new StringBuilder();
        var rest = component.StartsWith("X----", StringComparison.Ordinal) ? component["X----".Length..] : component;
        while (rest.Length > 0)
        {
            var hyphens = rest.TakeWhile(letter => letter == '-').Count();
            code.Append(hyphens switch
            {
                0 => rest[0],
                1 => '.',
                2 => '-',
                3 => (char)int.Parse(rest.AsSpan(3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => throw new FormatException(component),
            });
            rest = rest[(hyphens switch { 0 => 1, 3 => 7, _ => hyphens })..];
        }
        return code.ToString();
    }

    // What beancount takes, which is less than hledger does.
    [GeneratedRegex("^[A-Z0-9][A-Za-z0-9-]*$")]
    private static partial Regex Component();
}
