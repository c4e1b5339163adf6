using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PorFse.Ledger.Postgres;

/// <summary>Finds PostgreSQL: the named folder, the PATH, the usual folders, and at last the npm package.</summary>
internal static partial class BinarySearch
{
    internal const int OldestMajor = 15;

    /// <summary>Binaries for a new cluster.</summary>
    internal static async Task<PostgresBinaries> ForNewClusterAsync(
        EmbeddedPostgresOptions options, ServerAccount account, CancellationToken ct)
    {
        PostgresBinaries? tooOld = null;
        await foreach (var found in CandidatesAsync(options, account, ct))
        {
            if (found.Major >= OldestMajor)
                return found;
            tooOld ??= found;
            if (found.Folder == options.BinFolder)
                throw EmbeddedPostgresFailures.BinariesTooOld(found);
        }

        if (tooOld is not null && !NpmBinaries.CanFetch)
            throw EmbeddedPostgresFailures.BinariesTooOld(tooOld);
        return await NpmBinaries.FetchAsync(options, account, ct);
    }

    /// <summary>Binaries of the version that made a cluster, wherever they are.</summary>
    internal static async Task<PostgresBinaries> ForClusterAsync(
        ClusterFolder folder, EmbeddedPostgresOptions options, ServerAccount account, CancellationToken ct)
    {
        var version = folder.Version;
        var others = new List<string>();
        await foreach (var found in CandidatesAsync(options, account, ct))
        {
            if (found.Major >= OldestMajor && Made(found, version))
                return found;
            others.Add(found.Version);
        }

        if (version == NpmBinaries.Major)
            return await NpmBinaries.FetchAsync(options, account, ct);
        if (others.Count == 0 && !options.UseSystemBinaries)
            others.Add($"{NpmBinaries.Major} of npm");
        throw others.Count == 0
            ? EmbeddedPostgresFailures.BinariesMissing(
                $"No PostgreSQL was found to run the cluster in {folder.Root}, which PostgreSQL {version} made.")
            : EmbeddedPostgresFailures.OtherVersion(folder.Root, version, string.Join(", ", others.Distinct()));
    }

    private static bool Made(PostgresBinaries found, string version) =>
        version == found.Major.ToString(CultureInfo.InvariantCulture);

    private static async IAsyncEnumerable<PostgresBinaries> CandidatesAsync(
        EmbeddedPostgresOptions options, ServerAccount account, [EnumeratorCancellation] CancellationToken ct)
    {
        if (options.BinFolder is { } named)
        {
            yield return await PostgresBinaries.ProbeAsync(named, account, ct)
                ?? throw EmbeddedPostgresFailures.BinariesMissing(
                    $"The folder {named}, named in PORFSE_PG_BIN, lacks a PostgreSQL that runs here: "
                    + "initdb, pg_ctl and postgres are needed.");
        }

        foreach (var folder in options.UseSystemBinaries ? SystemFolders() : [])
        {
            if (await PostgresBinaries.ProbeAsync(folder, account, ct) is { } found)
                yield return found;
        }

        if (NpmBinaries.Fetched(options) is { } fetched
            && await PostgresBinaries.ProbeAsync(fetched, account, ct) is { } ours)
            yield return ours;
    }

    private static IEnumerable<string> SystemFolders() =>
    [
        .. ToolRun.PathFolders(),
        .. Versioned("/usr/lib/postgresql", "*"),
        .. Versioned("/usr", "pgsql-*"),
        .. Versioned("/opt/homebrew/opt", "postgresql@*"),
        .. Versioned("/usr/local/opt", "postgresql@*"),
    ];

    private static IEnumerable<string> Versioned(string parent, string pattern) =>
        (Directory.Exists(parent) ? Directory.GetDirectories(parent, pattern) : [])
            .OrderByDescending(Number)
            .Select(folder => Path.Combine(folder, "bin"));

    private static int Number(string folder) =>
        int.TryParse(LastNumber().Match(folder).Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    [GeneratedRegex(@"\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex LastNumber();
}
