using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class folding_progress
{
    private static readonly WrittenHistory History = WrittenHistory.Of("""
        2014-12-17  financial_plan_adopted        I 8.i     200.00
        2014-12-17  financial_plan_adopted        I 8.ii    100.00
        2014-12-17  financial_plan_adopted        II 9.i     50.00
        2015-01-01  initiative_opened             ZETA      I 8.i
        2015-01-01  initiative_opened             ALFA      I 8.i
        2015-01-01  initiative_opened             BETA      II 9.i
        2016-01-01  initiative_opened             IDLE      I 8.ii
        2015-02-01  resources_programmed          ZETA      90.00
        2015-02-01  resources_programmed          ALFA      30.00
        2015-02-02  resources_programmed          BETA      40.00
        2017-01-01  programmed_resources_reduced  ZETA      10.00
        2015-03-01  operation_selected            OP-2      ZETA
        2015-03-01  operation_selected            OP-1      ZETA
        2015-03-01  operation_selected            OP-3      BETA
        2015-04-01  commitment_entered            OP-2      50.00
        2015-04-02  commitment_entered            OP-1      20.00
        2015-04-03  commitment_entered            OP-3      39.99
        2015-05-01  payment_made                  OP-2      50.00
        2019-04-30  financial_plan_adopted        I 8.i     150.00
        2019-04-30  financial_plan_adopted        I 8.ii    100.00
        2019-04-30  financial_plan_adopted        III 10.i  100.00
        """);

    [Theory]
    [InlineData(Breakdown.Programme, "2014IT05SFOP007 350.00 150.00 109.99 50.00 0.00 8")]
    [InlineData(Breakdown.Axis, "I 300.00 110.00 70.00 50.00 0.00 6", "II 50.00 40.00 39.99 0.00 0.00 2")]
    [InlineData(Breakdown.Priority,
        "8.i 200.00 110.00 70.00 50.00 0.00 6", "8.ii 100.00 0.00 0.00 0.00 0.00 0",
        "9.i 50.00 40.00 39.99 0.00 0.00 2")]
    [InlineData(Breakdown.Initiative,
        "ALFA - 30.00 0.00 0.00 0.00 1", "ZETA - 80.00 70.00 50.00 0.00 5", "IDLE - 0.00 0.00 0.00 0.00 0",
        "BETA - 40.00 39.99 0.00 0.00 2")]
    [InlineData(Breakdown.Operation,
        "OP-1 - - 20.00 0.00 0.00 1", "OP-2 - - 50.00 50.00 0.00 2", "OP-3 - - 39.99 0.00 0.00 1")]
    public async Task arranges_rows_in_the_plans_order_and_totals_the_programme(Breakdown by, params string[] rows)
    {
        var progress = await History.ProgressAsync(by, "2018-12-31");
        progress.Rows.Select(Line).ShouldBe(rows);
        Line(progress.Total).ShouldBe("- 350.00 150.00 109.99 50.00 0.00 8");
    }

    [Theory]
    [InlineData("2015-03-31", "- 350.00 160.00 0.00 0.00 0.00 3")]
    [InlineData("2015-04-01", "- 350.00 160.00 50.00 0.00 0.00 4")]
    public async Task counts_a_day_from_the_day_itself(string at, string total) =>
        Line((await History.ProgressAsync(Breakdown.Axis, at)).Total).ShouldBe(total);

    [Fact]
    public async Task shows_an_initiative_from_the_day_it_is_opened()
    {
        (await History.ProgressAsync(Breakdown.Initiative, "2015-12-31")).Rows.Select(row => row.Key)
            .ShouldBe(["ALFA", "ZETA", "BETA"]);
        (await History.ProgressAsync(Breakdown.Initiative, "2016-01-01")).Rows.Select(row => row.Key)
            .ShouldBe(["ALFA", "ZETA", "IDLE", "BETA"]);
    }

    [Fact]
    public async Task has_the_first_plans_rows_with_nothing_allocated_before_it()
    {
        var progress = await History.ProgressAsync(Breakdown.Axis, "2014-12-16");
        progress.Rows.Select(Line).ShouldBe(["I 0.00 0.00 0.00 0.00 0.00 0", "II 0.00 0.00 0.00 0.00 0.00 0"]);
        progress.Rows.ShouldAllBe(row => row.ProgrammedRate!.Value.ToDecimal() == null);
        Line(progress.Total).ShouldBe("- 0.00 0.00 0.00 0.00 0.00 0");
    }

    [Fact]
    public async Task takes_the_plan_in_force_and_keeps_money_on_what_it_no_longer_names()
    {
        var progress = await History.ProgressAsync(Breakdown.Axis, "2019-04-30");
        progress.Rows.Select(Line).ShouldBe(
        [
            "I 250.00 110.00 70.00 50.00 0.00 6", "III 100.00 0.00 0.00 0.00 0.00 0", "II 0.00 40.00 39.99 0.00 0.00 2",
        ]);
        (await History.ProgressAsync(Breakdown.Priority, "2019-04-30")).Rows.Select(row => row.Key)
            .ShouldBe(["8.i", "8.ii", "10.i", "9.i"]);
        Line(progress.Total).ShouldBe("- 350.00 150.00 109.99 50.00 0.00 8");
    }

    [Fact]
    public async Task leaves_a_rate_undefined_where_there_is_nothing_to_measure_against()
    {
        var row = (await History.ProgressAsync(Breakdown.Priority, "2018-12-31")).Rows[1];
        row.ProgrammedRate.ShouldBe(new Rate(Euro.Zero, Eur(100m)));
        row.CommittedRate!.Value.IsDefined.ShouldBeFalse();
        row.PaidRate.IsDefined.ShouldBeFalse();
        row.CertifiedRate.IsDefined.ShouldBeFalse();

        var operation = (await History.ProgressAsync(Breakdown.Operation, "2018-12-31")).Rows[1];
        (operation.ProgrammedRate, operation.CommittedRate).ShouldBe((null, null));
        operation.PaidRate.ToDecimal().ShouldBe(1m);
    }

    [Fact]
    public void gives_the_same_cells_in_any_order_of_the_events() => SeededRandom.Try(50, random =>
    {
        var events = Transactions(random);
        var at = new DateOnly(2014, 1, 1).AddDays(random.Next(3_650));
        var shuffled = events.ToArray();
        random.Shuffle(shuffled);

        Cells(ProgressFold.Of(shuffled, at)).ShouldBe(Cells(ProgressFold.Of(events, at)));
        Cells(ProgressFold.Of(events, at)).ShouldBe(Cells(Naive(events, at)));
    });

    [Fact]
    public Task gives_totals_that_every_breakdown_adds_up_to() => SeededRandom.TryAsync(30, async random =>
    {
        var events = Transactions(random);
        var at = new DateOnly(2014, 1, 1).AddDays(random.Next(3_650));
        var recorded = History.Events.Take(6).Concat(events.Select(Recorded)).ToList();
        var views = new FoldedViews(recorded, Views.All);
        var initiatives = await InitiativeSheetView.ReadAsync(views, long.MaxValue);
        var stored = await new ProgressReader(views, Cci).CellsAsync(new Basis(at, views.Head));
        var folded = ProgressFold.Of(events, at);

        foreach (var by in Enum.GetValues<Breakdown>())
        {
            var progress = FinancialProgress.Of(by, History.Programme, initiatives, folded, at);
            Line(Sum(progress.Rows) with { Programmed = null }).ShouldBe(
                Line(progress.Total with { Allocation = null, Programmed = null, Events = Counted(by, folded) }));
            if (by != Breakdown.Operation)
            {
                Sum(progress.Rows).Programmed.ShouldBe(progress.Total.Programmed);
                var read = FinancialProgress.Of(by, History.Programme, initiatives, stored, at);
                read.Rows.Append(read.Total).Select(Line).ShouldBe(progress.Rows.Append(progress.Total).Select(Line));
            }
        }
    });

    private static List<IEvent> Transactions(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(60)).Select(IEvent (i) =>
        {
            var (initiative, operation) = (new[] { "ALFA", "ZETA", "BETA" }[random.Next(3)], $"OP-{random.Next(4)}");
            var on = new DateOnly(2014, 1, 1).AddDays(random.Next(3_650));
            var (amount, reference) = (Euro.FromCents(random.Next(1, 100_000)), $"R-{i}");
            operation += initiative;
            return random.Next(8) switch
            {
                0 => new ResourcesProgrammed(initiative, amount, on, reference, null),
                1 => new ProgrammedResourcesReduced(initiative, amount, on, reference, null, null, null),
                2 => new CommitmentEntered(operation, initiative, amount, on, reference, null),
                3 => new CommitmentReduced(operation, initiative, amount, on, reference, null, null, null),
                4 => new PaymentMade(operation, initiative, amount, on, reference, null, null),
                5 => new PaymentRecovered(operation, initiative, amount, on, reference, null, null, null),
                6 => new ExpenditureCertified(operation, initiative, amount, amount, on, reference, null),
                _ => new ExpenditureDecertified(operation, initiative, amount, amount, on, reference, null, null, null),
            };
        }),
    ];

    private static IEnumerable<ProgressCell> Naive(List<IEvent> events, DateOnly at) =>
        events.OfType<ITransaction>().Where(transaction => transaction.On <= at)
            .GroupBy(t => (t.Initiative, Operation: Movement.OperationOf(t), Movement.Of(t).Stage))
            .Select(group => new ProgressCell(
                group.Key.Initiative, group.Key.Operation, group.Key.Stage,
                group.Sum(transaction => Movement.Of(transaction).Amount), group.Count()));

    private static IEnumerable<string> Cells(IEnumerable<ProgressCell> cells) =>
        cells.Select(cell => cell.ToString()).Order(StringComparer.Ordinal);

    private static RecordedEvent Recorded(IEvent fact, int at) =>
        new(at + 1, Guid.Empty, EventSamples.StreamOf(fact), at + 1, DateTimeOffset.UnixEpoch, fact, Origin);

    private static long Counted(Breakdown by, IReadOnlyList<ProgressCell> cells) =>
        cells.Where(cell => by != Breakdown.Operation || cell.Operation is not null).Sum(cell => cell.Events);

    private static ProgressRow Sum(IReadOnlyList<ProgressRow> rows) => new(
        null, null, rows.Sum(row => row.Programmed ?? Euro.Zero), rows.Sum(row => row.Committed),
        rows.Sum(row => row.Paid), rows.Sum(row => row.Certified), rows.Sum(row => row.Events));

    private static string Line(ProgressRow row) => string.Join(' ',
        row.Key ?? "-", row.Allocation?.ToString() ?? "-", row.Programmed?.ToString() ?? "-",
        row.Committed, row.Paid, row.Certified, row.Events);
}
