using System.Diagnostics;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

/// <summary>A data folder that outlives its servers, as a user's does; removed after the tests.</summary>
public sealed class KeptFolder : IAsyncDisposable
{
    private readonly OwnedFolder folder = new();

    internal EmbeddedPostgresOptions Options => new() { DataFolder = folder.Data };

    internal string Cluster => Path.Combine(Options.DataFolder, "cluster");

    internal async Task<EmbeddedPostgres> StartAsync()
    {
        await OwnedFolder.SweptAsync();
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

    public ValueTask DisposeAsync() => folder.DisposeAsync();
}
