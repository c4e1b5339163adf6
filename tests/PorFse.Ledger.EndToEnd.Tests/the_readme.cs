using System.Text.RegularExpressions;
using Npgsql;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>What the README shows is what the command prints.</summary>
public sealed partial class the_readme(RecordedDemonstration demonstration, GivenServer server)
{
    private const string Prompt = "$ ";
    private const string Porfse = "porfse ";
    private const string Query = "dotnet run scripts/query.cs -- ";
    private const string Question = "porfse=> ";
    private const string Reporting = "src/PorFse.Ledger.Postgres/Schema/Reporting/README.md";

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
        var commands = Blocks("console").SelectMany(block => Commands(block)).ToList();
        commands.ShouldNotBeEmpty();
        foreach (var (command, shown) in commands)
        {
            var outcome = await demonstration.RunAsync(command[Porfse.Length..]);
            ShouldShow(outcome.Output + outcome.Errors, shown, command);
        }
    }

    [Fact]
    public async Task can_be_followed_by_an_auditor_word_by_word()
    {
        Tool.SkipWithout("python3", "openssl", "unzip", "psql");
        using var folder = new ScratchFolder();
        var ledger = await server.CreateDatabaseAsync();
        var porfse = ledger.Command.With("PORFSE_KEY", folder.File("key.pem")) with { Folder = folder.Location };
        (await porfse.RunAsync("demo --quiet")).Done.ShouldNotBeNull();
        foreach (var (command, shown) in Blocks("shell").SelectMany(block => Commands(block)))
        {
            var outcome = command.StartsWith(Porfse, StringComparison.Ordinal)
                ? await porfse.RunAsync(command[Porfse.Length..])
                : await Tool.RunAsync(
                    folder.Location, command.Replace(Query, PsqlOf(ledger), StringComparison.Ordinal));
            ShouldShow(outcome.Output + outcome.Errors, shown, command);
        }
    }

    [Fact]
    public async Task can_be_followed_by_whoever_imports_a_file()
    {
        using var folder = new ScratchFolder();
        var porfse = (await server.CreateDatabaseAsync()).Command with { Folder = folder.Location };
        var commands = Blocks("shell-session").SelectMany(block => Commands(block)).ToList();
        commands.ShouldNotBeEmpty();
        foreach (var (command, shown) in commands)
        {
            var outcome = await porfse.RunAsync(command[Porfse.Length..]);
            ShouldShow(outcome.Output + outcome.Errors, shown, command);
        }
    }

    [Fact]
    public async Task shows_what_an_analyst_is_answered()
    {
        Tool.SkipWithout("psql");
        var questions = Blocks("psql").Concat(Blocks("psql", Reporting))
            .SelectMany(block => Commands(block, Question)).ToList();
        questions.Count.ShouldBeGreaterThanOrEqualTo(5);
        var psql = PsqlOf(await demonstration.DatabaseAsync());
        foreach (var (first, lines) in questions)
        {
            var rest = lines.TakeWhile(line => line.StartsWith("porfse-> ", StringComparison.Ordinal)).ToList();
            var question = string.Join(' ', rest.Select(line => line[Question.Length..]).Prepend(first));
            var outcome = await Tool.RunAsync(
                await demonstration.FolderAsync(), $"PGOPTIONS='-c role=porfse_analyst' {psql} -c \"{question}\"");
            ShouldShow(outcome.Output + outcome.Errors, lines[rest.Count..], question);
        }
    }

    private static string PsqlOf(Database ledger)
    {
        var to = new NpgsqlConnectionStringBuilder(ledger.ConnectionString);
        return $"PGPASSWORD='{to.Password}' psql -h '{to.Host}' -p {to.Port} -U '{to.Username}' -d '{to.Database}' ";
    }

    private static IEnumerable<(string Command, List<string> Shown)> Commands(
        List<string> block, string prompt = Prompt)
    {
        for (var i = 0; i < block.Count;)
        {
            var command = block[i][prompt.Length..];
            var shown = block.Skip(++i).TakeWhile(line => !line.StartsWith(prompt, StringComparison.Ordinal)).ToList();
            i += shown.Count;
            yield return (command, shown);
        }
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

    private static List<List<string>> Blocks(string language, string file = "README.md")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PorFse.Ledger.sln")))
            folder = folder.Parent!;
        var readme = File.ReadAllText(Path.Combine(folder.FullName, file));
        return
        [
            .. Fence().Matches(readme).Where(fence => fence.Groups[1].Value == language)
                .Select(fence => fence.Groups[2].Value.TrimEnd('\n').Split('\n').ToList()),
        ];
    }

    private static string Words(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"^```([\w-]+)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
