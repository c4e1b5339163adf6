using System.Diagnostics;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

/// <summary>
/// A data folder that outlives its servers, as a user's does; removed after the tests, and after tests that were killed
/// by the next ones.
/// </summary>
public sealed class KeptFolder : IAsyncDisposable
{
    private static readonly string Parent =
        Path.Combine(Path.GetTempPath(), $"porfse-kept-folders-{Environment.UserName}");

    private static readonly Lazy<Task> Swept = new(SweepAsync);

    private readonly string home = Path.Combine(Parent, Guid.NewGuid().ToString("N")[..12]);
    private readonly FileStream owned;

    public KeptFolder()
    {
        Directory.CreateDirectory(home);
        owned = Own(home);
    }

    internal EmbeddedPostgresOptions Options => new() { DataFolder = Path.Combine(home, "data") };

    internal string Cluster => Path.Combine(Options.DataFolder, "cluster");

    internal async Task<EmbeddedPostgres> StartAsync()
    {
        await Swept.Value;
        return await EmbeddedPostgres.StartAsync(Options, default).OrSkip();
    }

    internal Task<EmbeddedPostgresStatus> StatusAsync() => EmbeddedPostgres.StatusAsync(Options, default);

    /// <summary>Kills the server as a machine that runs out of memory does, and leaves its files as they are.</summary>
    internal async Task KillServerAsync()
    {
        using var server = Process.GetProcessById((await StatusAsync()).ProcessId!.Value);
        server.Kill();
        while ((await StatusAsync()).IsRunning)
            await Task.Delay(5);
    }

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync(home);
        await owned.DisposeAsync();
    }

    private static FileStream Own(string home) =>
        new(Path.Combine(home, "owner.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static async Task SweepAsync()
    {
        foreach (var left in Directory.GetDirectories(Parent).Where(IsLeft))
            await RemoveAsync(left);
    }

    private static bool IsLeft(string home)
    {
        try
        {
            // A folder of this minute may be one that another run is just making.
            if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(home) < TimeSpan.FromMinutes(1))
                return false;
            Own(home).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task RemoveAsync(string home)
    {
        var options = new EmbeddedPostgresOptions { DataFolder = Path.Combine(home, "data") };
        if (Directory.Exists(options.DataFolder))
            await EmbeddedPostgres.StopAsync(options, default);
        Directory.Delete(home, recursive: true);
    }
}
