using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

public sealed class creating_a_test_database(DatabaseFixture fixture)
{
    [Fact]
    public async Task gives_an_empty_database_of_its_own_each_time()
    {
        var first = await fixture.CreateDatabaseAsync();
        var second = await fixture.CreateDatabaseAsync();

        await first.Do("create table only_here (id int)");

        first.ShouldNotBe(second);
        (await second.Ask<bool>("select to_regclass('only_here') is null")).ShouldBeTrue();
    }

    [Fact]
    public async Task gives_a_role_that_is_no_superuser()
    {
        var database = await fixture.CreateDatabaseAsync();

        (await database.Ask<string>("show is_superuser")).ShouldBe("off");
    }
}
