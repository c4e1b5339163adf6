using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>What the README shows is what the command prints.</summary>
public sealed partial class the_readme(RecordedDemonstration demonstration)
{
    private const string Prompt = "$ porfse ";

    [Fact]
    public async Task shows_the_tables_of_the_first_command()
    {
        var shown = Blocks("text").Single(block => block[0].StartsWith("Table 2.", StringComparison.Ordinal))
            .Where(line => line.Trim(' ', '─').Length > 0).Select(Words).ToList();
        var printed = (await demonstration.FirstRunAsync()).Lines.Select(Words).ToList();

        shown.Count.ShouldBeGreaterThan(7);
        foreach (var line in shown)
            printed.ShouldContain(of => of.StartsWith(line, StringComparison.Ordinal), line);
    }

    [Fact]
    public async Task shows_what_its_commands_answer()
    {
        var commands = 0;
        foreach (var block in Blocks("console"))
        {
            for (var i = 0; i < block.Count; commands++)
            {
                var command = block[i][Prompt.Length..];
                var shown = block.Skip(++i)
                    .TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal)).ToList();
                i += shown.Count;
                var outcome = await demonstration.RunAsync(command);
                ShouldShow(outcome.Output + outcome.Errors, shown, command);
            }
        }
        commands.ShouldBeGreaterThan(0);
    }

    /// <summary>All that was printed, or the parts of it that are left where the README has an ellipsis.</summary>
    private static void ShouldShow(string printed, List<string> shown, string command)
    {
        var parts = string.Join('\n', shown).Split("…").Select(Words).ToList();
        if (parts.Count == 1)
        {
            Words(printed).ShouldBe(parts[0], command);
            return;
        }
        var rest = Words(printed);
        foreach (var part in parts)
        {
            rest.ShouldContain(part, Case.Sensitive, command);
            rest = rest[(rest.IndexOf(part, StringComparison.Ordinal) + part.Length)..];
        }
    }

    private static List<List<string>> Blocks(string language)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PorFse.Ledger.sln")))
            folder = folder.Parent!;
        var readme = File.ReadAllText(Path.Combine(folder.FullName, "README.md"));
        return
        [
            .. Fence().Matches(readme).Where(fence => fence.Groups[1].Value == language)
                .Select(fence => fence.Groups[2].Value.TrimEnd('\n').Split('\n').ToList()),
        ];
    }

    private static string Words(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
