using System.Globalization;
using PorFse.Ledger.Projections;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>32 writers in two processes, thousands of commands on the same few operations.</summary>
public sealed class writing_from_two_processes_at_once(DatabaseFixture databases)
{
    private const int WritersOfEach = 16;
    private const int Commands = 120;

    [Fact]
    public async Task keeps_one_order_loses_nothing_and_takes_nothing_twice()
    {
        var database = await databases.CreateDatabaseAsync();
        await using var ledger = await TestLedger.OpenAsync(database);
        await SmallProgramme.OpenAsync(ledger.Store, Writers.Operations);
        var before = (await ledger.Store.ReadHeadAsync(default)).Position;

        var answers = (await Task.WhenAll(AnswersOfAsync(database, "A"), AnswersOfAsync(database, "B")))
            .SelectMany(lines => lines).ToList();

        answers.Count.ShouldBe(2 * WritersOfEach * Commands);
        var recorded = answers.Where(answer => answer[0] == "recorded").ToList();
        var log = await ledger.LogAsync();
        log.ShouldBeWhole();

        // Every acknowledged event is there, where and as it was said; nothing is there that nobody was told of.
        recorded.Count.ShouldBe(log.Count - (int)before);
        var byId = log.ToDictionary(e => e.Id);
        foreach (var answer in answers.Where(answer => answer[0] is "recorded" or "already"))
        {
            var found = byId[Guid.Parse(answer[2])];
            found.Position.ShouldBe(long.Parse(answer[1], CultureInfo.InvariantCulture));
            found.Version.ShouldBe(long.Parse(answer[3], CultureInfo.InvariantCulture));
        }

        // The processes did meet: some commands were told of what the other had recorded, or what stood against it.
        answers.ShouldContain(answer => answer[0] == "already");
        answers.ShouldContain(answer => answer[0] == "refused");
        await using var reading = await ledger.ReadAsync();
        await reading.ShouldHoldTheRowsOfAsync(new FoldedViews(log, Views.All));
        foreach (var operation in log.Where(e => e.Stream.Kind == "operation").GroupBy(e => e.Stream))
        {
            var state = operation.Fold<Operation>();
            state.Unpaid.ShouldBeGreaterThanOrEqualTo(Euro.Zero);
            state.Uncertified.ShouldBeGreaterThanOrEqualTo(Euro.Zero);
        }
    }

    private static async Task<List<string[]>> AnswersOfAsync(string database, string name)
    {
        using var process = OtherProcess.Start(
            WriterProcess.Part,
            database,
            name,
            WritersOfEach.ToString(CultureInfo.InvariantCulture),
            Commands.ToString(CultureInfo.InvariantCulture));
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|'))];
    }
}
