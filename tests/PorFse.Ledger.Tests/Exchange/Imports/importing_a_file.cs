using System.Text;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Tests.Importing;

namespace PorFse.Ledger.Tests;

public class importing_a_file
{
    private static readonly string Good = Columns + Select("A") + Commit("IM-A", "A", 100m) + Pay("PA-A", "A", 60m);

    [Fact]
    public async Task records_every_row_with_where_it_comes_from()
    {
        var books = await Books.OpenAsync();
        var import = new Importing(books, Good);
        var (tally, stopped) = await import.RunAsync();

        stopped.ShouldBeNull();
        (tally.Rows, tally.Recorded, tally.Known, tally.Findings).ShouldBe((3, 3, 0, 0));
        tally.Events.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)).ShouldBe(
            [("commitment_entered", 1), ("operation_selected", 1), ("payment_made", 1)]);
        var log = (await books.LogAsync()).Skip(Books.Beginning.Count).ToList();
        log.Select(recorded => EventCatalogue.AliasOf(recorded.Data.GetType())).ShouldBe(
            ["import_started", "operation_selected", "commitment_entered", "payment_made", "import_completed"]);
        log[2].Provenance.ShouldBe(
            new Provenance("office", "tester", "f.csv", 3, import.Batch, "profile porfse 1"));
        var started = (ImportStarted)log[0].Data;
        (started.File, started.Profile, started.ProfileVersion, started.Sha256!.Length)
            .ShouldBe(("f.csv", "porfse", "1", 64));
        log[^1].Data.ShouldBe(new ImportCompleted(import.Batch, Some.Today, 3));
    }

    [Fact]
    public async Task adds_nothing_the_second_time()
    {
        var books = await Books.OpenAsync();
        await new Importing(books, Good).RunAsync();
        var before = (await books.LogAsync()).Count;
        var again = new Importing(books, Good);
        var (tally, stopped) = await again.RunAsync();

        stopped.ShouldBeNull();
        again.WasThere.ShouldBeTrue();
        (tally.Recorded, tally.Known).ShouldBe((0, 3));
        (await books.LogAsync()).Count.ShouldBe(before);
    }

    [Fact]
    public async Task writes_nothing_of_a_file_with_one_finding_and_gives_all_of_them()
    {
        var books = await Books.OpenAsync();
        var before = await books.LogAsync();
        var import = new Importing(books, Good + Pay("PA-B", "A", 40.01m) + "payment_made,P,A,,1.3.2018,1,,,\n"
            + Commit("IM-C", "NONE", 1m));
        var (tally, _) = await import.RunAsync();

        import.Findings.ShouldBe(
            ["f.csv:5 payment-exceeds-commitment", "f.csv:6:5 date-unreadable", "f.csv:7 operation-unknown"]);
        (tally.Rows, tally.Recorded, tally.Refused, tally.Findings).ShouldBe((6, 3, 3, 3));
        (await books.LogAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task tried_dry_writes_nothing_and_says_what_would_move()
    {
        var books = await Books.OpenAsync();
        var before = await books.LogAsync();
        var (tally, _) = await new Importing(books, Good).RunAsync(dryRun: true);

        tally.Movements.Select(moved => (moved.Stage, moved.Cents, moved.Events)).Order().ShouldBe(
            [(Stage.Committed, 100_00, 1), (Stage.Paid, 60_00, 1)]);
        (await books.LogAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task can_take_the_valid_rows_and_give_back_the_others_to_be_mended()
    {
        var books = await Books.OpenAsync();
        var import = new Importing(
            books, Columns + Commit("IM-B", "B", 5m) + Select("A") + Commit("IM-A", "A", 1m) + Pay("PA-A", "A", 2m));
        var (tally, stopped) = await import.RunAsync(acceptValid: true);

        stopped.ShouldBeNull();
        (tally.Rows, tally.Recorded, tally.Refused).ShouldBe((4, 2, 2));
        import.Rejects.ShouldStartWith(Columns.TrimEnd() + ",rejected_row,rejected_code,rejected_reason\n"
            + Commit("IM-B", "B", 5m).TrimEnd() + ",2,operation-unknown,");
        (await books.OperationAsync("A")).Committed.ShouldBe(Some.Eur(1m));

        var mended = import.Rejects.Replace("IM-B,B,", "IM-B,A,", StringComparison.Ordinal);
        var (rest, _) = await new Importing(books, mended).RunAsync();
        (rest.Recorded, rest.Findings).ShouldBe((2, 0));
        (await books.OperationAsync("A")).Unpaid.ShouldBe(Some.Eur(4m));
    }

    [Fact]
    public async Task takes_rows_left_out_once_they_have_become_right()
    {
        var books = await Books.OpenAsync();
        var text = Columns + Commit("IM-B", "B", 5m);
        await new Importing(books, text).RunAsync(acceptValid: true);
        await books.RecordAsync(Some.Counter.Submit(new SelectOperation(Some.Selection() with { Operation = "B" })));
        var again = new Importing(books, text);
        (await again.RunAsync()).Tally.Recorded.ShouldBe(1);

        again.WasThere.ShouldBeFalse();
        (await books.LogAsync()).Count(recorded => recorded.Data is ImportCompleted).ShouldBe(1);
    }

    [Fact]
    public async Task takes_a_row_whole_or_not_at_all()
    {
        var books = await Books.OpenAsync();
        var import = new Importing(books, "id;grant;paid\nA;100.00;60.00\nB;10.00;10.01\nC;7.00;7.00\n", Grants);
        var (tally, _) = await import.RunAsync(acceptValid: true);

        import.Findings.ShouldBe(["f.csv:3 payment-exceeds-commitment"]);
        (tally.Recorded, tally.Events.Values.Sum()).ShouldBe((2, 6));
        var log = await books.LogAsync();
        log.ShouldNotContain(recorded => recorded.Stream == StreamName.Operation("B"));
        log.Where(recorded => recorded.Stream == StreamName.Operation("C")).Select(recorded => recorded.Version)
            .ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task acknowledges_a_row_that_comes_twice_and_refuses_another_fact_of_its_reference()
    {
        var books = await Books.OpenAsync();
        var import = new Importing(books, Good + Commit("IM-A", "A", 100m) + Commit("IM-A", "A", 99m));
        var (tally, _) = await import.RunAsync(acceptValid: true);

        import.Findings.ShouldBe(["f.csv:6 reference-used-in-row"]);
        (tally.Recorded, tally.Known, tally.Refused).ShouldBe((3, 1, 1));
        (await books.OperationAsync("A")).Committed.ShouldBe(Some.Eur(100m));
    }

    [Fact]
    public async Task refuses_a_reference_that_the_log_has_for_another_fact()
    {
        var books = await Books.OpenAsync();
        await new Importing(books, Good).RunAsync();
        var import = new Importing(books, Columns + Commit("IM-A", "A", 99m));
        await import.RunAsync();

        import.Findings.ShouldBe(["f.csv:2 reference-already-used"]);
    }

    [Fact]
    public async Task takes_hostile_texts_for_texts()
    {
        var books = await Books.OpenAsync();
        const string hostile = "'); drop table ledger.mt_events; --";
        await new Importing(books, Columns + Select("A", hostile)).RunAsync();

        (await books.LogAsync()).Select(recorded => recorded.Data).OfType<OperationSelected>().Last().Title
            .ShouldBe(hostile);
    }

    [Theory]
    [InlineData("", "f.csv:1 file-empty")]
    [InlineData("type,colour\n", "f.csv:1:2 column-unknown")]
    [InlineData("type,reference\npayment_made,\"PA-1", "f.csv:2 quote-not-closed")]
    public async Task writes_nothing_of_a_broken_file(string text, string finding)
    {
        var books = await Books.OpenAsync();
        var import = new Importing(books, text);
        await import.RunAsync();

        import.Findings.ShouldBe([finding]);
        (await books.LogAsync()).Count.ShouldBe(Books.Beginning.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PA-A")]
    public async Task writes_nothing_of_a_file_that_changed_before_it_was_decided(string corrects)
    {
        var books = await Books.OpenAsync();
        var (_, stopped) = await Changing(books, from: 3, corrects).RunAsync();

        stopped.ShouldBeOfType<FileChanged>().Recorded.ShouldBe(0);
        (await books.LogAsync()).Count.ShouldBe(Books.Beginning.Count);
    }

    [Theory]
    [InlineData("", 4)]
    [InlineData("PA-A", 0)]
    public async Task does_not_complete_a_file_that_changed_while_it_was_recorded(string corrects, long rows)
    {
        var books = await Books.OpenAsync();
        var (_, stopped) = await Changing(books, from: 4, corrects).RunAsync();

        stopped.ShouldBeOfType<FileChanged>().Recorded.ShouldBe(rows);
        (await books.LogAsync()).ShouldNotContain(recorded => recorded.Data is ImportCompleted);
    }

    // It is opened aside for its length, then to be surveyed, decided and recorded.
    private static Importing Changing(Books books, int from, string corrects)
    {
        var longer = Good + Move("payment_recovered", "RE-Z", "A", 1m, corrects);
        return new(books.Store, books.Clock, opening => Encoding.UTF8.GetBytes(opening < from ? Good : longer));
    }

    private static TransactionProfile Grants { get; } = TransactionProfile.Parse($$"""
        {
          "profile": "grants", "version": "1",
          "format": {
            "encoding": "utf-8", "separator": ";", "quote": "\"", "decimal": ".", "dates": ["yyyy-MM-dd"],
            "nothing": [""] },
          "columns": ["id", "grant", "paid"],
          "events": [
            { "type": "operation_selected", "fields": {
              "operation": { "column": "id" }, "initiative": { "constant": "{{Some.InitiativeCode}}" },
              "title": { "constant": "Grant" }, "beneficiary": { "constant": "Somebody" },
              "on": { "constant": "2016-02-01" } } },
            { "type": "commitment_entered", "fields": {
              "operation": { "column": "id" }, "reference": { "template": "C-{id}" },
              "amount": { "column": "grant" }, "on": { "constant": "2018-03-01" } } },
            { "type": "payment_made", "fields": {
              "operation": { "column": "id" }, "reference": { "template": "P-{id}" },
              "amount": { "column": "paid" }, "on": { "constant": "2018-03-01" } } } ]
        }
        """);
}
