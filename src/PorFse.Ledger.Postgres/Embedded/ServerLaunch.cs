using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PorFse.Ledger.Postgres;

/// <summary>One way of launching the server of a cluster: its command line, its log and what the log says.</summary>
internal sealed class ServerLaunch(
    ClusterFolder folder, EmbeddedPostgresOptions options, PostgresBinaries binaries, ServerAccount account)
{
    private const int UsualPort = 5432;
    private const long LongestLog = 16_000_000;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    /// <summary>Launches the server and waits until it takes connections.</summary>
    /// <returns>Null when it does; else why it does not.</returns>
    internal async Task<LaunchRefusal?> TryAsync(CancellationToken ct)
    {
        TurnLog();
        var logBegin = LogLength();
        var before = PostmasterFile.Read(folder.Cluster);

        // pg_ctl puts the server in a session of its own, out of reach of Ctrl+C. Cancelling must not kill it half-way.
        var run = account.RunAsync(CancellationToken.None, binaries.PgCtl, "start", "-D", folder.Cluster,
            "-l", folder.LogFile, "-w", "-t", "86400", "-s", "-o", await SettingsAsync(ct));

        // pg_ctl looks ten times a second; we look more often, and leave it to notice a server that dies.
        while (!run.IsCompleted)
        {
            if (PostmasterFile.Read(folder.Cluster) is { IsReady: true } ready && ready.IsOtherThan(before))
                return null;
            await Task.WhenAny(run, Task.Delay(Beat, ct));
            ct.ThrowIfCancellationRequested();
        }

        var ended = await run;
        return ended.Succeeded ? null : new LaunchRefusal(LogSince(logBegin), ended.LastWords);
    }

    private async Task<string> SettingsAsync(CancellationToken ct)
    {
        var overTcp = options.Port is not null || OperatingSystem.IsWindows();
        var port = options.Port ?? (OperatingSystem.IsWindows() ? FreePort() : UsualPort);
        var settings = new List<string>
        {
            overTcp ? "listen_addresses=127.0.0.1" : "listen_addresses=",
            string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            OperatingSystem.IsWindows() ? "unix_socket_directories=" : $"unix_socket_directories={folder.SocketFolder}",
            $"wal_compression={await WalCompressionAsync(ct)}",
        };
        if (options.FastAndUnsafe)
            settings.AddRange(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
        return string.Join(' ', settings.Select(setting => $"-c {Quoted(setting)}"));
    }

    // Not every build has lz4, and a cluster may meet another build of its version tomorrow: asked at each start.
    private async Task<string> WalCompressionAsync(CancellationToken ct)
    {
        var run = await account.RunAsync(
            ct, binaries.Postgres, "-C", "wal_compression", "-c", "wal_compression=lz4", "-D", folder.Cluster);
        return run.Succeeded ? "lz4" : "on";
    }

    private static string Quoted(string setting) => OperatingSystem.IsWindows() ? $"\"{setting}\"" : $"'{setting}'";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void TurnLog()
    {
        if (LogLength() > LongestLog)
            File.Move(folder.LogFile, folder.LogFile + ".1", overwrite: true);
    }

    private long LogLength() => File.Exists(folder.LogFile) ? new FileInfo(folder.LogFile).Length : 0;

    private string LogSince(long begin)
    {
        if (!File.Exists(folder.LogFile))
            return "";
        using var log = new FileStream(folder.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(begin, SeekOrigin.Begin);
        using var reader = new StreamReader(log, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
