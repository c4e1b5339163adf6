using System.Net;
using System.Net.Sockets;
using Npgsql;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

public sealed class refusing_to_start_the_embedded_server(KeptFolder folder) : IClassFixture<KeptFolder>
{
    [Fact]
    public async Task names_a_taken_port()
    {
        await using (await folder.StartAsync()) { }
        using var taker = new TcpListener(IPAddress.Loopback, 0);
        taker.Start();
        var port = ((IPEndPoint)taker.LocalEndpoint).Port;

        var refused = await Refused(folder.Options with { Port = port });

        refused.Code.ShouldBe("port-taken");
        refused.Message.ShouldBe($"Port {port} of 127.0.0.1 is taken by another program; choose another port.");
    }

    [Fact]
    public async Task names_a_port_that_the_running_server_does_not_have()
    {
        var free = FreePort();
        var options = folder.Options with { Port = free };
        await using var server = await EmbeddedPostgres.StartAsync(options, default).OrSkip();
        var overTcp = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = "127.0.0.1" };
        (await overTcp.ConnectionString.Ask<int>("select inet_server_port()")).ShouldBe(free);

        var refused = await Refused(folder.Options with { Port = FreePort() });

        refused.Code.ShouldBe("port-not-open");
        (await folder.StatusAsync()).Port.ShouldBe(free);
    }

    [Fact]
    public async Task names_a_folder_without_binaries()
    {
        await using var empty = new KeptFolder();

        var refused = await Refused(empty.Options with { BinFolder = AppContext.BaseDirectory });

        refused.Code.ShouldBe("postgres-binaries-missing");
        refused.Message.ShouldBe(
            $"The folder {AppContext.BaseDirectory}, named in PORFSE_PG_BIN, lacks a PostgreSQL that runs here: "
            + "initdb, pg_ctl and postgres are needed.");
    }

    [Fact]
    public async Task names_both_versions_of_binaries_that_are_too_old()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The old PostgreSQL is played by a shell script.");
        await using var empty = new KeptFolder();
        using var old = OldPostgres.Of("13.4");

        var refused = await Refused(empty.Options with { BinFolder = old.Folder });

        refused.Code.ShouldBe("postgres-binaries-too-old");
        refused.Message.ShouldBe($"{old.Folder} holds PostgreSQL 13.4, and 15 or later is needed.");
    }

    [Theory]
    [InlineData("9.6")]
    [InlineData("99")]
    public async Task names_both_versions_of_a_cluster_that_another_version_made(string version)
    {
        await using (await folder.StartAsync()) { }
        await using var another = new KeptFolder();
        Directory.CreateDirectory(another.Cluster);
        await File.WriteAllTextAsync(Path.Combine(another.Cluster, "PG_VERSION"), version + "\n");

        var refused = await Refused(another.Options);

        refused.Code.ShouldBe("data-folder-other-version");
        refused.Message.ShouldStartWith(
            $"The cluster in {another.Options.DataFolder} was made by PostgreSQL {version} and the PostgreSQL found ");
    }

    [Fact]
    public async Task names_a_file_in_the_place_of_the_folder()
    {
        await using var another = new KeptFolder();
        await File.WriteAllTextAsync(another.Options.DataFolder, "in the way");

        var refused = await Refused(another.Options with { DataFolder = another.Options.DataFolder + "/beneath" });

        refused.Code.ShouldBe("data-folder-not-writable");
        refused.Message.ShouldContain($"{another.Options.DataFolder} is a file;");
        File.Delete(another.Options.DataFolder);
    }

    [Fact]
    public async Task names_a_folder_that_cannot_be_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Not even root writes beneath /proc.");

        var refused = await Refused(folder.Options with { DataFolder = "/proc/porfse" });

        refused.Code.ShouldBe("data-folder-not-writable");
        refused.Message.ShouldStartWith("The data folder /proc/porfse cannot be written: ");
    }

    [Fact]
    public async Task names_the_parent_that_bars_the_account_which_root_gives_postgres()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root changes account.");
        var barred = Directory.CreateTempSubdirectory("porfse-barred-").FullName;

        var refused = await Refused(folder.Options with { DataFolder = Path.Combine(barred, "data") });

        refused.Code.ShouldBe("data-folder-not-reachable");
        refused.Message.ShouldContain($", which may not enter {barred} to reach ");
        Directory.Delete(barred, recursive: true);
    }

    [Fact]
    public async Task tells_a_full_disk_and_starts_when_there_is_room_again()
    {
        await using (await folder.StartAsync()) { }
        await using var disk = await TinyDisk.MountOrSkipAsync(megabytes: 120);
        var options = folder.Options with { DataFolder = Path.Combine(disk.Folder, "data") };

        disk.FillBut(megabytes: 20);
        var refusedAtBirth = await Refused(options);
        disk.Empty();
        await using (await EmbeddedPostgres.StartAsync(options, default)) { }
        disk.FillBut(megabytes: 0);
        var refusedLater = await Refused(options);
        disk.Empty();
        await using (await EmbeddedPostgres.StartAsync(options, default)) { }

        refusedAtBirth.Code.ShouldBe("disk-full");
        refusedLater.Code.ShouldBe("disk-full");
        refusedLater.Message.ShouldBe(
            $"The disk of {options.DataFolder} is full: 0 MB are free, and PostgreSQL needs about 60 MB to begin.");
    }

    [Fact]
    public async Task passes_on_the_words_of_postgres()
    {
        await using var another = new KeptFolder();
        await using (await another.StartAsync()) { }
        await File.AppendAllTextAsync(Path.Combine(another.Cluster, "postgresql.conf"), "max_connections = 0\n");

        var refused = await Refused(another.Options);

        refused.Code.ShouldBe("cluster-did-not-start");
        refused.Message.ShouldStartWith($"PostgreSQL did not start in {another.Options.DataFolder}: ");
        refused.Message.ShouldContain("postgresql.conf");
    }

    private static async Task<EmbeddedPostgresException> Refused(EmbeddedPostgresOptions options) =>
        await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(options, default));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
