using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Tests.Importing;

namespace PorFse.Ledger.Tests;

public class undoing_an_import
{
    private static readonly string File = Columns + Select("A") + Commit("IM-A", "A", 100m) + Pay("PA-A", "A", 60m)
        + Move("payment_recovered", "RE-A", "A", 10m, "PA-A") + Move("commitment_reduced", "CR-A", "A", 20m, "IM-A");

    [Fact]
    public async Task appends_the_opposite_of_each_transaction_the_last_one_first()
    {
        var books = await Books.OpenAsync();
        var import = await ImportedAsync(books, File);
        var (outcome, findings) = await UndoAsync(books, import.Batch);

        (outcome, findings.Count).ShouldBe((new UndoOutcome(4, 0, 1, 0), 0));
        var undone = (await books.LogAsync())[^5..];
        undone[0].Data.ShouldBe(new ImportUndone(import.Batch, Some.Today, 4));
        undone[1..].Select(recorded => recorded.Data).Cast<ITransaction>().Select(Told).ShouldBe([
            "CommitmentEntered 20.00 2018-03-01 restores CR-A", "PaymentMade 10.00 2018-03-01 restores RE-A",
            "PaymentRecovered 60.00 2018-03-01 corrects PA-A", "CommitmentReduced 100.00 2018-03-01 corrects IM-A",
        ]);
        undone[1].Provenance.ShouldBe(new Provenance("office", "tester", Batch: "undo", Cause: import.Batch));
        (await UndoAsync(books, import.Batch)).Outcome.ShouldBe(new UndoOutcome(0, 4, 1, 0));
    }

    [Fact]
    public async Task lets_the_facts_be_recorded_anew_by_the_file_another_or_by_hand()
    {
        var books = await Books.OpenAsync();
        var first = await ImportedAsync(books, File);
        await UndoAsync(books, first.Batch);
        await books.RecordAsync(Office.Submit(new EnterCommitment("A", Some.Eur(100m), Some.Day, "IM-A")));
        var other = await ImportedAsync(books, Columns + Pay("PA-A", "A", 60m));
        var again = await ImportedAsync(books, File);

        again.Batch.ShouldBe(first.Batch + ".2");
        (again.Tally.Recorded, again.Tally.Known).ShouldBe((2, 3));
        var operation = await books.OperationAsync("A");
        (operation.Committed, operation.Paid).ShouldBe((Some.Eur(80m), Some.Eur(50m)));
        (await UndoAsync(books, other.Batch)).Findings.ShouldBe(["correction-exceeds-original"]);
        (await UndoAsync(books, again.Batch)).Outcome.Undone.ShouldBe(2);
        (await UndoAsync(books, other.Batch)).Outcome.Undone.ShouldBe(1);
        (await books.OperationAsync("A")).Unpaid.ShouldBe(Some.Eur(100m));
    }

