namespace PorFse.Ledger.Postgres.Tests;

/// <summary>
/// A place for a data folder, owned while this run of the tests lives; removed with its server after the tests, and
/// after tests that were killed by the next ones.
/// </summary>
internal sealed class OwnedFolder : IAsyncDisposable
{
    private static readonly string Parent =
        Path.Combine(Path.GetTempPath(), $"porfse-tests-{Environment.UserName}");

    private static readonly Lazy<Task> Swept = new(SweepAsync);

    private readonly string home = Path.Combine(Parent, Guid.NewGuid().ToString("N")[..12]);
    private readonly FileStream owned;

    internal OwnedFolder()
    {
        Directory.CreateDirectory(home);
        owned = Own(home);
    }

    /// <summary>Where the data folder is, or will be.</summary>
    internal string Data => Path.Combine(home, "data");

    /// <summary>Removes what killed runs have left, once.</summary>
    internal static Task SweptAsync() => Swept.Value;

    /// <summary>Stops whatever runs in it and removes it.</summary>
    public async ValueTask DisposeAsync()
    {
        await RemoveAsync(home);
        await owned.DisposeAsync();
    }

    private static FileStream Own(string home) =>
        new(Path.Combine(home, "owner.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static async Task SweepAsync()
    {
        Directory.CreateDirectory(Parent);
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
