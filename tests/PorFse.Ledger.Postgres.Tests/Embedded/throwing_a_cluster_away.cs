using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

public sealed class throwing_a_cluster_away
{
    [Fact]
    public async Task deletes_its_folder_and_those_of_killed_processes()
    {
        using var killed = AnotherServerUser.Begin();
        var left = await killed.StartedAsync();
        await killed.KillAsync();
        Directory.Exists(left.DataFolder).ShouldBeTrue();

        var options = EmbeddedPostgresOptions.ForThrowAway();
        await using (await EmbeddedPostgres.StartAsync(options, default).OrSkip())
        {
            Directory.Exists(left.DataFolder).ShouldBeFalse();
            IsAlive(left.ServerProcessId).ShouldBeFalse();
        }

        Directory.Exists(options.DataFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task is_refused_for_a_folder_that_it_did_not_make()
    {
        var options = EmbeddedPostgresOptions.ForThrowAway() with { DataFolder = AppContext.BaseDirectory };

        await Should.ThrowAsync<ArgumentException>(() => EmbeddedPostgres.StartAsync(options, default));
    }

    // Where nobody buries the dead, as in many containers, an ended server stays as a zombie.
    private static bool IsAlive(int process) =>
        File.Exists($"/proc/{process}/stat")
        && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
}
