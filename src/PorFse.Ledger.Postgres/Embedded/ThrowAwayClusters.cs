namespace PorFse.Ledger.Postgres;

/// <summary>The temporary clusters of tests; the next to start removes those of killed processes.</summary>
internal static class ThrowAwayClusters
{
    private static readonly TimeSpan Unclaimed = TimeSpan.FromHours(1);

    private static string Root => Path.Combine(Path.GetTempPath(), $"porfse-throw-away-{Environment.UserName}");

    internal static string NewFolder() => Path.Combine(Root, Guid.NewGuid().ToString("N")[..12]);

    internal static async Task SweepAsync(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        foreach (var root in Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
        {
            try
            {
                await RemoveIfDeadAsync(new ClusterFolder(root), options, ct);
            }
            catch (Exception kept)
                when (kept is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
            {
                // What one run could not remove, the next tries again; it must not keep this run from its work.
            }
        }
    }

    internal static void Delete(ClusterFolder folder)
    {
        folder.RemoveSocketOutside();
        if (Directory.Exists(folder.Root))
            Directory.Delete(folder.Root, recursive: true);
    }

    private static async Task RemoveIfDeadAsync(
        ClusterFolder folder, EmbeddedPostgresOptions options, CancellationToken ct)
    {
        if (!File.Exists(folder.StartLock))
            return;
        using (var startLock = FileLock.TryTake(folder.StartLock))
        {
            if (startLock is null || !IsDead(folder))
                return;
            await new PrivateServer(folder, options).StopAsync("immediate", ct);
        }

        Delete(folder);
    }

    // A folder without any process may be one that is just being made.
    private static bool IsDead(ClusterFolder folder) =>
        folder.Clients.IsDeserted()
        || (folder.Clients.IsEmpty() && DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder.Root) > Unclaimed);
}
