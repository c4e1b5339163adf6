using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class comparing_two_states
{
    private static readonly Figure[] Stages = [Figure.Programmed, Figure.Committed, Figure.Paid, Figure.Certified];

    [Theory]
    [InlineData("2018-12-31", 20, "2019-12-31", 20, "2019-06-30", 10, 1)]
    [InlineData("2018-12-31", 20, "2019-12-31", 20, "2018-12-31", 10, 0)]
    [InlineData("2018-12-31", 20, "2019-12-31", 20, "2019-01-01", 10, 1)]
    [InlineData("2018-12-31", 20, "2019-12-31", 20, "2019-12-31", 20, 1)]
    [InlineData("2018-12-31", 20, "2019-12-31", 20, "2020-01-01", 10, 0)]
    [InlineData("2018-12-31", 20, "2019-12-31", 20, "2019-06-30", 21, 0)]
    [InlineData("2019-12-31", 20, "2018-12-31", 20, "2019-06-30", 10, -1)]
    [InlineData("2019-12-31", 10, "2019-12-31", 20, "2015-01-01", 10, 0)]
    [InlineData("2019-12-31", 10, "2019-12-31", 20, "2015-01-01", 11, 1)]
    [InlineData("2019-12-31", 20, "2019-12-31", 10, "2015-01-01", 11, -1)]
    [InlineData("2018-12-31", 20, "2019-12-31", 10, "2019-06-30", 10, 1)]
    [InlineData("2018-12-31", 20, "2019-12-31", 10, "2018-06-30", 11, -1)]
    [InlineData("2018-12-31", 20, "2019-12-31", 10, "2019-06-30", 11, 0)]
    public async Task counts_an_event_by_the_states_it_is_in(
        string at1, long known1, string at2, long known2, string on, long position, int weight)
    {
        var states = new TwoStates(State(at1, known1), State(at2, known2));
        var payment = new RecordedEvent(
            position, Guid.Empty, StreamName.Operation("OP-1"), 1, DateTimeOffset.UnixEpoch,
            new PaymentMade("OP-1", "DUL", Eur(3m), On(on), "PA-1", null, null), Origin);

        states.WeightOf(payment).ShouldBe(weight);
        var read = new List<RecordedEvent>();
        foreach (var range in states.Ranges())
        {
            await foreach (var recorded in new FoldedViews([payment], []).ReadAsync(range, default))
                read.Add(recorded);
        }
        read.Count.ShouldBe(Math.Abs(weight));
        if (weight != 0)
            new WeighedEvent(payment, weight).Amount.ShouldBe(Eur(3m * weight));
    }

    [Fact]
    public async Task of_the_same_date_and_position_finds_nothing_and_reads_nothing()
    {
        var ledger = new RandomLedger(new Random(1), 40);
        var state = ledger.AState();
        var states = new TwoStates(state, state);
        states.Ranges().ShouldBeEmpty();
        var difference = await new DifferenceReader(new FoldedViews(ledger.Events, Views.All), Cci)
            .CompareAsync(Breakdown.Axis, states);
        difference.Moved.ShouldBeEmpty();
        difference.MovedTotals.ShouldBeEmpty();
        new DifferenceFold(difference, 20).Discrepancies.ShouldBeEmpty();
    }

    [Fact]
    public Task explains_every_difference_by_its_events_to_the_cent() => SeededRandom.TryAsync(700, async random =>
    {
        var ledger = new RandomLedger(random, random.Next(50));
        var reading = new FoldedViews(ledger.Events, Views.All);
        foreach (var by in Enum.GetValues<Breakdown>())
        {
            var states = new TwoStates(ledger.AState(), ledger.AState());
            var listed = random.Next(5);
            var (difference, fold, events) = await CompareAsync(reading, by, states, listed);

            fold.Discrepancies.ShouldBeEmpty();
            fold.Equal.ShouldBe(fold.Checked);
            foreach (var cell in difference.Cells.Concat(difference.Totals))
                ShouldBeNaive(ledger, states, by, cell);
            events.Select(weighed => weighed.Event.Position).Order().ShouldBe(
                ledger.Positions(states.First).Except(ledger.Positions(states.Second))
                    .Union(ledger.Positions(states.Second).Except(ledger.Positions(states.First))).Order());
            Stages.ShouldAllBe(stage => HasAll(difference, stage, events));
            ShouldGroup(fold.Groups, events, listed);
        }
    });

    [Fact]
    public async Task tells_where_the_view_and_the_events_disagree()
    {
        var ledger = new RandomLedger(new Random(7), 80);
        var last = ledger.Events.Last(recorded => recorded.Data is PaymentMade);
        var states = new TwoStates(
            new Basis(DateOnly.MaxValue, new Head(last.Position - 1, null)),
            new Basis(DateOnly.MaxValue, new Head(last.Position, null)));
        var difference = await new DifferenceReader(new FoldedViews(ledger.Events, Views.All), Cci)
            .CompareAsync(Breakdown.Axis, states);
        var fold = new DifferenceFold(difference, 20);
        var payment = (PaymentMade)last.Data;
        var (axis, amount) = (RandomLedger.KeyOf("Axis", payment), payment.Amount);

        fold.Discrepancies.ShouldBe(
        [
            new Discrepancy($"axis {axis}, paid", amount, Euro.Zero),
            new Discrepancy("programme, paid", amount, Euro.Zero),
        ]);
        fold.Equal.ShouldBe(fold.Checked - 1);
        fold.Add(last);
        fold.Discrepancies.ShouldBeEmpty();
    }

    private static Basis State(string at, long position) => new(On(at), new Head(position, null));

    private static async Task<(ProgressDifference, DifferenceFold, List<WeighedEvent>)> CompareAsync(
        IReading reading, Breakdown by, TwoStates states, int listed)
    {
        var reader = new DifferenceReader(reading, Cci);
        var difference = await reader.CompareAsync(by, states);
        var fold = new DifferenceFold(difference, listed);
        var (events, passed) = (new List<WeighedEvent>(), 0L);
        await foreach (var recorded in reader.EventsAsync(states, positions => passed = positions))
            events.Add(fold.Add(recorded).ShouldNotBeNull());
        passed.ShouldBe(states.Ranges().Sum(range => range.Until - range.After));
        return (difference, fold, events);
    }

    private static void ShouldBeNaive(RandomLedger ledger, TwoStates states, Breakdown by, DifferenceCell cell)
    {
        cell.First.Cents.ShouldBe(ledger.Naive(states.First, cell.Figure.ToString(), by.ToString(), cell.Key));
        cell.Second.Cents.ShouldBe(ledger.Naive(states.Second, cell.Figure.ToString(), by.ToString(), cell.Key));
    }

    private static bool HasAll(ProgressDifference difference, Figure stage, List<WeighedEvent> events) =>
        difference.Totals.Single(total => total.Figure == stage).Difference.Cents == events
            .Where(weighed => (Figure)Movement.Of((ITransaction)weighed.Event.Data).Stage == stage)
            .Sum(weighed => weighed.Amount.Cents);

    private static void ShouldGroup(IReadOnlyList<DifferenceGroup> groups, List<WeighedEvent> events, int listed)
    {
        groups.Sum(group => group.Count).ShouldBe(events.Count);
        foreach (var group in groups)
        {
            var mine = events.Where(weighed => weighed.Event.Data.GetType() == group.Type).ToList();
            group.Count.ShouldBe(mine.Count);
            group.Sum.ShouldBe(mine.Sum(weighed => weighed.Amount));
            group.Largest.ShouldBe(mine.OrderByDescending(weighed => Math.Abs(weighed.Amount.Cents))
                .ThenBy(weighed => weighed.Event.Position).Take(listed));
        }
    }
}
