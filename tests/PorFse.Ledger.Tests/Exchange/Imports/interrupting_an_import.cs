using System.Globalization;
using System.Text;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Tests.Importing;

namespace PorFse.Ledger.Tests;

public class interrupting_an_import
{
    // Forty operations are selected and committed to, then paid in two parts each.
    private static readonly string File = Columns
        + string.Concat(Operations.Select(one => Select(one) + Commit($"IM-{one}", one, 10m)))
        + string.Concat(Operations.Select(one => Pay($"PA-{one}", one, 4m) + Pay($"PB-{one}", one, 6m)));

    private static IEnumerable<string> Operations =>
        Enumerable.Range(1, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"O{i}"));

    [Fact]
    public async Task stops_it_after_the_batch_under_way_and_the_same_file_goes_on()
    {
        var books = await Books.OpenAsync();
        using var source = new CancellationTokenSource();
        var first = new Importing(books, File) { RowsAtOnce = 16, Progress = _ => source.Cancel() };
        var (tally, stopped) = await first.RunAsync(cancellation: source.Token);

        stopped.ShouldBe(new ImportInterrupted(tally.Recorded, 160));
        tally.Recorded.ShouldBeInRange(16, 48);
        (await books.LogAsync()).ShouldNotContain(recorded => recorded.Data is ImportCompleted);
        var (rest, end) = await new Importing(books, File) { RowsAtOnce = 16 }.RunAsync();
        end.ShouldBeNull();
        (rest.Recorded, rest.Known).ShouldBe((160 - tally.Recorded, tally.Recorded));
        await ShouldHaveAllAsync(books);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task by_a_break_leaves_what_was_appended_and_the_same_file_goes_on(int append)
    {
        var books = await Books.OpenAsync();
        var breaking = new FaultyStore(books.Store, (at, _) =>
            at == append ? Task.FromException(new IOException("The server is gone.")) : Task.CompletedTask);

        await Should.ThrowAsync<IOException>(() => Import(breaking, books).RunAsync());
        (await new Importing(books, File).RunAsync()).Stopped.ShouldBeNull();
        await ShouldHaveAllAsync(books);
    }

    [Fact]
    public async Task by_other_writers_makes_it_decide_again()
    {
        var books = await Books.OpenAsync();
        // Each time an operation of the batch under way is paid something that was to be paid by the next rows.
        var others = new FaultyStore(books.Store, async (at, entries) =>
        {
            var paid = entries.SelectMany(entry => entry.Streams).SelectMany(append => append.Events)
                .Select(made => made.Data).OfType<PaymentMade>().FirstOrDefault();
            if (paid is not null && at % 2 == 0 && (await books.OperationAsync(paid.Operation)).Unpaid >= paid.Amount)
            {
                await books.Bookkeeper.RecordAsync(Some.Counter.Submit(
                    new MakePayment(paid.Operation, paid.Amount, Some.Day, $"X-{at}")));
            }
        });
        var import = Import(others, books);
        var (tally, stopped) = await import.RunAsync(acceptValid: true);

        stopped.ShouldBeNull();
        import.Findings.ShouldNotBeEmpty();
        import.Findings.ShouldAllBe(finding => finding.EndsWith("payment-exceeds-commitment"));
        (tally.Recorded + tally.Refused).ShouldBe(160);
        foreach (var one in Operations)
            (await books.OperationAsync(one)).Unpaid.Cents.ShouldBeInRange(0, 600);
        var ids = (await books.LogAsync()).Select(recorded => recorded.Id).ToList();
        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task by_something_that_does_not_go_with_the_rest_stops_it_there()
    {
        var books = await Books.OpenAsync();
        var other = new FaultyStore(books.Store, async (at, _) =>
        {
            if (at == 3)
            {
                await books.Bookkeeper.RecordAsync(Some.Counter.Submit(
                    new SelectOperation(Some.Selection() with { Operation = "O9" })));
            }
        });
        var import = Import(other, books);
        var (tally, stopped) = await import.RunAsync();

        stopped.ShouldBe(new ImportOvertaken(tally.Recorded, 160));
        import.Findings.ShouldBe(["f.csv:18 operation-already-selected"]);
        tally.Recorded.ShouldBeLessThan(160);
        (tally.Recorded + tally.Refused + tally.LeftOut).ShouldBe(tally.Rows);
    }

    [Fact]
    public async Task by_who_records_one_of_its_facts_refuses_nothing_for_an_old_state()
    {
        var books = await Books.OpenAsync();
        var other = new FaultyStore(books.Store, (at, _) =>
            at == 3 ? books.RecordAsync(Office.Submit(CommitA)) : Task.CompletedTask);
        var text = Columns + Select("A") + Select("B") + Select("C") + Select("D") + Commit("IM-A", "A", 100m)
            + Pay("PA-A", "A", 100m);
        var import = new Importing(other, books.Clock, _ => Encoding.UTF8.GetBytes(text)) { RowsAtOnce = 1 };
        var (tally, stopped) = await import.RunAsync();

        (stopped, import.Findings.Count, tally.Recorded, tally.Known).ShouldBe((null, 0, 5, 1));
        (await books.OperationAsync("A")).Unpaid.ShouldBe(Euro.Zero);
    }

    [Fact]
    public async Task by_who_records_one_of_its_facts_while_it_is_decided_leaves_the_rest_to_the_recording()
    {
        var books = await Books.OpenAsync();
        await books.RecordAsync(Some.Counter.Submit(new SelectOperation(Some.Selection() with { Operation = "A" })));
        var text = Columns + Commit("IM-0", "A", 1m) + Commit("IM-A", "A", 100m) + Pay("PA-A", "A", 100m);
        var import = new Importing(books, text)
        {
            RowsAtOnce = 1,
            Deciding = rows =>
            {
                if (rows == 1)
                    books.RecordAsync(Office.Submit(CommitA)).GetAwaiter().GetResult();
            },
        };
        var (tally, stopped) = await import.RunAsync();

        (stopped, import.Findings.Count, tally.Recorded, tally.Known).ShouldBe((null, 0, 2, 1));
    }

    [Fact]
    public async Task by_another_import_of_the_same_file_records_nothing_twice()
    {
        var books = await Books.OpenAsync();
        var both = await Task.WhenAll(
            Task.Run(() => new Importing(books, File) { RowsAtOnce = 8 }.RunAsync()),
            Task.Run(() => new Importing(books, File) { RowsAtOnce = 12 }.RunAsync()));

        both.ShouldAllBe(one => one.Stopped == null && one.Tally.Recorded + one.Tally.Known == 160);
        both.Sum(one => one.Tally.Recorded).ShouldBe(160);
        await ShouldHaveAllAsync(books);
    }

    private static readonly Desk Office = new(new Provenance("office", "tester"));

    private static readonly EnterCommitment CommitA = new("A", Some.Eur(100m), Some.Day, "IM-A");

    private static Importing Import(IEventStore store, Books books) =>
        new(store, books.Clock, _ => Encoding.UTF8.GetBytes(File)) { RowsAtOnce = 16 };

    private static async Task ShouldHaveAllAsync(Books books)
    {
        var log = await books.LogAsync();
        log.Select(recorded => recorded.Id).ShouldBeUnique();
        log.Count.ShouldBe(Books.Beginning.Count + 160 + 2);
        foreach (var one in Operations)
            (await books.OperationAsync(one)).Paid.ShouldBe(Some.Eur(10m));
    }
}
