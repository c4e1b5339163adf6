using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

public sealed class rebuilding_views(DatabaseFixture databases)
{
    private const int EraLength = 16;

    [Theory]
    [InlineData(
        "update ledger.financial_progress set cents = cents + 1 where initiative = 'IN-1' and stage = 3",
        "financial_progress", "business_on 2018-03-01, initiative IN-1, stage 3", "cents", "240001", "240000")]
    [InlineData(
        "update ledger.operation_sheet set version = 9 where operation = 'OP-7'",
        "operation_sheet", "operation OP-7", "version", "9", "4")]
    [InlineData(
        "delete from ledger.initiative_sheet where initiative = 'IN-2'",
        "initiative_sheet", "initiative IN-2", null, null, "")]
    [InlineData(
        "insert into ledger.financial_progress_by_period values ('month', '2019-01-01', 'IN-1', 4, 5, 1)",
        "financial_progress_by_period", "period month, starts_on 2019-01-01, initiative IN-1, stage 4", null, "", null)]
    [InlineData(
        "update ledger.financial_progress_by_era set events = 0 where (eras, era, stage, period) = (1, 3, 2, 'day')",
        "financial_progress_by_era",
        "eras 1, era 3, period day, starts_on 2018-03-01, initiative IN-1, stage 2", "events", "0", "4")]
    public async Task names_a_damaged_row_and_mends_it(
        string damage, string table, string key, string? column, string? stored, string? derived)
    {
        await using var ledger = await TestLedger.OpenAsync(databases, eraLength: EraLength);
        await SmallProgramme.RecordAsync(ledger.Store, 40);
        (await DifferencesAsync(ledger)).ShouldBeEmpty();
        await ledger.RunAsync(damage);

        var found = (await DifferencesAsync(ledger)).ShouldHaveSingleItem();
        found.Table.Name.ShouldBe(table);
        found.Differing.ShouldBe(1);
        found.First.ShouldBe(new ViewDifference(key, column, stored, derived));

        await ledger.Rebuild().RebuildAsync(_ => { }, default);
        (await DifferencesAsync(ledger)).ShouldBeEmpty();
    }

    [Fact]
    public Task gives_the_same_rows_while_others_write_and_read() => SeededRandom.TryAsync(4, async random =>
    {
        await using var ledger = await TestLedger.OpenAsync(databases, eraLength: random.Next(1, 30));
        await SmallProgramme.RecordAsync(ledger.Store, 30);
        using var done = new CancellationTokenSource();
        var writing = WriteAsync(ledger, new Random(random.Next()), done.Token);
        var reading = ReadAsync(ledger, done.Token);

        for (var i = 0; i < 2; i++)
        {
            (await DifferencesAsync(ledger)).ShouldBeEmpty();
            var position = await ledger.Rebuild().RebuildAsync(_ => { }, default);
            position.ShouldBeGreaterThan(0);
        }
        await done.CancelAsync();
        (await writing).ShouldBeGreaterThan(0);
        (await reading).ShouldBeGreaterThan(0);

        (await DifferencesAsync(ledger)).ShouldBeEmpty();
        (await ledger.ScalarAsync<long>("select count(*) from pg_namespace where nspname = 'ledger_rebuild'"))
            .ShouldBe(0);
    });

