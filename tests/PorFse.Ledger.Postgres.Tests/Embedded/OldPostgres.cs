namespace PorFse.Ledger.Postgres.Tests.Embedded;

/// <summary>A folder of programs that tell an old version and can do nothing else.</summary>
internal sealed class OldPostgres : IDisposable
{
    private OldPostgres(string folder) => Folder = folder;

    internal string Folder { get; }

    internal static OldPostgres Of(string version)
    {
        var old = new OldPostgres(Directory.CreateTempSubdirectory("porfse-old-").FullName);
        if (OperatingSystem.IsWindows())
            return old;

        const UnixFileMode Anyone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(old.Folder, Anyone);
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var file = Path.Combine(old.Folder, program);
            File.WriteAllText(file, $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(file, Anyone);
        }

        return old;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
