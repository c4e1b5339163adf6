using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class asking_for_help
{
    private static readonly BuiltCommand Porfse = new();

    [Theory]
    [InlineData("en", "help")]
    [InlineData("it", "help.it")]
    public async Task of_the_whole_command_tells_all_in_both_languages(string language, string approved) =>
        (await Porfse.RunAsync($"--help --lang {language}")).Done.Output.ShouldBeApproved(approved);

    [Theory]
    [InlineData("demo")]
    [InlineData("init")]
    [InlineData("plan")]
    [InlineData("progress")]
    [InlineData("initiatives")]
    [InlineData("figures")]
    [InlineData("diff")]
    [InlineData("explain")]
    [InlineData("check")]
    [InlineData("lag")]
    [InlineData("record")]
    [InlineData("record target")]
    [InlineData("record initiative")]
    [InlineData("record initiative-closure")]
    [InlineData("record operation")]
    [InlineData("record programming")]
    [InlineData("record programming-reduction")]
    [InlineData("record commitment")]
    [InlineData("record commitment-reduction")]
    [InlineData("record payment")]
    [InlineData("record recovery")]
    [InlineData("record certification")]
    [InlineData("record decertification")]
    [InlineData("history")]
    [InlineData("report")]
    [InlineData("snapshot")]
    [InlineData("snapshot seal")]
    [InlineData("snapshot list")]
    [InlineData("snapshot show")]
    [InlineData("snapshot verify")]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("import undo")]
    [InlineData("profile")]
    [InlineData("profile check")]
    [InlineData("generate")]
    [InlineData("export transactions")]
    [InlineData("export hledger")]
    [InlineData("export beancount")]
    [InlineData("export bundle")]
    [InlineData("export datapackage")]
    [InlineData("checkpoint")]
    [InlineData("key")]
    [InlineData("key new")]
    [InlineData("key show")]
    [InlineData("rebuild")]
    [InlineData("status")]
    [InlineData("stop")]
    public async Task of_each_command_tells_its_use_and_options_in_both_languages(string command)
    {
        var both = await Task.WhenAll(
            Porfse.RunAsync($"{command} --help --lang en"), Porfse.RunAsync($"{command} --help --lang it"));

        both[0].Done.Errors.ShouldBeEmpty();
        both[0].Output.ShouldContain($"porfse {command} ");
        both[0].Output.ShouldContain("Options:");
        both[1].Done.Errors.ShouldBeEmpty();
        both[1].Output.ShouldContain($"porfse {command} ");
        both[1].Output.ShouldContain("Opzioni:");
        // Every line of ours is translated; what stays are names, values and the built-in words of the help.
        both[1].Output.ShouldNotContain("Default:");
        both[1].Output.ShouldNotContain("Example");
        Described(both[0]).ShouldBe(Described(both[1]));
    }

    [Fact]
    public async Task needs_no_ledger_and_no_server() =>
        (await Porfse.RunAsync("--version")).Done.Output.ShouldMatch(@"^\d+\.\d+\.\d+");

    // The options that have a description, by name.
    private static string[] Described(Outcome help) =>
    [
        .. help.Lines.Where(line => line.StartsWith("  --", StringComparison.Ordinal))
            .Select(line => line.Trim())
            .Where(line => line.Contains("  ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0]),
    ];
}
