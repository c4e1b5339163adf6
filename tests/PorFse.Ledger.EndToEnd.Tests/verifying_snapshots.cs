using PorFse.Ledger.Postgres;
using PorFse.Ledger.Projections;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>A demonstration of its own, whose approved report later facts and other hands try to change.</summary>
public sealed class DisturbedDemonstration(GivenServer server) : IAsyncLifetime
{
    internal Database Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await server.CreateDatabaseAsync();
        (await Database.Command.RunAsync("demo --operations 300")).Done.Output
            .ShouldContain("Cells that differ from the published tables: 0 of 66.");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public class verifying_snapshots(DisturbedDemonstration demonstration) : IClassFixture<DisturbedDemonstration>
{
    private static readonly DateOnly In2019 = new(2019, 6, 28);

    private static readonly DateOnly InOrder = new(2023, 12, 29);

    private readonly Database ledger = demonstration.Database;

    [Fact]
    public async Task still_passes_after_a_thousand_more_transactions_most_of_them_dated_before_its_end()
    {
        var before = await VerifyAsync("json");
        await RecordAsync(1_000);

        var progress = (await ledger.Command.RunAsync("progress --at 2019-12-31 --format json")).Json;
        progress.GetProperty("total").GetProperty("programmed").GetDecimal().ShouldNotBe(829_372_248.87m);
        var after = await VerifyAsync("json");
        after.Done.Output.ShouldBe(before.Done.Output);
        after.Json.GetProperty("differing").GetInt32().ShouldBe(0);

        // What came later than the report is a finding that names it; 800 of the thousand are of its time.
        var check = await ledger.Command.RunAsync("check --at 2019-12-31 --lag-days 9999 --format csv");
        check.ExitCode.ShouldBe(2);
        check.Output.Split('\n').Where(line => line.Contains("late-into-snapshot", StringComparison.Ordinal))
            .Count(line => line.Contains("RAA 2019", StringComparison.Ordinal)).ShouldBe(800);
        (await VerifyAsync("table")).Done.Output.ShouldStartWith("Snapshot \"RAA 2019\": 37 cells compared ");
    }

    [Fact]
    public async Task names_the_sealed_figure_that_somebody_changed()
    {
        await WhileAsync(Sealing("188797284.43"), Sealing("188797284.44"), async () =>
        {
            var run = await VerifyAsync("table");
            (run.ExitCode, run.Errors).ShouldBe((2,
                "snapshot-differs: Snapshot \"RAA 2019\": 1 of 37 cells differ; the first is in row III, "
                + "column Paid F: sealed 188,797,284.43, found 188,797,284.44.\n"));
            run.Output.ShouldContain("188,797,284.43   188,797,284.44   188,797,284.44");
            var csv = (await VerifyAsync("csv")).Output.Split('\n');
            csv.Where(row => row.EndsWith("false", StringComparison.Ordinal))
                .ShouldBe(["III,paid,188797284.43,188797284.44,188797284.44,false"]);
        });

        static string Sealing(string paid) => $$"""
            update ledger.mt_events set data = jsonb_set(data, '{Axes,2,Paid}', '{{paid}}')
            where type = 'snapshot_sealed'
            """;
    }

    [Theory]
    [InlineData("expenditure_certified", "certified", "Certificato H")]
    [InlineData("resources_programmed", "programmed", "Programmato B")]
    public async Task names_the_total_whose_event_somebody_changed(string type, string figure, string heading)
    {
        var damaged = (await ledger.RowsAsync($"""
            select seq_id, data->>'Amount' from ledger.mt_events
            where type = '{type}' and data->>'On' <= '2019-12-31' order by seq_id limit 1
            """))[0];
        await WhileAsync(Change(damaged[0], "0.01"), Change(damaged[0], damaged[1]), async () =>
        {
            var run = await VerifyAsync("json");
            run.ExitCode.ShouldBe(2);
            run.Output.ShouldContain("\"differing\": 2");
            run.Output.ShouldContain($"\"figure\": \"{figure}\"");
            (await VerifyAsync("table --lang it")).Errors.ShouldMatch(
                "^snapshot-differs: Istantanea \"RAA 2019\": 2 celle su 37 differiscono; la prima è nella riga [IV]+, "
                + $"colonna {heading}: sigillato [0-9.,]+, trovato [0-9.,]+\\.\n$");
        });

        static string Change(string position, string amount) =>
            $"update ledger.mt_events set data = jsonb_set(data, '{{Amount}}', '{amount}') where seq_id = {position}";
    }

    [Fact]
    public async Task names_the_moment_that_somebody_changed()
    {
        await WhileAsync(Move("1 second"), Move("-1 second"), async () =>
            (await VerifyAsync("table")).Errors.ShouldStartWith(
                "snapshot-differs: Snapshot \"RAA 2019\": 1 of 37 cells differ; the first is in row –, "
                + "column Known since: sealed 2020-07-"));

        static string Move(string by) => $"""
            update ledger.mt_events set timestamp = timestamp + interval '{by}'
            where seq_id = (select known_position from ledger.snapshot_sheet)
            """;
    }

    private Task<Outcome> VerifyAsync(string format) =>
        ledger.Command.RunAsync($"snapshot verify --format {format}", "RAA 2019");

    private async Task WhileAsync(string damage, string repair, Func<Task> look)
    {
        await ledger.RowsAsync(Testing.Unguarded.Sql(damage));
        try
        {
            await look();
        }
        finally
        {
            await ledger.RowsAsync(Testing.Unguarded.Sql(repair));
        }
        (await VerifyAsync("table")).Done.Errors.ShouldBeEmpty();
    }

    // Of every five, four are late: dated in the report's year.
    private async Task RecordAsync(int transactions)
    {
        await using var database = await LedgerDatabase.OpenAsync(
            ledger.ConnectionString, Views.All, TimeProvider.System, default);
        var bookkeeper = new Bookkeeper(database.Store, "2014IT05SFOP007", TimeProvider.System);
        var desk = new Desk(new Provenance("late papers", "tester"));
        var open = (await ledger.RowsAsync("""
            select operation, initiative from ledger.operation_sheet join ledger.initiative_sheet using (initiative)
            where closed_on is null and opened_on < '2019-06-28' order by operation limit 1
            """))[0];
        var (operation, initiative) = (open[0], open[1]);
        var submissions = Enumerable.Range(0, transactions).Select(i =>
        {
            var (cent, amount) = (Euro.FromCents(1), Euro.FromCents(100 + i));
            var (on, reference) = (In2019.AddDays(i % 100), $"LATE-{i}");
            return (i % 5) switch
            {
                0 => desk.Submit(new ProgramResources(initiative, amount, on, reference)),
                1 => desk.Submit(new EnterCommitment(operation, amount + amount, on, reference)),
                2 => desk.Submit(new MakePayment(operation, amount, on, reference)),
                3 => desk.Submit(new CertifyExpenditure(operation, cent, cent, on, reference)),
                _ => desk.Submit(new ReduceCommitment(operation, cent, InOrder, reference)),
            };
        });
        foreach (var answer in await bookkeeper.RecordAsync([.. submissions]))
            answer.ShouldBeOfType<Answer.Recorded>((answer as Answer.Refused)?.Reason.ToString());
    }
}
