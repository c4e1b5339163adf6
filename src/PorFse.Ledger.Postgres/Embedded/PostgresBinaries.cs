using System.Globalization;
using System.Text.RegularExpressions;

namespace PorFse.Ledger.Postgres;

/// <summary>A folder with the three programs a private cluster needs.</summary>
internal sealed partial record PostgresBinaries(string Folder, string Version)
{
    internal int Major => int.Parse(Version.Split('.')[0], CultureInfo.InvariantCulture);

    internal string Initdb => Program(Folder, "initdb");

    internal string PgCtl => Program(Folder, "pg_ctl");

    internal string Postgres => Program(Folder, "postgres");

    internal static bool AreIn(string folder) =>
        File.Exists(Program(folder, "initdb"))
        && File.Exists(Program(folder, "pg_ctl"))
        && File.Exists(Program(folder, "postgres"));

    /// <summary>The binaries of a folder, or null when one is missing or they do not run on this system.</summary>
    /// <remarks>They are asked as the account that will run them: root trusts no program of another user.</remarks>
    internal static async Task<PostgresBinaries?> ProbeAsync(
        string folder, ServerAccount account, CancellationToken ct)
    {
        if (!AreIn(folder))
            return null;
        var run = await account.RunAsync(ct, Program(folder, "postgres"), "--version");
        var version = VersionNumber().Match(run.Output);
        return run.Succeeded && version.Success ? new PostgresBinaries(folder, version.Groups[1].Value) : null;
    }

    private static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    // "postgres (PostgreSQL) 17.10", "… 18beta1", "… 15.18 (Debian 15.18-0+deb12u1)".
    [GeneratedRegex(@"\(PostgreSQL\) (\d+(?:\.\d+)*)", RegexOptions.CultureInvariant)]
    private static partial Regex VersionNumber();
}
