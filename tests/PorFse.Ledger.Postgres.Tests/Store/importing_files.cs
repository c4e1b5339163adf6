using System.Globalization;
using System.Text;
using PorFse.Ledger.Exchange;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

public sealed class importing_files(DatabaseFixture databases)
{
    private const int Operations = 150;

    private static readonly string Text = "type,reference,operation,initiative,on,amount,title,beneficiary\n"
        + Each(code => $"operation_selected,,{code},IN-1,2016-02-01,,Corso,Fondazione\n")
        + Each(code => $"commitment_entered,IM-{code},{code},,2018-03-01,100.00,,\n")
        + Each(code => $"payment_made,PA-{code},{code},,2018-03-01,60.00,,\n");

    [Fact]
    public async Task twice_at_once_beside_another_writer_records_every_row_once()
    {
        await using var ledger = await OpenAsync();
        var (first, second) = (RunAsync(ledger, 100), RunAsync(ledger, 130));
        var bookkeeper = new Bookkeeper(ledger.Store, Cci, TimeProvider.System);
        for (var i = 0; i < 30; i++)
        {
            (await bookkeeper.RecordAsync(SmallProgramme.Desk.Submit(
                new ProgramResources("IN-2", Eur(1m), OpenedOn, $"PR-{i}")))).ShouldBeOfType<Answer.Recorded>();
        }

        var both = await Task.WhenAll(first, second);
        both.ShouldAllBe(one => one.Stopped == null && one.Tally.Recorded + one.Tally.Known == 3 * Operations);
        both.Sum(one => one.Tally.Recorded).ShouldBe(3 * Operations);
        (await SheetAsync(ledger)).ShouldBe($"{Operations} | {Operations * 100_00} | {Operations * 60_00}");
        (await ledger.ScalarAsync<long>("select count(*) from ledger.mt_events where type = 'import_completed'"))
            .ShouldBe(1);
        (await ledger.Rebuild().VerifyAsync(_ => { }, default)).Views.ShouldAllBe(view => view.Differing == 0);
    }

    [Fact]
    public async Task is_undone_and_done_again_with_the_same_totals()
    {
        await using var ledger = await OpenAsync();
        var first = await RunAsync(ledger, 64);
        var undone = await UndoAsync(ledger, first.Batch);
        (undone.Undone, undone.Kept, await SheetAsync(ledger)).ShouldBe((2 * Operations, Operations, "150 | 0 | 0"));
        var again = await RunAsync(ledger, 64);

        (again.Batch, again.Tally.Recorded).ShouldBe((first.Batch + ".2", 2 * Operations));
        (await SheetAsync(ledger)).ShouldBe($"{Operations} | {Operations * 100_00} | {Operations * 60_00}");
        (await ledger.Rebuild().VerifyAsync(_ => { }, default)).Views.ShouldAllBe(view => view.Differing == 0);
    }

    private static string Each(Func<string, string> row) => string.Concat(Enumerable.Range(1, Operations)
        .Select(i => row(string.Create(CultureInfo.InvariantCulture, $"OP-{i}"))));

    private async Task<TestLedger> OpenAsync()
    {
        var ledger = await TestLedger.OpenAsync(databases, eraLength: 256);
        await new Bookkeeper(ledger.Store, Cci, TimeProvider.System).RecordAsync([.. SmallProgramme.Opening()]);
        return ledger;
    }

    private static async Task<(ImportTally Tally, Refusal? Stopped, string Batch)> RunAsync(
        TestLedger ledger, int rowsAtOnce)
    {
        using var file = new ImportFile(
            "f.csv", TransactionProfile.Own, () => new MemoryStream(Encoding.UTF8.GetBytes(Text)));
        var import = new TransactionImport(ledger.Store, Cci, TimeProvider.System, file, Origin)
        {
            RowsAtOnce = rowsAtOnce,
        };
        var survey = await import.SurveyAsync(_ => { });
        var (tally, stopped) = await import.RecordAsync(survey, false, (_, _) => { }, _ => { });
        return (tally, stopped, import.Batch);
    }

    private static async Task<UndoOutcome> UndoAsync(TestLedger ledger, string batch)
    {
        var desk = new Desk(ImportUndoing.Origin(batch, Origin.Source, Origin.User));
        await using var reading = await ledger.ReadAsync();
        return await new ImportUndoing(ledger.Store, Cci, TimeProvider.System, desk)
            .UndoAsync(reading, batch, (_, _) => { }, _ => { });
    }

    private static async Task<string> SheetAsync(TestLedger ledger) => (await ledger.LinesAsync(
        "select count(*), sum(committed_cents), sum(paid_cents) from ledger.operation_sheet")).Single();
}
