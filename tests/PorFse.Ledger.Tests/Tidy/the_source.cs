using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class the_source
{
    private const int LongestLine = 120;
    private const int LongestFile = 300;
    private const int LongestTestFile = 400;

    private static readonly string[] Texts =
        [".cs", ".csproj", ".props", ".sql", ".sh", ".md", ".json", ".resx", ".yml", ".csv", ".config", ".sln", ""];

    public static TheoryData<string> RuleNames => [.. Rules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void keeps_the_rule_that(string name)
    {
        var rule = Rules.All.Single(rule => rule.Name == name);

        None(Repository.FilesOf(Texts).SelectMany(file => rule.Findings(file, Repository.Read(file))));
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void would_be_caught_breaking_the_rule_that(string name)
    {
        var rule = Rules.All.Single(rule => rule.Name == name);

        rule.Findings(rule.BadFile, "// Good.\n" + rule.BadLine).ShouldHaveSingleItem()
            .ShouldStartWith($"{rule.BadFile}:2: ");
    }

    [Fact]
    public void has_lines_that_fit_a_screen() => None(Repository.FilesOf(".cs", ".sql", ".csproj", ".props", ".sh")
        .SelectMany(file => LongLines(file, Repository.Read(file))));

    [Fact]
    public void has_files_that_can_be_read_in_one_go() => None(Repository.FilesOf(".cs", ".sql")
        .SelectMany(file => TooLong(file, Repository.Read(file))));

    [Fact]
    public void says_why_it_catches_everything() => None(Repository.FilesOf(".cs")
        .Where(file => !file.StartsWith("tests/PorFse.Ledger.Tests/Tidy/", StringComparison.Ordinal))
        .SelectMany(file => SilentCatches(file, Repository.Read(file))));

    [Fact]
    public void would_be_caught_with_long_lines_long_files_and_silent_catches()
    {
        LongLines("a.cs", "\n" + new string('x', 121)).ShouldBe(["a.cs:2: 121 characters -> at most 120; break it"]);
        LongLines("a.cs", new string('x', 120)).ShouldBeEmpty();
        LongLines("a.cs", $"x(\"\"\"\n{new string('x', 121)}\n\"\"\");\n{new string('x', 121)}").ShouldHaveSingleItem();
        TooLong("src/a.cs", new string('\n', 301)).ShouldHaveSingleItem().ShouldStartWith("src/a.cs:301: ");
        TooLong("src/a.cs", new string('\n', 300)).ShouldBeEmpty();
        TooLong("tests/a.cs", new string('\n', 301)).ShouldBeEmpty();
        TooLong("tests/a.cs", new string('\n', 401)).ShouldHaveSingleItem();
        SilentCatches("a.cs", "try\n{\n}\ncatch (Exception)\n{\n    x();\n}").ShouldHaveSingleItem()
            .ShouldStartWith("a.cs:4: ");
        SilentCatches("a.cs", "catch (Exception e) when (e is IOException)\n{\n    x();\n}").ShouldBeEmpty();
        SilentCatches("a.cs", "// The caller gets it.\ncatch (Exception e)\n{\n    x();\n}").ShouldBeEmpty();
    }

    // Rows of a table in the text of a program cannot be broken; the program around them can.
    private static IEnumerable<string> LongLines(string file, string text)
    {
        var (lines, quoted) = (text.Split('\n'), false);
        for (var i = 0; i < lines.Length; i++)
        {
            quoted ^= lines[i].Split("\"\"\"").Length % 2 == 0;
            if (!quoted && lines[i].Length > LongestLine)
                yield return $"{file}:{i + 1}: {lines[i].Length} characters -> at most {LongestLine}; break it";
        }
    }

    private static IEnumerable<string> TooLong(string file, string text)
    {
        var lines = text.Split('\n').Length - 1;
        var longest = file.StartsWith("tests/", StringComparison.Ordinal) ? LongestTestFile : LongestFile;
        return lines > longest ? [$"{file}:{lines}: {lines} lines -> at most {longest}; split it by aspect"] : [];
    }

    private static IEnumerable<string> SilentCatches(string file, string text)
    {
        var lines = text.Split('\n');
        return lines.Select((line, i) => (line, i))
            .Where(at => at.line.Contains("catch (Exception", StringComparison.Ordinal)
                && !at.line.Contains(" when (", StringComparison.Ordinal)
                && !lines[Math.Max(0, at.i - 2)..Math.Min(lines.Length, at.i + 4)]
                    .Any(near => near.Contains("//", StringComparison.Ordinal)))
            .Select(at => $"{file}:{at.i + 1}: {at.line.Trim()} -> the type that is meant, or a comment that says why");
    }

    private static void None(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        all.ShouldBeEmpty($"{all.Count} findings:\n{string.Join('\n', all)}\n");
    }
}
