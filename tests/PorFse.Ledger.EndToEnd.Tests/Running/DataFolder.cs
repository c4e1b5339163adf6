using PorFse.Ledger.Postgres;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>
/// A data folder as a user has one, with the command as the only one that starts servers in it; removed with its
/// server after the tests, and after tests that were killed by the next ones.
/// </summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private static readonly string Parent =
        Path.Combine(Path.GetTempPath(), $"porfse-end-to-end-{Environment.UserName}");

    private static readonly Lazy<Task> Swept = new(SweepAsync);

    private readonly string home;
    private readonly FileStream owned;

    private DataFolder()
    {
        home = Path.Combine(Parent, Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(home);
        owned = Own(home);
    }

    /// <summary>Where the data folder is, or will be.</summary>
    internal string Location => Path.Combine(home, "data");

    /// <summary>The command on this folder.</summary>
    internal BuiltCommand Command => new("--data", Location);

    /// <summary>Whether a cluster was made in it.</summary>
    internal bool HasCluster => Directory.Exists(Path.Combine(Location, "cluster"));

    /// <summary>A folder that does not exist yet.</summary>
    internal static async Task<DataFolder> CreateAsync()
    {
        await Swept.Value;
        return new DataFolder();
    }

    /// <summary>Starts or joins the server of this folder, so that it stays while commands come and go.</summary>
    internal Task<EmbeddedPostgres> HoldServerAsync() => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataFolder = Location, FastAndUnsafe = true }, default).OrSkip();

    /// <summary>What runs in it.</summary>
    internal Task<EmbeddedPostgresStatus> StatusAsync() =>
        EmbeddedPostgres.StatusAsync(new EmbeddedPostgresOptions { DataFolder = Location }, default);

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
