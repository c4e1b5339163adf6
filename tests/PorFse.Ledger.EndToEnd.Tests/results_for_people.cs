using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class results_for_people(RecordedDemonstration demonstration)
{
    private static readonly string[] Lines =
    [
        "progress --at 2019-12-31", "progress --at 2019-12-31 --by initiative", "plan --at 2019-12-31",
        "history DUL", "history ledger", "snapshot list", "status", "demo", "lag --at 2019-12-31",
        "check --at 2016-12-31", "diff --at 2018-12-31..2019-12-31 --known-at #5000..#6000",
        "explain --axis I --stage paid", "explain --stage paidRate", "explain --stage allocation",
    ];

    [Theory]
    [InlineData(60, "it", 3)]
    [InlineData(80, "en", 4)]
    public async Task are_never_wider_than_the_terminal(int columns, string language, int every)
    {
        var command = (await demonstration.CommandAsync()).With("COLUMNS", $"{columns}");
        var lines = Lines.Append("history " + await demonstration.OperationAsync());
        foreach (var line in lines.Where((_, i) => i % every == 0))
        {
            var run = await command.RunAsync($"{line} --lang {language}");
            // A path is one word, and is not broken.
            run.Lines.Where(written => written.Length > columns)
                .Where(written => !written.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .ShouldBeEmpty(line);
        }
    }

    [Fact]
    public async Task lose_nothing_on_a_narrow_terminal()
    {
        var command = await demonstration.CommandAsync();
        var wide = (await command.RunAsync("progress --at 2019-12-31")).Done.Output;
        var narrow = (await command.With("COLUMNS", "60").RunAsync("progress --at 2019-12-31")).Done.Output;
        var figures = wide.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 9 && char.IsAsciiDigit(word[0])).ToList();
        figures.Count.ShouldBeGreaterThan(30);
        figures.ShouldAllBe(figure => narrow.Contains(figure));
    }

    [Fact]
    public async Task are_in_italian_where_the_locale_is()
    {
        var command = await demonstration.CommandAsync();
        var italian = (await command.RunAsync("progress --at 2019-12-31 --lang it")).Done.Output;
        italian.ShouldContain("Tabella 2. Avanzamento finanziario al 2019-12-31, EUR");
        italian.ShouldContain("317.904.209,91");
        foreach (var variable in new[] { "LANG", "LC_MESSAGES", "LC_ALL" })
        {
            command = command.With(variable, "it_IT.UTF-8");
            (await command.RunAsync("progress --at 2019-12-31")).Done.Output.ShouldBe(italian, variable);
            command = command.With(variable, "C");
        }
        command = command.With("LC_ALL", "it_IT.UTF-8");
        (await command.RunAsync("progress --at 2019-12-31 --lang=en")).Done.Output.ShouldContain("317,904,209.91");
    }

    [Fact]
    public async Task of_the_demonstration_are_whole_in_italian() =>
        (await demonstration.RunAsync("demo --lang it")).Done.Output.ShouldBeApproved("demonstration.it");

    [Theory]
    [InlineData("", "--no-color")]
    [InlineData("NO_COLOR", "")]
    [InlineData("FORCE_COLOR", "")]
    public async Task have_no_escape_codes_in_a_pipe(string variable, string option)
    {
        var command = await demonstration.CommandAsync();
        if (variable.Length > 0)
            command = command.With(variable, "1").With("TERM", "xterm-256color").With("COLORTERM", "truecolor");
        var run = await command.RunAsync($"demo {option}".TrimEnd());
        (run.Done.Output + run.Errors).ShouldNotContain("\u001b");
        run.Output.ShouldBe((await demonstration.FirstRunAsync()).Output);
    }

    [Fact]
    public async Task come_without_a_word_beside_them_where_quiet_is_asked_for()
    {
        (await demonstration.RunAsync("demo --quiet")).Done.Errors.ShouldBeEmpty();
        await using var folder = await DataFolder.CreateAsync();
        (await folder.Command.RunAsync("init --quiet --programme", SmallProgramme.File)).Done.Errors.ShouldBeEmpty();
        (await folder.Command.RunAsync("stop --quiet")).Done.Errors.ShouldBeEmpty();
        (await folder.Command.RunAsync("history --quiet nothing")).ExitCode.ShouldBe(2);
        (await folder.Command.RunAsync("history --quiet nothing")).Errors.ShouldStartWith("stream-unknown: ");
    }
}
