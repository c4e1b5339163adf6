using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class verifying_a_snapshot
{
    private static readonly string[] Codes = ["IN-1", "IN-2"];

    [Fact]
    public Task of_any_state_passes_whatever_is_recorded_later() => SeededRandom.TryAsync(150, async random =>
    {
        var books = await OpenAsync(random);
        await RecordAnythingAsync(books, random, random.Next(5, 60));
        var log = await books.LogAsync();
        var at = Day.AddDays(random.Next(-400, 400));
        await SealAsync(books, at, random.Next(1, log.Count + 1));
        ShouldBeWhatWasKnown(await SealingAsync(books), log);

        await RecordAnythingAsync(books, random, random.Next(1, 60));
        (await CompareAsync(books)).Differences.ShouldBeEmpty();
    });

    [Fact]
    public async Task counts_six_figures_of_every_axis_and_of_the_total_and_the_moment_once()
    {
        var books = await Books.OpenAsync(Books.Commit(100m), Books.Pay(80m));
        await SealAsync(books, Today, 7);

        (await CompareAsync(books)).Cells.ShouldBe((6 * 3) + 1);
    }

    [Fact]
    public async Task names_the_first_cell_that_differs_from_the_totals_or_from_the_events()
    {
        var books = await Books.OpenAsync(Books.Commit(100m), Books.Pay(80m));
        await SealAsync(books, Today, 7);
        var sealing = await SealingAsync(books);
        var honest = sealing.Progress();
        var other = honest with { Rows = [honest.Rows[0] with { Paid = Eur(80.01m), Events = 3 }, honest.Rows[1]] };

        Compare(sealing, honest, other).ShouldBe(
            [new("I", "Paid F", "80.00", "80.01"), new("I", "Events", "2", "3")]);
        Compare(sealing, other, honest).ShouldBe(Compare(sealing, honest, other));
        Compare(sealing, honest, honest with { Total = honest.Total with { Committed = Eur(99.99m) } })
            .ShouldBe([new("Total", "Committed D", "100.00", "99.99")]);
        SnapshotComparison.Of(sealing, sealing.KnownAtMoment.AddMinutes(-1), honest, honest, Labels.Italian)
            .Differences.ShouldBe([new("–", "Noto dal", "2020-06-01 12:00:00", "2020-06-01 11:59:00")]);
    }

    [Fact]
    public async Task tells_a_row_too_few_or_too_many_by_all_its_cells()
    {
        var books = await Books.OpenAsync(Books.Commit(100m));
        await SealAsync(books, Today, 6);
        var sealing = await SealingAsync(books);
        var honest = sealing.Progress();

        Compare(sealing, honest, honest with { Rows = [honest.Rows[1]] })
            .ShouldBe(["300.00", "0.00", "100.00", "0.00", "0.00", "1"], found: "", axis: "I");
        Compare(sealing with { Axes = [.. sealing.Axes, sealing.Axes[1]] }, honest, honest)
            .ShouldBe(["50.00", "0.00", "0.00", "0.00", "0.00", "0"], found: "", axis: "II");
    }

    [Fact]
    public async Task finds_snapshots_by_name_only_once_they_are_sealed()
    {
        var books = await Books.OpenAsync(Books.Commit(100m));
        await SealAsync(books, Today, 6);
        var snapshots = new SnapshotReader(new FoldedViews(await books.LogAsync(), Views.All), Cci);

        (await snapshots.AllAsync(6)).ShouldBeEmpty();
        (await snapshots.AllAsync(7)).ShouldBe([new SnapshotEntry("RAA 2019", Today, 6)]);
        (await snapshots.SealingsAsync(7)).ShouldHaveSingleItem().Position.ShouldBe(7);
        (await snapshots.FindAsync("RAA 2019", 7)).Sealing!.Position.ShouldBe(7);
        (await snapshots.FindAsync("RAA 2019", 6)).Reason.ShouldBe(new SnapshotUnknown("RAA 2019", 0));
        (await snapshots.FindAsync("raa 2019", 7)).Reason.ShouldBe(new SnapshotUnknown("raa 2019", 1));
    }

    [Fact]
    public void lists_what_is_sealed_with_the_state_it_is_of()
    {
        var recorded = new RecordedEvent(
            8, Guid.Empty, StreamName.Snapshot("RAA 2019"), 1, DateTimeOffset.UnixEpoch, Sealing(), Origin);
        var table = SnapshotListTable.Of([recorded], Labels.English);

        table.Rows.ShouldHaveSingleItem().Select(CellText.ForMachines).ShouldBe(
        [
            "RAA 2019", "2019-12-31", "7", "2020-04-30T12:00:00.000000Z", "1970-01-01T00:00:00.000000Z", "2020-05-20",
            "Comitato di Sorveglianza", "60.00",
        ]);
    }

    private static IReadOnlyList<SealedDifference> Compare(
        SnapshotSealed sealing, FinancialProgress derived, FinancialProgress recounted) =>
        SnapshotComparison.Of(sealing, sealing.KnownAtMoment, derived, recounted, Labels.English).Differences;

    private static async Task<SnapshotComparison> CompareAsync(Books books)
    {
        var sealing = await SealingAsync(books);
        var reading = new FoldedViews(await books.LogAsync(), Views.All);
        var basis = new Basis(sealing.At, await reading.HeadAtAsync(sealing.KnownAtPosition, default));
        var snapshots = new SnapshotReader(reading, Cci);
        return SnapshotComparison.Of(
            sealing,
            basis.KnownAt.RecordedAt,
            await snapshots.DeriveAsync(basis),
            await snapshots.RecountAsync(basis, _ => { }),
            Labels.English);
    }

    private static async Task<SnapshotSealed> SealingAsync(Books books) =>
        (SnapshotSealed)(await books.LogAsync()).Single(recorded => recorded.Data is SnapshotSealed).Data;

    private static async Task SealAsync(Books books, DateOnly at, long position)
    {
        var reading = new FoldedViews(await books.LogAsync(), Views.All);
        var basis = new Basis(at, await reading.HeadAtAsync(position, default));
        var (axes, total) = (await new SnapshotReader(reading, Cci).DeriveAsync(basis)).Figures();
        await books.RecordAsync(Counter.Submit(new SealSnapshot(new SnapshotSealed(
            "RAA 2019", at, position, basis.KnownAt.RecordedAt!.Value, axes, total, null, null, Today, null))));
    }

    // A loop over the facts, knowing nothing of readers and views.
    private static void ShouldBeWhatWasKnown(SnapshotSealed sealing, List<RecordedEvent> log)
    {
        var known = log.Take((int)sealing.KnownAtPosition).Select(recorded => recorded.Data).OfType<ITransaction>()
            .Where(transaction => transaction.On <= sealing.At).ToList();
        sealing.Total.Programmed.ShouldBe(Net(Stage.Programmed));
        sealing.Total.Committed.ShouldBe(Net(Stage.Committed));
        sealing.Total.Paid.ShouldBe(Net(Stage.Paid));
        sealing.Total.Certified.ShouldBe(Net(Stage.Certified));
        sealing.Total.Events.ShouldBe(known.Count);

        Euro Net(Stage stage) =>
            known.Select(Movement.Of).Where(moved => moved.Stage == stage).Sum(moved => moved.Amount);
    }

    private static Task<Books> OpenAsync(Random random) => Books.OpenAsync(
        Counter.Submit(new OpenInitiative(Opening() with { Initiative = "IN-2", Axis = "II", Priority = "9.i" })),
        Counter.Submit(new SelectOperation(Selection() with { Operation = "OP-2", Initiative = "IN-2", Cup = null })),
        Counter.Submit(new AdoptFinancialPlan(Plan("C(2018) 1", random.Next(2) == 0 ? "2017-06-01" : "2019-01-01"))));

    // What the rules refuse is not recorded; what they take is late, early, corrected and reversed as it comes.
    private static async Task RecordAnythingAsync(Books books, Random random, int commands)
    {
        for (var i = 0; i < commands; i++)
        {
            if (random.Next(5) == 0)
                books.Clock.Now += TimeSpan.FromSeconds(random.Next(1, 600));
            await books.Bookkeeper.RecordAsync(Ask(random));
        }
    }

    private static Submission Ask(Random random)
    {
        var (code, initiative) = ($"OP-{random.Next(1, 3)}", Codes[random.Next(2)]);
        var (amount, reference) = (Euro.FromCents(random.Next(1, 5_000)), $"R-{random.Next(1_000)}");
        var on = Day.AddDays(random.Next(-500, 500));
        return random.Next(9) switch
        {
            0 => Counter.Submit(new ProgramResources(initiative, amount, on, reference)),
            1 => Counter.Submit(new ReduceProgrammedResources(initiative, amount, on, reference)),
            2 or 3 => Counter.Submit(new EnterCommitment(code, amount, on, reference)),
            4 => Counter.Submit(new ReduceCommitment(code, amount, on, reference)),
            5 => Counter.Submit(new MakePayment(code, amount, on, reference)),
            6 => Counter.Submit(new RecoverPayment(code, amount, on, reference)),
            7 => Counter.Submit(new CertifyExpenditure(code, amount, amount, on, reference)),
            _ => Counter.Submit(new DecertifyExpenditure(code, amount, amount, on, reference)),
        };
    }
}

internal static class SealedDifferences
{
    /// <summary>All figures of one row, each found to be the same thing.</summary>
    internal static void ShouldBe(
        this IReadOnlyList<SealedDifference> differences, string[] figures, string found, string axis)
    {
        differences.Select(difference => difference.Sealed).ShouldBe(figures);
        differences.ShouldAllBe(difference => difference.Found == found && difference.Axis == axis);
    }
}
