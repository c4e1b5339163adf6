using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

public sealed class stopping_the_embedded_server(KeptFolder folder) : IClassFixture<KeptFolder>
{
    [Fact]
    public async Task ends_it_under_those_who_use_it()
    {
        await using var user = await folder.StartAsync();

        (await EmbeddedPostgres.StopAsync(folder.Options, default)).ShouldBeTrue();

        (await folder.StatusAsync()).IsRunning.ShouldBeFalse();
        (await EmbeddedPostgres.StopAsync(folder.Options, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task is_no_work_where_there_never_was_a_server()
    {
        await using var empty = new KeptFolder();

        (await EmbeddedPostgres.StopAsync(empty.Options, default)).ShouldBeFalse();

        (await empty.StatusAsync()).Version.ShouldBeNull();
        Directory.Exists(empty.Options.DataFolder).ShouldBeFalse();
    }
}
