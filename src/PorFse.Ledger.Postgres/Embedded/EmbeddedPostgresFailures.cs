using System.Globalization;

namespace PorFse.Ledger.Postgres;

/// <summary>The sentences of every way in which the private cluster cannot be had.</summary>
internal static class EmbeddedPostgresFailures
{
    // The last two are PostgreSQL's words for a file that could be lengthened only in part.
    private static readonly string[] DiskFullWords =
        ["No space left on device", "Disk quota exceeded", "Check free disk space", "wrote only"];

    private const string OtherFolder = "choose another folder with --data or PORFSE_DATA";

    internal static EmbeddedPostgresException BinariesMissing(string why) => new("postgres-binaries-missing", why);

    internal static EmbeddedPostgresException BinariesTooOld(PostgresBinaries found) => new(
        "postgres-binaries-too-old",
        $"{found.Folder} holds PostgreSQL {found.Version}, and {BinarySearch.OldestMajor} or later is needed.");

    internal static EmbeddedPostgresException NpmFailed(string package, string why) => new(
        "npm-failed",
        $"npm could not fetch PostgreSQL's binaries ({package}): {Clause(why)}; "
        + "install PostgreSQL, or name its folder in PORFSE_PG_BIN.");

    internal static EmbeddedPostgresException BinariesAltered(string package, string expected, string found) => new(
        "postgres-binaries-altered",
        $"The package {package} has the SHA-512 {found}, and {expected} was expected; nothing of it was run.");

    internal static EmbeddedPostgresException OtherVersion(string folder, string version, string found) => new(
        "data-folder-other-version",
        $"The cluster in {folder} was made by PostgreSQL {version} and the PostgreSQL found is {found}: "
        + $"install PostgreSQL {version}, or {OtherFolder}.");

    internal static EmbeddedPostgresException NotWritable(string folder, Exception inner) => new(
        "data-folder-not-writable",
        $"The data folder {folder} cannot be written: {Clause(inner.Message)}; {OtherFolder}.",
        inner);

    internal static EmbeddedPostgresException BeneathFile(string folder, string file) => new(
        "data-folder-not-writable",
        $"The data folder {folder} cannot be made: {file} is a file; {OtherFolder}.");

    internal static EmbeddedPostgresException UnusableName(string folder) => new(
        "data-folder-unusable-name",
        $"The data folder {folder} has a quote, a dollar sign, a backslash or a line break in its name, "
        + $"which PostgreSQL's tools cannot take; {OtherFolder}.");

    internal static EmbeddedPostgresException NotReachable(string folder, string parent, string account) => new(
        "data-folder-not-reachable",
        $"PostgreSQL refuses to run as root and would run as {account}, which may not enter {parent} "
        + $"to reach the data folder {folder}; {OtherFolder}.");

    internal static EmbeddedPostgresException NoAccount() => new(
        "no-unprivileged-account",
        "PostgreSQL refuses to run as root, and this system has neither an account postgres nor nobody, or none of "
        + "setpriv, runuser and su to become it; run porfse as another user.");

    internal static EmbeddedPostgresException PortTaken(int port) => new(
        "port-taken",
        $"Port {Number(port)} of 127.0.0.1 is taken by another program; choose another port.");

    internal static EmbeddedPostgresException PortNotOpen(string folder, int port) => new(
        "port-not-open",
        $"The server of {folder} is already running without listening on port {Number(port)}; "
        + "stop it with porfse stop, or leave the port out.");

    internal static EmbeddedPostgresException DidNotStart(string folder, string why) => new(
        "cluster-did-not-start",
        $"PostgreSQL did not start in {folder}: {Sentence(why)}");

    internal static EmbeddedPostgresException StillInUse(string folder) => new(
        "cluster-still-in-use",
        $"The server of {folder} was killed and some of its processes still run; end them, or wait until they end.");

    internal static EmbeddedPostgresException DidNotStop(string folder, int processId) => new(
        "cluster-did-not-stop",
        $"The server of {folder}, process {Number(processId)}, was told to stop and is still running.");

    internal static EmbeddedPostgresException DiskFull(string folder, Exception? inner = null)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace / 1_000_000;
        return new EmbeddedPostgresException(
            "disk-full",
            $"The disk of {folder} is full: {Number(free)} MB are free, and PostgreSQL needs about 60 MB to begin.",
            inner);
    }

    /// <summary>An error of our own reading and writing in the folder, told as what the user can mend.</summary>
    internal static EmbeddedPostgresException Of(string folder, Exception broken) =>
        IsDiskFull(broken) ? DiskFull(folder, broken) : NotWritable(folder, broken);

    internal static bool IsDiskFull(string words) =>
        DiskFullWords.Any(phrase => words.Contains(phrase, StringComparison.Ordinal));

    // ENOSPC and EDQUOT of Unix come through as raw numbers, ERROR_DISK_FULL of Windows as an HRESULT.
    private static bool IsDiskFull(Exception broken) =>
        broken is IOException && broken.HResult is 28 or 122 or unchecked((int)0x80070070);

    private static string Clause(string words) => words.Trim().TrimEnd('.');

    private static string Sentence(string words) => Clause(words) + ".";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
