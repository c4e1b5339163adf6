namespace PorFse.Ledger.Postgres;

/// <summary>Why a server did not start: what it logged, and the last words of the tool that launched it.</summary>
internal sealed record LaunchRefusal(string Log, string LastWords)
{
    private const long HardlyAny = 1_000_000;

    /// <summary>Whether processes of a killed server still hold its shared memory.</summary>
    internal bool IsLingering => Log.Contains("pre-existing shared memory block", StringComparison.Ordinal);

    internal EmbeddedPostgresException Failure(ClusterFolder folder, EmbeddedPostgresOptions options)
    {
        // A full disk may not even take the line of the log that tells of it.
        if (EmbeddedPostgresFailures.IsDiskFull(Log) || HasHardlyAnySpace(folder.Root))
            return EmbeddedPostgresFailures.DiskFull(folder.Root);
        if (options.Port is { } port && Log.Contains("Address already in use", StringComparison.Ordinal))
            return EmbeddedPostgresFailures.PortTaken(port);
        if (IsLingering)
            return EmbeddedPostgresFailures.StillInUse(folder.Root);
        return EmbeddedPostgresFailures.DidNotStart(folder.Root, Cause ?? LastWords);
    }

    private string? Cause => Marked("FATAL:  ") ?? Marked("PANIC:  ") ?? Marked("ERROR:  ");

    private string? Marked(string mark) =>
        Log.Split('\n').LastOrDefault(line => line.Contains(mark, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..]
            : null;

    private static bool HasHardlyAnySpace(string folder) => new DriveInfo(folder).AvailableFreeSpace < HardlyAny;
}
