using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class results_for_scripts(RecordedDemonstration demonstration)
{
    private static readonly string[] Lines =
    [
        "progress --at 2018-12-31 --by initiative --format json", "history DUL --format json",
        "check --at 2016-12-31 --format json", "diff --at 2019-12-31 --known-at 2020-01-31..2020-07-23 --format json",
        "explain --axis I --stage paid --at 2019-12-31 --format csv",
    ];

    [Fact]
    public async Task are_the_same_to_the_byte_in_every_locale_and_time_zone()
    {
        var here = await demonstration.CommandAsync();
        string[] locales = ["tr_TR.UTF-8", "ar_SA.UTF-8"];
        foreach (var line in Lines)
        {
            // Turkish letters are the worst of them; all of them are tried on one line.
            var expected = (await here.RunAsync(line)).Done;
            foreach (var locale in line == Lines[0] ? locales : locales[..1])
            {
                var there = here.With("LANG", locale).With("LC_ALL", locale).With("TZ", "Pacific/Kiritimati");
                (await there.RunAsync(line)).Done.ShouldBe(expected, $"{line} under {locale}");
            }
        }
    }

    [Theory]
    [InlineData("demo --format csv")]
    [InlineData("diff --at 2018-12-31..2019-12-31 --format json")]
    public async Task are_the_same_in_every_language(string line) =>
        (await demonstration.RunAsync(line + " --lang it")).Done.Output
            .ShouldBe((await demonstration.RunAsync(line + " --lang en")).Done.Output);

    [Theory]
    [InlineData("progress --at 2019-12-31 --format json")]
    [InlineData("plan --at 2019-12-31 --format csv")]
    public async Task are_utf_8_without_a_mark_at_the_beginning_and_end_with_one_line_break(string line)
    {
        var output = (await demonstration.RunAsync(line)).Done.Output;
        output[0].ShouldBeOneOf('{', 'o');
        output.ShouldEndWith("\n");
        output.ShouldNotEndWith("\n\n");
        output.ShouldNotContain("\r");
    }
}
