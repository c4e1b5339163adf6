using Npgsql;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class choosing_a_database(RecordedDemonstration demonstration, GivenServer server)
{
    [Fact]
    public async Task by_variable_is_the_same_as_by_option()
    {
        var ledger = await server.OpenLedgerAsync();
        var asked = (await ledger.Command.RunAsync("progress --format json")).Done.Output;
        (await new BuiltCommand().With("PORFSE_DATABASE", ledger.ConnectionString).RunAsync("progress --format json"))
            .Done.Output.ShouldBe(asked);

        var folder = await demonstration.FolderAsync();
        (await new BuiltCommand().With("PORFSE_DATA", folder).RunAsync("progress --format json")).Done.Output
            .ShouldBe((await demonstration.RunAsync("progress --format json")).Done.Output);
    }

    [Fact]
    public async Task by_option_wins_over_the_variable()
    {
        var ledger = await server.OpenLedgerAsync();
        (await ledger.Command.With("PORFSE_DATABASE", "Host=nowhere.invalid").RunAsync("status --format json"))
            .Json.GetProperty("programme").GetString().ShouldBe("2014IT05SFOP999");
    }

    [Theory]
    [InlineData("Host=nowhere.invalid", "database: ")]
    [InlineData("Host=127.0.0.1;Port=1;Timeout=5", "database: ")]
    [InlineData("Host=127.0.0.1;Port=no", "The connection string cannot be read: ")]
    [InlineData("Hust=localhost", "The connection string cannot be read: ")]
    [InlineData("nonsense", "The connection string cannot be read: ")]
    [InlineData("Host=/nowhere", "database: ")]
    public async Task that_is_not_there_breaks_with_one_sentence(string connectionString, string beginning) =>
        (await new BuiltCommand("--database", connectionString).RunAsync("progress"))
        .ShouldSayOneSentenceThatStarts(1, beginning);

    [Fact]
    public async Task with_a_wrong_password_or_a_wrong_name_breaks_with_one_sentence_without_the_password()
    {
        var right = (await server.CreateDatabaseAsync()).ConnectionString;
        var wrong = new NpgsqlConnectionStringBuilder(right) { Password = "s3cret" };
        var run = await new BuiltCommand("--database", wrong.ConnectionString).RunAsync("progress");
        run.ShouldSayOneSentenceThatStarts(1, "database: ");
        run.Errors.ShouldNotContain("s3cret");

        var nameless = new NpgsqlConnectionStringBuilder(right) { Database = "nothing" };
        (await new BuiltCommand("--database", nameless.ConnectionString).RunAsync("demo"))
            .ShouldSayOneSentenceThatStarts(1, "database: 3D000: database \"nothing\" does not exist");
    }
}
