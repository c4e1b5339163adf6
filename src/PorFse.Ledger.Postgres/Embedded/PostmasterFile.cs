using System.Diagnostics;
using System.Globalization;

namespace PorFse.Ledger.Postgres;

/// <summary>What a server wrote in its <c>postmaster.pid</c>; a crash leaves the file behind.</summary>
internal sealed record PostmasterFile(
    int ProcessId, long StartedAt, int Port, string SocketFolder, string Address, string State)
{
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(10);

    internal bool IsReady => State == "ready";

    internal bool IsStopping => State == "stopping";

    internal bool ListensOn(int port) => Port == port && Address.Length > 0;

    /// <summary>Whether another server wrote the file, even one that was given the same process id.</summary>
    internal bool IsOtherThan(PostmasterFile? other) =>
        other is null || ProcessId != other.ProcessId || StartedAt != other.StartedAt;

    /// <summary>The file as it stands, or null when there is none or its writer has only begun it.</summary>
    internal static PostmasterFile? Read(string cluster)
    {
        var lines = Lines(Path.Combine(cluster, "postmaster.pid"));
        if (!int.TryParse(Line(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var processId))
            return null;

        _ = long.TryParse(Line(2), NumberStyles.Integer, CultureInfo.InvariantCulture, out var startedAt);
        _ = int.TryParse(Line(3), NumberStyles.Integer, CultureInfo.InvariantCulture, out var port);
        return new PostmasterFile(processId, startedAt, port, Line(4), Line(5), Line(7));

        string Line(int index) => index < lines.Length ? lines[index].Trim() : "";
    }

    /// <summary>The live server of this cluster, or null: the process id may by now be another program's.</summary>
    internal static PostmasterFile? ReadLive(string cluster) =>
        Read(cluster) is { } file && file.IsOfLiveServer(cluster) ? file : null;

    /// <summary>Whether some process, ours or not, has the process id of the file, or is its unburied zombie.</summary>
    internal bool HasProcess()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private bool IsOfLiveServer(string cluster)
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal)
                && (OperatingSystem.IsLinux() ? LivesIn(cluster) : StartedThen(process));
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // A server's working folder is its cluster: the same file seen through it is proof, whatever links lead there.
    private bool LivesIn(string cluster)
    {
        try
        {
            var seen = Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{ProcessId}/cwd"));
            return seen is not null && !seen.IsOtherThan(Read(cluster));
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool StartedThen(Process process) =>
        (process.StartTime.ToUniversalTime() - DateTimeOffset.FromUnixTimeSeconds(StartedAt).UtcDateTime).Duration()
        < ClockSlack;

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }
}