    [Fact]
    public async Task keeps_what_others_may_do_with_the_tables_and_what_is_said_of_them()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 1);
        await ledger.RunAsync("grant select on ledger.financial_progress to public");
        const string grants = "select relacl::text from pg_class where oid = 'ledger.financial_progress'::regclass";
        const string comment = "select obj_description('ledger.financial_progress'::regclass)";
        var (allowed, said) = (await ledger.ScalarAsync<string>(grants), await ledger.ScalarAsync<string>(comment));

        await ledger.Rebuild().RebuildAsync(_ => { }, default);

        (await ledger.ScalarAsync<string>(grants)).ShouldBe(allowed);
        (await ledger.ScalarAsync<string>(comment)).ShouldBe(said);
    }

    [Fact]
    public async Task waits_for_a_reader_who_goes_on_seeing_what_he_saw()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 5);
        var reading = await ledger.ReadAsync();
        var before = await reading.RowsAsync(FinancialProgressView.Definition, default);
        var rebuild = ledger.Rebuild().RebuildAsync(_ => { }, default);
        await Task.Delay(500);
        rebuild.IsCompleted.ShouldBeFalse();
        (await reading.RowsAsync(FinancialProgressView.Definition, default)).ShouldBe(before);
        await reading.DisposeAsync();

        await rebuild;
        (await DifferencesAsync(ledger)).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_done_by_one_at_a_time()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 5);
        await using var reading = await ledger.ReadAsync();
        using var stop = new CancellationTokenSource();
        var first = ledger.Rebuild().RebuildAsync(_ => { }, stop.Token);
        await Task.Delay(500);

        await Should.ThrowAsync<RebuildBlockedException>(ledger.Rebuild().RebuildAsync(_ => { }, default));
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
    }

    [Fact]
    public async Task changes_nothing_when_it_is_told_to_stop()
    {
        await using var ledger = await TestLedger.OpenAsync(databases, eraLength: 8);
        await SmallProgramme.RecordAsync(ledger.Store, 30);
        await ledger.RunAsync("update ledger.financial_progress set cents = 0");
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(
            ledger.Rebuild().RebuildAsync(position => Stop(position, stop), stop.Token));

        (await ledger.ScalarAsync<long>("select count(*) from pg_namespace where nspname = 'ledger_rebuild'"))
            .ShouldBe(0);
        (await ledger.ScalarAsync<decimal>("select sum(cents) from ledger.financial_progress")).ShouldBe(0);
        await ledger.Rebuild().RebuildAsync(_ => { }, default);
        (await DifferencesAsync(ledger)).ShouldBeEmpty();
    }

    [Fact]
    public async Task makes_single_views_anew_and_leaves_the_others()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 5);
        await ledger.RunAsync("delete from ledger.operation_sheet; delete from ledger.initiative_sheet");

        await ledger.Rebuild(new ViewSet([new OperationSheetView()], [])).RebuildAsync(_ => { }, default);

        (await DifferencesAsync(ledger)).ShouldHaveSingleItem().Table.ShouldBe(InitiativeSheetView.Definition);
    }

    private static void Stop(long position, CancellationTokenSource stop)
    {
        if (position > 20)
            stop.Cancel();
    }

    private static async Task<List<ViewComparison>> DifferencesAsync(TestLedger ledger)
    {
        var (position, views) = await ledger.Rebuild().VerifyAsync(_ => { }, default);
        position.ShouldBeGreaterThan(0);
        views.Count.ShouldBe(Views.All.All.Count());
        return [.. views.Where(view => view.Differing > 0)];
    }

    private static async Task<int> WriteAsync(TestLedger ledger, Random random, CancellationToken done)
    {
        var (bookkeeper, written) = (new Bookkeeper(ledger.Store, Cci, TimeProvider.System), 0);
        for (; !done.IsCancellationRequested; written++)
            await bookkeeper.RecordAsync(SmallProgramme.AnyTransaction(random, 30, $"LATER-{written}"), default);
        return written;
    }

    /// <summary>Whoever reads meanwhile always sees a state in which the views and the log agree.</summary>
    private static async Task<int> ReadAsync(TestLedger ledger, CancellationToken done)
    {
        var read = 0;
        for (; !done.IsCancellationRequested; read++)
        {
            await using var reading = await ledger.ReadAsync();
            var basis = new Basis(On("2099-12-31"), reading.Head);
            var reader = new ProgressReader(reading, Cci);
            var stored = await reader.ReadAsync(Breakdown.Programme, basis, CancellationToken.None);
            var folded = await reader.ReadAsync(Breakdown.Operation, basis, CancellationToken.None);
            stored.Total.ShouldBe(folded.Total);
        }
        return read;
    }
}
