using System.Text.RegularExpressions;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public partial class the_root
{
    private static readonly string[] Allowed =
    [
        "src", "tests", "projections", "scripts", "PorFse.Ledger.sln", "README.md", "CHANGELOG.md", "LICENSE",
        "global.json", "NuGet.config",
    ];

    [Fact]
    public void holds_only_what_belongs_there()
    {
        var strangers = Repository.Files.Select(file => file.Split('/')[0]).Distinct()
            .Where(name => !Belongs(name)).ToList();

        strangers.ShouldBeEmpty($"{string.Join(", ", strangers)} -> beside what it documents or builds, or nowhere");
    }

    [Theory]
    [InlineData(".editorconfig", true)]
    [InlineData(".github", true)]
    [InlineData("Directory.Packages.props", true)]
    [InlineData("PLAN.md", false)]
    [InlineData("docs", false)]
    [InlineData("notes.txt", false)]
    public void would_be_caught_with_litter(string name, bool belongs) => Belongs(name).ShouldBe(belongs);

    private static bool Belongs(string name) =>
        Allowed.Contains(name) || name.StartsWith('.') || Properties().IsMatch(name);

    [GeneratedRegex(@"^Directory\.\w+\.(props|targets)$")]
    private static partial Regex Properties();
}
