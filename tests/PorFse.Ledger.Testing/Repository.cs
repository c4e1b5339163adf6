using System.Diagnostics;

namespace PorFse.Ledger.Testing;

/// <summary>The source tree the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// The files under version control or about to be, relative to the root with slashes, in the order of their names.
    /// </summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>The files of some kinds, such as ".cs".</summary>
    public static IEnumerable<string> FilesOf(params string[] extensions) =>
        Files.Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal));

    /// <summary>The text of a file.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PorFse.Ledger.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No PorFse.Ledger.sln above {AppContext.BaseDirectory}.");
    }

    private static List<string> ListFiles()
    {
        string[] arguments = ["ls-files", "--cached", "--others", "--exclude-standard"];
        using var git = Process.Start(new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("git does not start; these tests read the list of files from it.");
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. files.Where(file => File.Exists(Path.Combine(Root, file))).Order(StringComparer.Ordinal)];
    }
}
