using System.Diagnostics;

namespace PorFse.Ledger.Postgres;

/// <summary>Starts and stops the server of one cluster; every call is made under the start lock.</summary>
internal sealed class PrivateServer(ClusterFolder folder, EmbeddedPostgresOptions options)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LingeringLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    /// <summary>The running server, or null when there is none; one that starts or stops is waited for.</summary>
    internal async Task<PostmasterFile?> FindRunningAsync(CancellationToken ct)
    {
        var waiting = Stopwatch.StartNew();
        var told = false;
        while (PostmasterFile.ReadLive(folder.Cluster) is { } live)
        {
            if (live.IsReady)
                return await IsOfUseAsync(live, ct) ? live : null;
            TellWhenSlow(waiting, ref told, $"Waiting for the server of {folder.Root}, which starts or stops …");
            await Task.Delay(Beat, ct);
        }

        return null;
    }

    /// <summary>Starts the server, making its cluster first when there is none.</summary>
    internal async Task<PostmasterFile> StartAsync(CancellationToken ct)
    {
        ClusterBirth.ClearUnborn(folder);
        var account = await ServerAccount.ForAsync(folder, ct);
        var binaries = folder.IsInitialised
            ? await BinarySearch.ForClusterAsync(folder, options, account, ct)
            : await BinarySearch.ForNewClusterAsync(options, account, ct);
        if (!folder.IsInitialised)
            await ClusterBirth.MakeAsync(folder, binaries, account, options, ct);
        await folder.PrepareForAsync(account, ct);
        RemoveFalseTraces();

        // Processes of a killed server keep its shared memory until they end; PostgreSQL rightly refuses meanwhile.
        var launch = new ServerLaunch(folder, options, binaries, account);
        for (var lingering = Stopwatch.StartNew(); ; await Task.Delay(100, ct))
        {
            if (await launch.TryAsync(ct) is not { } refusal)
                return PostmasterFile.Read(folder.Cluster)!;
            if (!refusal.IsLingering || lingering.Elapsed > LingeringLimit)
                throw refusal.Failure(folder, options);
            await LingeringProcesses.EndAsync(folder, binaries, account, ct);
        }
    }

    /// <summary>Stops the running server: <c>fast</c> ends its sessions and writes all.</summary>
    /// <returns>False when none was running.</returns>
    internal async Task<bool> StopAsync(string mode, CancellationToken ct)
    {
        if (PostmasterFile.ReadLive(folder.Cluster) is not { } running)
            return false;

        var account = await ServerAccount.ForAsync(folder, ct);
        var binaries = await BinarySearch.ForClusterAsync(folder, options, account, ct);
        await account.RunAsync(ct, binaries.PgCtl, "stop", "-D", folder.Cluster, "-m", mode, "-W", "-s");

        var waiting = Stopwatch.StartNew();
        var told = false;
        while (PostmasterFile.ReadLive(folder.Cluster) is { } live && !live.IsOtherThan(running))
        {
            TellWhenSlow(waiting, ref told, $"Waiting for the server of {folder.Root} to write all it holds …");
            if (waiting.Elapsed > StopLimit)
            {
                // A server that has begun to stop ends by itself, and the next start waits for it.
                return live.IsStopping
                    ? true
                    : throw EmbeddedPostgresFailures.DidNotStop(folder.Root, running.ProcessId);
            }

            await Task.Delay(Beat, ct);
        }

        folder.RemoveSocketOutside();
        return true;
    }

    // A server left behind without the wanted port is started anew; one that others use is not taken from them.
    private async Task<bool> IsOfUseAsync(PostmasterFile live, CancellationToken ct)
    {
        if (options.Port is not { } port || live.ListensOn(port))
            return true;
        if (folder.Clients.Count() > 1)
            throw EmbeddedPostgresFailures.PortNotOpen(folder.Root, port);
        await StopAsync("fast", ct);
        return false;
    }

    // After a crash the process id in the lock files may belong to another program, or to a zombie that nobody buries,
    // and PostgreSQL would take it for a live server. Shared memory still tells it of processes that really linger.
    private void RemoveFalseTraces()
    {
        if (PostmasterFile.Read(folder.Cluster) is { } stale && stale.HasProcess())
            File.Delete(Path.Combine(folder.Cluster, "postmaster.pid"));
        if (!Directory.Exists(folder.SocketFolder))
            return;
        foreach (var file in Directory.GetFiles(folder.SocketFolder, ".s.PGSQL.*"))
            File.Delete(file);
    }

    private void TellWhenSlow(Stopwatch waiting, ref bool told, string sentence)
    {
        if (told || waiting.Elapsed < Slow)
            return;
        told = true;
        options.Progress?.Invoke(sentence);
    }
}
