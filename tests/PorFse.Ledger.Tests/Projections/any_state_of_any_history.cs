using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

/// <summary>
/// Thousands of random histories, each asked at random business dates as known at random positions: every total of
/// every breakdown is what anyone would add up from the events.
/// </summary>
public class any_state_of_any_history
{
    private static readonly DateTimeOffset Now = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public Task is_a_fold_of_the_events_in_every_breakdown() => SeededRandom.TryAsync(2_000, async random =>
    {
        var log = RandomLog.Of(random, random.Next(120));
        var reading = new FoldedViews(log, Views.All, random.Next(1, 12));
        for (var i = 0; i < 2; i++)
        {
            var basis = new Basis(
                RandomLog.AnyDay(random), await reading.HeadAtAsync(random.Next(log.Count + 1), default));
            var known = log.Take((int)basis.KnownAt.Position).Select(recorded => recorded.Data).ToList();
            foreach (var by in Enum.GetValues<Breakdown>())
            {
                var progress = await new ProgressReader(reading, Cci).ReadAsync(by, basis);
                progress.Rows.Append(progress.Total).Where(row => row.Events > 0).Select(Line)
                    .ShouldBe(Naive(known, by, basis.At), ignoreOrder: true, $"{by} {basis}");
                Allocations(progress).ShouldBe(NaiveAllocations(known, by, basis.At), $"{by} {basis}");
            }
        }
    });

    [Fact]
    public Task is_asked_for_by_a_moment_as_well_as_by_a_position() => SeededRandom.TryAsync(500, async random =>
    {
        var log = RandomLog.Of(random, random.Next(60));
        var reading = new FoldedViews(log, Views.All);
        var moment = log[0].RecordedAt.AddHours(random.Next(-10, 6_000));
        var (at, _) = await Basis.FindAsync(reading, Day, new KnownAt.Instant(moment), Now);
        var (end, _) = await Basis.FindAsync(
            reading, Day, new KnownAt.EndOf(DateOnly.FromDateTime(moment.UtcDateTime)), Now);

        // Positions and moments are one clock: neither goes back while the other goes on.
        at!.KnownAt.Position.ShouldBe(log.Count(recorded => recorded.RecordedAt <= moment));
        end!.KnownAt.Position.ShouldBe(log.Count(recorded => recorded.RecordedAt.UtcDateTime.Date <= moment.Date));
        end.KnownAt.Position.ShouldBeGreaterThanOrEqualTo(at.KnownAt.Position);
        log.Select(recorded => recorded.RecordedAt).ShouldBeInOrder();
    });

    [Fact]
    public Task never_changes_by_what_is_recorded_later() => SeededRandom.TryAsync(500, async random =>
    {
        var log = RandomLog.Of(random, random.Next(1, 100));
        var (eraLength, until) = (random.Next(1, 12), random.Next(log.Count + 1));
        var then = new FoldedViews(log.Take(until), Views.All, eraLength);
        var now = new FoldedViews(log, Views.All, eraLength);
        var basis = new Basis(RandomLog.AnyDay(random), then.Head);

        var before = await new ProgressReader(then, Cci).ReadAsync(Breakdown.Initiative, basis);
        var after = await new ProgressReader(now, Cci).ReadAsync(Breakdown.Initiative, basis);
        after.Rows.ShouldBe(before.Rows);
        after.Total.ShouldBe(before.Total);
    });

    private static IEnumerable<string> Naive(List<IEvent> known, Breakdown by, DateOnly at)
    {
        var opened = known.OfType<InitiativeOpened>().ToDictionary(fact => fact.Initiative);
        var money = known.OfType<ITransaction>().Where(fact => fact.On <= at).ToList();
        var rows = money.GroupBy(fact => by switch
        {
            Breakdown.Programme => Cci,
            Breakdown.Axis => opened[fact.Initiative].Axis,
            Breakdown.Priority => opened[fact.Initiative].Priority,
            Breakdown.Initiative => fact.Initiative,
            _ => EventSamples.StreamOf(fact) is { Kind: "operation", Code: var operation } ? operation : null,
        });
        return rows.Where(row => row.Key is not null).Select(row => Line(row.Key!, row, by == Breakdown.Operation))
            .Concat(money.Count == 0 ? [] : [Line("total", money, false)]);
    }

    private static string Line(string key, IEnumerable<ITransaction> money, bool isOperation)
    {
        var facts = money.ToList();
        return string.Join(' ', key, isOperation ? "-" : Net<ResourcesProgrammed, ProgrammedResourcesReduced>(),
            Net<CommitmentEntered, CommitmentReduced>(), Net<PaymentMade, PaymentRecovered>(),
            Net<ExpenditureCertified, ExpenditureDecertified>(), facts.Count);

        Euro Net<TAdds, TTakes>() => Euro.FromCents(
            facts.Where(fact => fact is TAdds).Sum(fact => fact.Amount.Cents)
            - facts.Where(fact => fact is TTakes).Sum(fact => fact.Amount.Cents));
    }

    private static string Line(ProgressRow row) => string.Join(' ',
        row.Key ?? "total", row.Programmed?.ToString() ?? "-", row.Committed, row.Paid, row.Certified, row.Events);

    private static List<string> Allocations(FinancialProgress progress) =>
        [.. progress.Rows.Where(row => row.Allocation is not null).Select(row => $"{row.Key} {row.Allocation}")];

    private static List<string> NaiveAllocations(List<IEvent> known, Breakdown by, DateOnly at)
    {
        var plans = known.OfType<FinancialPlanAdopted>().ToList();
        var inForce = plans.Where(plan => plan.On <= at).OrderBy(plan => plan.On).LastOrDefault();
        var axes = (inForce ?? plans.OrderBy(plan => plan.On).FirstOrDefault())?.Axes ?? [];
        return by switch
        {
            Breakdown.Programme =>
                [$"{(known.Count == 0 ? "" : Cci)} {axes.Select(axis => Of(axis.Allocation)).Sum()}"],
            Breakdown.Axis => [.. axes.Select(axis => $"{axis.Axis} {Of(axis.Allocation)}")],
            Breakdown.Priority =>
                [.. axes.SelectMany(axis => axis.Priorities).Select(p => $"{p.Priority} {Of(p.Allocation)}")],
            _ => [],
        };

        Euro Of(Euro allocation) => inForce is null ? Euro.Zero : allocation;
    }
}