    [Fact]
    public async Task writes_nothing_and_names_all_that_stands_in_the_way()
    {
        var books = await Books.OpenAsync();
        var import = await ImportedAsync(books, Columns + Select("A") + Commit("IM-A", "A", 100m)
            + Select("B") + Commit("IM-B", "B", 5m) + Select("C") + Commit("IM-C", "C", 7m));
        await books.RecordAsync(
            Office.Submit(new MakePayment("A", Some.Eur(1m), Some.Day, "X-A")),
            Office.Submit(new ReduceCommitment("C", Some.Eur(1m), Some.Day, "X-C", Corrects: "IM-C")));
        var before = await books.LogAsync();
        var (outcome, findings) = await UndoAsync(books, import.Batch);

        outcome.ShouldBe(new UndoOutcome(0, 2, 3, 2));
        findings.ShouldBe(["correction-exceeds-original", "reduction-below-payments"]);
        (await books.LogAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task gives_back_what_was_taken_from_an_initiative_that_has_closed_and_after_the_last_spending()
    {
        var books = await Books.OpenAsync(
            Office.Submit(new ProgramResources(Some.InitiativeCode, Some.Eur(100m), Some.OpenedOn, "PR-1")),
            Office.Submit(new CloseInitiative(Some.InitiativeCode, Some.On("2018-01-01"))));
        books.Clock.Now = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var import = await ImportedAsync(books, Columns
            + $"programmed_resources_reduced,PR-2,,{Some.InitiativeCode},2024-02-01,100.00,PR-1,,\n");
        (await UndoAsync(books, import.Batch)).Outcome.Undone.ShouldBe(1);
        await ImportedAsync(books, Columns
            + $"programmed_resources_reduced,PR-2,,{Some.InitiativeCode},2024-02-01,100.00,PR-1,,\n");

        Naive(await books.LogAsync()).Values.Sum().ShouldBe(0);
    }

    [Fact]
    public async Task of_one_that_is_not_there_is_refused()
    {
        var books = await Books.OpenAsync();
        (await Undoing(books.Store, books, "b-9").FindAsync("b-9")).Reason.ShouldBe(new ImportUnknown("b-9"));
    }

    [Fact]
    public Task leaves_the_totals_of_every_date_as_if_it_had_not_been() => SeededRandom.TryAsync(25, async random =>
    {
        var there = imports_of_random_files.AFile(random, 40, "S");
        var text = await ValidAsync(there, imports_of_random_files.AFile(random, random.Next(1, 80), "T"));
        var books = await Books.OpenAsync();
        await ImportedAsync(books, there);
        var before = Naive(await books.LogAsync());
        var first = await ImportedAsync(books, text);
        var with = Naive(await books.LogAsync());
        for (var (round, batch) = (2, first.Batch); round < 4; round++)
        {
            var parts = random.Next(2) == 0;
            (await UndoAsync(books, batch, parts)).Findings.ShouldBeEmpty();
            Naive(await books.LogAsync()).ShouldBe(before);
            await ShouldExportTheSameAsync(books);
            var again = await ImportedAsync(books, text);
            (batch = again.Batch).ShouldBe($"{first.Batch}.{round}");
            Naive(await books.LogAsync()).ShouldBe(with);
        }
        (await books.LogAsync()).Select(recorded => recorded.Id).ShouldBeUnique();
    });

    [Fact]
    public Task in_parts_goes_on_where_it_was_killed() => SeededRandom.TryAsync(15, async random =>
    {
        var books = await Books.OpenAsync();
        var before = Naive(await books.LogAsync());
        var import = await ImportedAsync(books, imports_of_random_files.AFile(random, 80, "T"));
        var killed = random.Next(1, 5);
        var breaking = new FaultyStore(books.Store, (at, _) =>
            at == killed ? Task.FromException(new IOException("Killed.")) : Task.CompletedTask);

        try
        {
            await UndoAsync(books, import.Batch, parts: true, breaking);
        }
        catch (IOException)
        {
        }
        (await UndoAsync(books, import.Batch, parts: true)).Findings.ShouldBeEmpty();
        Naive(await books.LogAsync()).ShouldBe(before);
    });

    private static readonly Desk Office = new(new Provenance("office", "tester"));

    private static async Task<(ImportTally Tally, string Batch)> ImportedAsync(Books books, string text)
    {
        var import = new Importing(books, text) { RowsAtOnce = 9 };
        var (tally, stopped) = await import.RunAsync(acceptValid: true);
        stopped.ShouldBeNull();
        return (tally, import.Batch);
    }

    // Operations stay selected: a row that was refused for the lack of one would be right the next time.
    private static async Task<string> ValidAsync(string there, string text)
    {
        var books = await Books.OpenAsync();
        await ImportedAsync(books, there);
        var import = new Importing(books, text);
        await import.RunAsync(acceptValid: true);
        var wrong = import.Findings.Select(finding => finding.Split(' ')[0]).ToHashSet();
        return string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where((_, i) => !wrong.Contains($"f.csv:{i + 1}")).Select(line => line + "\n"));
    }

    private static ImportUndoing Undoing(IEventStore store, Books books, string batch, bool parts = false)
    {
        var desk = new Desk(ImportUndoing.Origin(batch, "office", "tester"));
        return parts
            ? new ImportUndoing(store, Some.Cci, books.Clock, desk)
            {
                MostAtOnce = 3, PositionsAtOnce = 7, StreamsAtOnce = 2,
            }
            : new ImportUndoing(store, Some.Cci, books.Clock, desk);
    }

    private static async Task<(UndoOutcome Outcome, List<string> Findings)> UndoAsync(
        Books books, string batch, bool parts = false, IEventStore? store = null)
    {
        var findings = new List<string>();
        await using var reading = new FoldedViews(await books.LogAsync(), new ViewSet([], []));
        var outcome = await Undoing(store ?? books.Store, books, batch, parts).UndoAsync(
            reading, batch, (_, reason) => findings.Add(reason.Code), _ => { });
        return (outcome, findings);
    }

    private static string Told(ITransaction made) => $"{made.GetType().Name} {made.Amount} {made.On:yyyy-MM-dd} "
        + (made is IReversal reversal ? $"corrects {reversal.Corrects}" : $"restores {made.Restores}");

    // What is exported and imported into an empty ledger has the same totals.
    private static async Task ShouldExportTheSameAsync(Books books)
    {
        var log = await books.LogAsync();
        await using var reading = new FoldedViews(log, new ViewSet([], []));
        var undone = await TransactionExport.UndoneAsync(reading, log.Count);
        var empty = new Books();
        await empty.RecordAsync([.. Books.Beginning.Take(3)]);
        var (tally, _) = await new Importing(empty, await ReadFile.ExportAsync(books.Store, undone: undone)).RunAsync();
        tally.Findings.ShouldBe(0);
        Naive(await empty.LogAsync()).ShouldBe(Naive(log));
    }

    // Cents by stream, stage and date, by a plain loop; what adds up to nothing is left.
    private static Dictionary<(string, string, DateOnly), long> Naive(IEnumerable<RecordedEvent> log)
    {
        var sums = new Dictionary<(string, string, DateOnly), long>();
        foreach (var recorded in log)
        {
            var (name, cents) = recorded.Data switch
            {
                CommitmentEntered e => ("committed", e.Amount.Cents),
                CommitmentReduced e => ("committed", -e.Amount.Cents),
                PaymentMade e => ("paid", e.Amount.Cents),
                PaymentRecovered e => ("paid", -e.Amount.Cents),
                ResourcesProgrammed e => ("programmed", e.Amount.Cents),
                ProgrammedResourcesReduced e => ("programmed", -e.Amount.Cents),
                _ => ("", 0),
            };
            var key = (recorded.Stream.Value, name, recorded.Data.On);
            sums[key] = sums.GetValueOrDefault(key) + cents;
        }
        return sums.Where(pair => pair.Value != 0).OrderBy(pair => pair.Key).ToDictionary();
    }
}
