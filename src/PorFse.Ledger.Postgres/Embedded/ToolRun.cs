using System.ComponentModel;
using System.Diagnostics;

namespace PorFse.Ledger.Postgres;

/// <summary>One run of an external tool: its exit code and everything it said.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan RestOfOutput = TimeSpan.FromSeconds(1);

    internal bool Succeeded => ExitCode == 0;

    /// <summary>The last line said, which in PostgreSQL's tools and in npm names the cause.</summary>
    internal string LastWords =>
        (Error + "\n" + Output).Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "";

    internal static async Task<ToolRun> Of(string folder, CancellationToken ct, params IEnumerable<string> command)
    {
        var words = command.ToList();
        using var process = new Process { StartInfo = Prepared(words, folder) };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new ToolRun(-1, "", $"{words[0]} could not be run: {missing.Message}");
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ToolRun(process.ExitCode, await Said(output), await Said(error));
    }

    /// <summary>The full path of a tool on the PATH or in the system's own folders, or null.</summary>
    internal static string? Find(string name)
    {
        var names = OperatingSystem.IsWindows() ? new[] { name + ".exe", name + ".cmd" } : [name];
        return PathFolders().SelectMany(folder => names.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);
    }

    internal static IEnumerable<string> PathFolders()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return OperatingSystem.IsWindows() ? folders : [.. folders, "/usr/sbin", "/sbin"];
    }

    private static ProcessStartInfo Prepared(List<string> words, string folder)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The sentences are read by us, and a PGDATA or PGOPTIONS meant for another server must not reach this one.
        start.Environment["LC_ALL"] = "C";
        foreach (var name in start.Environment.Keys.Where(IsOfPostgres).ToList())
            start.Environment.Remove(name);
        return start;
    }

    private static bool IsOfPostgres(string variable) => variable.StartsWith("PG", StringComparison.Ordinal);

    // A server started by pg_ctl on Windows keeps the pipes open: the exit of the tool, not their end, is the end.
    private static async Task<string> Said(Task<string> stream) =>
        await Task.WhenAny(stream, Task.Delay(RestOfOutput)) == stream ? await stream : "";
}
