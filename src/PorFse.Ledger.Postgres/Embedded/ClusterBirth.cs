using System.Security.Cryptography;

namespace PorFse.Ledger.Postgres;

/// <summary>Makes a new cluster beside its place and moves it there whole: a kill leaves nothing half-made.</summary>
internal static class ClusterBirth
{
    internal const string PasswordFile = "porfse.password";

    private const string Unborn = "unborn-cluster-";

    private const string Settings =
        """

        # What porfse sets in a new cluster; edit at will, the next start reads it.
        # fsync, full_page_writes and synchronous_commit stay on: a recorded act survives a power cut.
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] '
        max_connections = 100
        shared_buffers = 256MB
        maintenance_work_mem = 256MB
        work_mem = 16MB
        wal_buffers = 16MB
        # An import writes much at once: fewer checkpoints mean fewer full pages in the log.
        max_wal_size = 4GB
        checkpoint_timeout = 15min
        # Compiling a plan costs more than it gains on statements of a few milliseconds.
        jit = off
        # The statement of a killed porfse does not run on for nobody.
        client_connection_check_interval = 10s

        """;

    internal static async Task MakeAsync(
        ClusterFolder folder, PostgresBinaries binaries, ServerAccount account, EmbeddedPostgresOptions options,
        CancellationToken ct)
    {
        options.Progress?.Invoke($"Creating the cluster in {folder.Root} …");
        var womb = folder.In(Unborn + Guid.NewGuid().ToString("N"));
        try
        {
            var cluster = Path.Combine(womb, "cluster");
            var password = Path.Combine(womb, "password");
            ClusterFolder.MakeOwnerOnly(womb);
            WriteOwnerOnly(password, RandomNumberGenerator.GetHexString(64, lowercase: true));
            await account.OwnAsync(womb, ct);

            var run = await account.RunAsync(ct, [binaries.Initdb, "-D", cluster, "--username=porfse",
                $"--pwfile={password}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--data-checksums",
                .. options.FastAndUnsafe ? ["--no-sync"] : Array.Empty<string>()]);
            if (!run.Succeeded)
                throw Failure(folder.Root, run);

            await File.AppendAllTextAsync(Path.Combine(cluster, "postgresql.conf"), Settings, ct);
            File.Move(password, Path.Combine(cluster, PasswordFile));
            Directory.Move(cluster, folder.Cluster);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw EmbeddedPostgresFailures.Of(folder.Root, refused);
        }
        finally
        {
            ClearUnborn(folder);
        }
    }

    /// <summary>Removes what killed attempts left behind.</summary>
    internal static void ClearUnborn(ClusterFolder folder)
    {
        foreach (var womb in Directory.GetDirectories(folder.Root, Unborn + "*"))
            Directory.Delete(womb, recursive: true);
    }

    private static EmbeddedPostgresException Failure(string folder, ToolRun run) =>
        EmbeddedPostgresFailures.IsDiskFull(run.Error)
            ? EmbeddedPostgresFailures.DiskFull(folder)
            : EmbeddedPostgresFailures.DidNotStart(folder, Cause(run));

    // initdb ends with what it removed; the line before, marked as an error, is the cause.
    private static string Cause(ToolRun run) =>
        run.Error.Split('\n').LastOrDefault(line =>
            line.Contains("error:", StringComparison.Ordinal) || line.Contains("FATAL:", StringComparison.Ordinal))
        ?? run.LastWords;

    private static void WriteOwnerOnly(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.WriteLine(text);
    }
}
