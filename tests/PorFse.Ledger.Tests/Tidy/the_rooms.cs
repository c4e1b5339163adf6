using System.Xml.Linq;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

/// <summary>The dependency law, over the project files.</summary>
public class the_rooms
{
    private static readonly string[] Hosts = ["PorFse.Ledger.Cli", "PorFse.Ledger.Server"];

    private static readonly string[] Inner =
    [
        "PorFse.Ledger", "PorFse.Ledger.Postgres", "PorFse.Ledger.Projections", "PorFse.Ledger.Exchange",
        "PorFse.Ledger.Reports",
    ];

    /// <summary>What stands on packages this solution does without has a solution of its own.</summary>
    private static readonly string[] Annex = ["PorFse.Ledger.Marten", "PorFse.Ledger.Marten.Tests"];

    /// <summary>Which room may reference which.</summary>
    private static readonly Dictionary<string, string[]> Law = new()
    {
        ["PorFse.Ledger"] = [],
        ["PorFse.Ledger.Postgres"] = ["PorFse.Ledger"],
        ["PorFse.Ledger.Projections"] = ["PorFse.Ledger"],
        ["PorFse.Ledger.Exchange"] = ["PorFse.Ledger"],
        ["PorFse.Ledger.Reports"] = ["PorFse.Ledger", "PorFse.Ledger.Projections", "PorFse.Ledger.Exchange"],
        ["PorFse.Ledger.Marten"] = ["PorFse.Ledger"],
        ["PorFse.Ledger.Cli"] = Inner,
        ["PorFse.Ledger.Server"] = Inner,
        ["PorFse.Ledger.Testing"] = Inner,
        ["PorFse.Ledger.Tests"] = [.. Inner, "PorFse.Ledger.Testing"],
        ["PorFse.Ledger.Postgres.Tests"] = [.. Inner, "PorFse.Ledger.Testing"],
        ["PorFse.Ledger.EndToEnd.Tests"] = [.. Inner, "PorFse.Ledger.Testing"],
        ["PorFse.Ledger.Benchmarks"] = [.. Inner, "PorFse.Ledger.Testing"],
        ["PorFse.Ledger.Marten.Tests"] = [.. Inner, "PorFse.Ledger.Testing", "PorFse.Ledger.Marten"],
    };

    private sealed record Project(string File, string Name, XDocument Xml);

    [Fact]
    public void reference_only_what_the_law_allows()
    {
        var findings = Projects().SelectMany(project => Findings(project)).ToList();

        findings.ShouldBeEmpty(string.Join('\n', findings));
    }

    [Theory]
    [InlineData("PorFse.Ledger", "PackageReference", "Newtonsoft.Json", "no package")]
    [InlineData("PorFse.Ledger.Exchange", "PackageReference", "Npgsql", "only PorFse.Ledger.Postgres")]
    [InlineData("PorFse.Ledger.Exchange", "ProjectReference", "..\\PorFse.Ledger.Postgres.csproj", "it may reference")]
    [InlineData("PorFse.Ledger.Projections", "ProjectReference", "PorFse.Ledger.Exchange.csproj", "it may reference")]
    [InlineData("PorFse.Ledger.Tests", "ProjectReference", "../P/PorFse.Ledger.Cli.csproj", "nobody references a host")]
    [InlineData("PorFse.Ledger.Common", "ProjectReference", "../P/PorFse.Ledger.csproj", "is not in the law")]
    public void would_be_caught_breaking_it(string name, string item, string include, string cure)
    {
        var xml = XDocument.Parse($"<Project><ItemGroup><{item} Include=\"{include}\" /></ItemGroup></Project>");

        Findings(new Project($"src/{name}.csproj", name, xml)).ShouldHaveSingleItem().ShouldContain(cure);
    }

    [Fact]
    public void may_start_a_host_as_a_process()
    {
        var xml = XDocument.Parse("""
            <Project><ItemGroup>
              <ProjectReference Include="../P/PorFse.Ledger.Cli.csproj" ReferenceOutputAssembly="false" />
            </ItemGroup></Project>
            """);

        Findings(new Project("tests/a.csproj", "PorFse.Ledger.EndToEnd.Tests", xml)).ShouldBeEmpty();
    }

    [Fact]
    public void are_all_in_the_solution()
    {
        var solution = Repository.Read("PorFse.Ledger.sln");

        foreach (var project in Projects())
        {
            var file = Path.GetFileName(project.File);
            if (Annex.Contains(project.Name))
                solution.ShouldNotContain(file, customMessage: $"dotnet sln remove {project.File}");
            else
                solution.ShouldContain(file, customMessage: $"dotnet sln add {project.File}");
        }
    }

    [Fact]
    public void of_the_annex_have_a_solution_of_their_own()
    {
        var solution = Repository.Read("src/PorFse.Ledger.Marten/PorFse.Ledger.Marten.slnx");

        foreach (var name in Annex)
            solution.ShouldContain($"/{name}.csproj");
    }

    private static IEnumerable<Project> Projects() => Repository.FilesOf(".csproj").Select(file =>
        new Project(file, Path.GetFileNameWithoutExtension(file), XDocument.Parse(Repository.Read(file))));

    private static IEnumerable<string> Findings(Project project)
    {
        if (!Law.TryGetValue(project.Name, out var allowed))
        {
            yield return $"{project.File}: {project.Name} is not in the law -> decide where it stands, in the_rooms";
            yield break;
        }
        foreach (var package in Included(project, "PackageReference"))
        {
            if (project.Name == "PorFse.Ledger")
                yield return $"{project.File}: {package} -> the rules take no package";
            if (package.StartsWith("Npgsql", StringComparison.Ordinal)
                && project.Name != "PorFse.Ledger.Postgres" && !IsForTests(project))
                yield return $"{project.File}: {package} -> only PorFse.Ledger.Postgres mentions the driver";
        }
        foreach (var reference in Included(project, "ProjectReference"))
        {
            var name = Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'));
            if (Hosts.Contains(name))
                yield return $"{project.File}: {name} -> nobody references a host; start it as a process";
            else if (!allowed.Contains(name))
                yield return $"{project.File}: {name} -> it may reference {string.Join(", ", allowed)}";
        }
    }

    // Tests and benchmarks look into the database from outside.
    private static bool IsForTests(Project project) =>
        project.Name.EndsWith("Tests", StringComparison.Ordinal)
        || project.Name.EndsWith("Benchmarks", StringComparison.Ordinal);

    // What is built along but not referenced is no dependency of the code.
    private static IEnumerable<string> Included(Project project, string item) => project.Xml.Descendants(item)
        .Where(element => element.Attribute("ReferenceOutputAssembly")?.Value != "false")
        .Select(element => element.Attribute("Include")!.Value);
}
