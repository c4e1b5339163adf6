using PorFse.Ledger.Postgres;
using PorFse.Ledger.Postgres.Tests;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>A data folder as a user has one, with the command as the only one that starts servers in it.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private readonly OwnedFolder folder = new();

    private DataFolder()
    {
    }

    /// <summary>Where the data folder is, or will be.</summary>
    internal string Location => folder.Data;

    /// <summary>The command on this folder.</summary>
    internal BuiltCommand Command => new("--data", Location);

    /// <summary>Whether a cluster was made in it.</summary>
    internal bool HasCluster => Directory.Exists(Path.Combine(Location, "cluster"));

    /// <summary>A folder that does not exist yet.</summary>
    internal static async Task<DataFolder> CreateAsync()
    {
        await OwnedFolder.SweptAsync();
        return new DataFolder();
    }

    /// <summary>Starts or joins the server of this folder, so that it stays while commands come and go.</summary>
    internal Task<EmbeddedPostgres> HoldServerAsync() => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataFolder = Location, FastAndUnsafe = true }, default).OrSkip();

    /// <summary>What runs in it.</summary>
    internal Task<EmbeddedPostgresStatus> StatusAsync() =>
        EmbeddedPostgres.StatusAsync(new EmbeddedPostgresOptions { DataFolder = Location }, default);

    public ValueTask DisposeAsync() => folder.DisposeAsync();
}
