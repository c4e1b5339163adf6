using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class texts_in_the_ledger
{
    [Theory]
    [InlineData("a")]
    [InlineData("Città d'arte \"L'Aquila\" \\ 100 %")]
    [InlineData("'); drop table mt_events; --")]
    [InlineData("😀 👩‍🎓 日本 العربية")]
    [InlineData(" a ")]
    public void may_be_anything_a_screen_can_show(string text) => Texts.Refuse("title", text, 100).ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u00a0")]
    [InlineData("\n\t")]
    public void are_missing_when_they_show_nothing(string? text) =>
        Texts.Refuse("title", text, 100).ShouldBe(new TextMissing("title", 100));

    [Fact]
    public void are_said_to_be_missing_truly_whether_empty_or_blank() => Texts.Refuse("title", "   ", 100)!.Message
        .ShouldBe("The title has 0 characters besides blanks; it needs 1 to 100.");

    [Fact]
    public void may_be_as_long_as_the_national_system_takes()
    {
        Texts.Refuse("code", new string('x', Texts.LongestCode), Texts.LongestCode).ShouldBeNull();
        Texts.Refuse("code", new string('x', Texts.LongestCode + 1), Texts.LongestCode)
            .ShouldBe(new TextTooLong("code", 61, 60));
        (Texts.LongestCode, Texts.LongestReference, Texts.LongestTitle).ShouldBe((60, 100, 500));
        (Texts.LongestFile, Texts.LongestNote).ShouldBe((255, 2_000));
    }

    [Fact]
    public void have_no_control_characters_and_no_half_characters()
    {
        // Not inline data: a runner that passes half a character on as UTF-8 makes another one of it.
        (string Text, int At)[] cases =
        [
            ("a\u0000", 2), ("\u001fa", 1), ("a\nb", 2), ("a\tb", 2), ("a\u007f", 2), ("a\u0085b", 2),
            ("ab\ud83d", 3), ("\ud83dab", 1), ("a\ude00b", 2), ("\ude00\ud83d", 1), ("\ud83d\ud83d\ude00", 1),
        ];

        foreach (var (text, at) in cases)
            Texts.Refuse("title", text, 100).ShouldBe(new TextUnprintable("title", at, text[at - 1]));
    }

    [Fact]
    public void that_are_optional_may_be_absent_but_not_empty()
    {
        Texts.RefuseOptional("document", null, 100).ShouldBeNull();
        Texts.RefuseOptional("document", "", 100).ShouldBe(new TextMissing("document", 100));
    }
}
