using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>What is compared and explained from the database is what is folded from its events.</summary>
public sealed class comparing_and_explaining(DatabaseFixture databases)
{
    private const int Operations = 8;

    [Fact]
    public Task add_up_to_the_cent_on_random_histories() => SeededRandom.TryAsync(12, async random =>
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        var log = await SmallProgramme.RecordAnythingAsync(ledger, random, Operations);
        await using var reading = await ledger.ReadAsync();
        var memory = new FoldedViews(log, Views.All);
        foreach (var by in Enum.GetValues<Breakdown>())
        {
            await ShouldCompareAsync(reading, memory, by, new TwoStates(AState(), AState()));
            await ShouldExplainAsync(reading, by, (Stage)random.Next(1, 5), AState());
        }

        Basis AState()
        {
            var known = log[random.Next(8, log.Count)];
            return new Basis(
                new DateOnly(2016, 1, 1).AddDays(random.Next(-10, 1_500)), new Head(known.Position, known.RecordedAt));
        }
    });

    [Fact]
    public async Task read_only_events_within_the_dates_asked_for()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        var log = await SmallProgramme.RecordAnythingAsync(ledger, new Random(5), Operations);
        await using var reading = await ledger.ReadAsync();
        foreach (var day in log.Select(recorded => recorded.Data.On).Distinct().Take(30))
        {
            EventRange[] ranges =
            [
                new(0, log.Count) { DatesAfter = day }, new(0, log.Count) { DatesUntil = day },
                new(3, log.Count - 1) { DatesAfter = day.AddDays(-1), DatesUntil = day },
                new(0, log.Count) { DatesAfter = day, DatesUntil = day },
                new(0, log.Count) { DatesUntil = DateOnly.MinValue },
                new(0, log.Count) { DatesAfter = DateOnly.MaxValue },
            ];
            foreach (var range in ranges)
            {
                (await PositionsAsync(reading, range)).ShouldBe(
                    log.Where(recorded => recorded.Position > range.After && recorded.Position <= range.Until
                            && (range.DatesAfter is null || recorded.Data.On > range.DatesAfter)
                            && (range.DatesUntil is null || recorded.Data.On <= range.DatesUntil))
                        .Select(recorded => recorded.Position),
                    range.ToString());
                (await PositionsAsync(reading, range)).ShouldBe(
                    log.Where(range.Has).Select(recorded => recorded.Position), range.ToString());
            }
        }
    }

    private static async Task ShouldCompareAsync(IReading reading, IReading memory, Breakdown by, TwoStates states)
    {
        var (stored, storedFold) = await CompareAsync(reading, by, states);
        var (folded, fold) = await CompareAsync(memory, by, states);
        storedFold.Discrepancies.ShouldBeEmpty();
        stored.Cells.ShouldBe(folded.Cells);
        stored.Totals.ShouldBe(folded.Totals);
        (stored.FirstPlan?.Position).ShouldBe(folded.FirstPlan?.Position);
        storedFold.Groups.Select(Line).ShouldBe(fold.Groups.Select(Line));

        static string Line(DifferenceGroup group) => $"{group.Type.Name} {group.Count} {group.Sum} "
            + string.Join(' ', group.Largest.Select(weighed => weighed.Event.Position * weighed.Weight));
    }

    private static async Task<(ProgressDifference, DifferenceFold)> CompareAsync(
        IReading reading, Breakdown by, TwoStates states)
    {
        var reader = new DifferenceReader(reading, Cci);
        var difference = await reader.CompareAsync(by, states);
        var fold = new DifferenceFold(difference, 5);
        await foreach (var recorded in reader.EventsAsync(states, _ => { }))
            fold.Add(recorded).ShouldNotBeNull();
        return (difference, fold);
    }

    private static async Task ShouldExplainAsync(IReading reading, Breakdown level, Stage stage, Basis state)
    {
        var progress = await new ProgressReader(reading, Cci).ReadAsync(level, state);
        var reader = await ExplanationReader.BeginAsync(reading, Cci, state);
        foreach (var row in progress.Rows.Where(row => row.AmountOf((Figure)stage) is not null))
        {
            var (place, reason) = await reader.FindAsync(Place.Of(level, row.Key!));
            var amount = row.AmountOf((Figure)stage)!.Value;
            var fold = new ExplanationFold(reader.State, place.ShouldNotBeNull(reason?.Message), stage, amount);
            await foreach (var recorded in reader.EventsAsync(place, stage, _ => { }))
                fold.Add(recorded).ShouldBe(place.Operation is null || IsOf(stage, state, recorded));
            var explanation = fold.Explain();
            explanation.Discrepancies.ShouldBeEmpty();
            foreach (var part in explanation.Whole.All().Where(part => part.Parts.Count > 0))
                part.Parts.Sum(below => below.Amount).ShouldBe(part.Amount, part.Place.ToString());
        }
    }

    private static bool IsOf(Stage stage, Basis state, RecordedEvent recorded) =>
        recorded.Data is ITransaction moved && Movement.Of(moved).Stage == stage && moved.On <= state.At;

    private static async Task<List<long>> PositionsAsync(PostgresReading reading, EventRange range)
    {
        var positions = new List<long>();
        await foreach (var recorded in reading.ReadAsync(range, default))
            positions.Add(recorded.Position);
        return positions;
    }
}
