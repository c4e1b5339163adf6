namespace PorFse.Ledger.Postgres;

/// <summary>
/// The processes of a server that was killed: most end by themselves, but one at work on a long statement goes on, and
/// no new server may start beside it.
/// </summary>
internal static class LingeringProcesses
{
    /// <summary>
    /// Tells them to end at once, as PostgreSQL does after a crash. Other systems than Linux just wait.
    /// </summary>
    internal static async Task EndAsync(
        ClusterFolder folder, PostgresBinaries binaries, ServerAccount account, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var password = folder.Password;
        foreach (var process in Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(IsNumber))
        {
            if (PasswordSeenBy(process!) == password)
                await account.RunAsync(ct, binaries.PgCtl, "kill", "QUIT", process!);
        }
    }

    private static bool IsNumber(string? name) => name?.All(char.IsAsciiDigit) is true;

    // The working folder of PostgreSQL's processes is their cluster, and no two clusters have the same password.
    private static string? PasswordSeenBy(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cwd/{ClusterBirth.PasswordFile}").Trim();
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
