using System.Security.Cryptography;
using System.Text;

namespace PorFse.Ledger.Postgres;

/// <summary>What is where in a data folder.</summary>
internal sealed class ClusterFolder
{
    // The 104 bytes of a socket's path on macOS, the shortest among the systems, less ".s.PGSQL.65535" and a zero.
    private const int LongestSocketFolder = 88;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Passable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    internal ClusterFolder(string root)
    {
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        Clients = new ClientRegister(In("clients"));
    }

    internal string Root { get; }

    internal string Cluster => In("cluster");

    internal string LogFile => In("log", "postgres.log");

    internal string StartLock => In("start.lock");

    internal ClientRegister Clients { get; }

    internal bool IsInitialised => File.Exists(VersionFile);

    /// <summary>The major version that made the cluster.</summary>
    internal string Version => File.ReadAllText(VersionFile).Trim();

    internal string Password => File.ReadAllText(Path.Combine(Cluster, ClusterBirth.PasswordFile)).Trim();

    internal string SocketFolder => IsPlain(In("socket")) ? In("socket") : Path.Combine("/tmp", $"porfse-{Digest}");

    /// <summary>Makes the folder; the cluster and what the server writes are made for its account.</summary>
    internal void Prepare()
    {
        if (Root.AsSpan().IndexOfAny(OperatingSystem.IsWindows() ? "\"\n\r" : "\"$`\\\n\r") >= 0)
            throw EmbeddedPostgresFailures.UnusableName(Root);
        for (var parent = Root; parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if (File.Exists(parent))
                throw EmbeddedPostgresFailures.BeneathFile(Root, parent);
        }

        try
        {
            // Whoever PostgreSQL runs as for root must pass through; a user's folder is nobody else's business.
            Make(Root, Environment.IsPrivilegedProcess ? Passable : OwnerOnly);
            Make(In("clients"), OwnerOnly);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw EmbeddedPostgresFailures.Of(Root, refused);
        }
    }

    /// <summary>Makes what the server writes beside its cluster, owned by its account.</summary>
    internal async Task PrepareForAsync(ServerAccount account, CancellationToken ct)
    {
        await account.MakeAsync(In("log"), ct);
        if (!OperatingSystem.IsWindows())
            await account.MakeAsync(SocketFolder, ct);
    }

    internal void RemoveSocketOutside()
    {
        if (SocketFolder != In("socket") && Directory.Exists(SocketFolder))
            Directory.Delete(SocketFolder, recursive: true);
    }

    internal string In(params ReadOnlySpan<string> names) => Path.Combine([Root, .. names]);

    internal static void Make(string folder, UnixFileMode mode)
    {
        if (Directory.Exists(folder))
            return;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, mode);
        File.SetUnixFileMode(folder, mode);
    }

    internal static void MakeOwnerOnly(string folder) => Make(folder, OwnerOnly);

    internal static void MakePassable(string folder) => Make(folder, Passable);

    private string VersionFile => Path.Combine(Cluster, "PG_VERSION");

    private string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)))[..16];

    // A comma or a colon in a host means several hosts or a port to Npgsql, a quote ends PostgreSQL's list of folders.
    private static bool IsPlain(string path) =>
        Encoding.UTF8.GetByteCount(path) <= LongestSocketFolder
        && path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_');
}
