using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>
/// The published command, run as a process of its own on one ledger, in the same environment everywhere.
/// </summary>
/// <param name="Where">The options that say which ledger: <c>--data</c> or <c>--database</c>.</param>
internal sealed partial record BuiltCommand(params IReadOnlyList<string> Where)
{
    private static readonly string[] Sensitive = ["LANG", "LANGUAGE", "TZ", "NO_COLOR", "COLUMNS", "TERM"];

    private static readonly string Assembly = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "..", "publish", "PorFse.Ledger.Cli",
        $"{Path.GetFileName(Configuration)}_{RuntimeInformation.RuntimeIdentifier}", "porfse.dll"));

    // The runtime of the tests is <host>/shared/Microsoft.NETCore.App/<version>/.
    private static readonly string Host = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
        OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>Variables of the environment besides those that every run has.</summary>
    internal IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder it runs in.</summary>
    internal string Folder { get; init; } = Path.GetTempPath();

    private static string Configuration => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    /// <summary>The command with one more variable.</summary>
    internal BuiltCommand With(string variable, string value) =>
        this with { Variables = new Dictionary<string, string>(Variables) { [variable] = value } };

    /// <summary>The command with a new key of its own, in this file.</summary>
    internal async Task<BuiltCommand> WithNewKeyAsync(string file)
    {
        var porfse = With("PORFSE_KEY", file);
        (await porfse.RunAsync("key new")).Done.Errors.ShouldBeEmpty();
        return porfse;
    }

    /// <summary>
    /// Runs to the end. The line is split at blanks outside quotes; what must not be looked at follows it.
    /// </summary>
    internal async Task<Outcome> RunAsync(string line, params string[] more)
    {
        using var run = Start(line, more);
        return await run.EndedAsync();
    }

    /// <summary>Begins a run.</summary>
    internal RunningCommand Start(string line, params string[] more)
    {
        var words = Words().Matches(line).Select(word => word.Value.Trim('"'));
        string[] arguments = ["exec", Assembly, .. words, .. more, .. Where];
        var start = new ProcessStartInfo(Host, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Folder,
        };
        foreach (var name in start.Environment.Keys.Where(IsSensitive).ToList())
            start.Environment.Remove(name);
        // A test that forgets to say which ledger must not find the developer's own.
        start.Environment["PORFSE_DATA"] = Path.Combine(AppContext.BaseDirectory, "porfse.dll", "nowhere");
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return new RunningCommand(Process.Start(start)!, TestContext.Current.CancellationToken);
    }

    private static bool IsSensitive(string name) =>
        Sensitive.Contains(name) || name.StartsWith("LC_", StringComparison.Ordinal)
        || (name.StartsWith("PORFSE_", StringComparison.Ordinal) && name != "PORFSE_PG_BIN");

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Words();
}
