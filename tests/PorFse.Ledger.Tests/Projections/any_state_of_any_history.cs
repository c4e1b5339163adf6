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
    public Task is_a_fold_of_the_events_in_every_breakdown() => SeededRandom.TryAsync(800, async random =>
    {
        var ledger = new RandomLedger(random, random.Next(120));
        var (log, reading) = (ledger.Events, new FoldedViews(ledger.Events, Views.All, random.Next(1, 12)));
        for (var i = 0; i < 2; i++)
        {
            var basis = ledger.AState();
            (await reading.HeadAtAsync(basis.KnownAt.Position, default)).ShouldBe(basis.KnownAt);
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
        var log = new RandomLedger(random, random.Next(60)).Events;
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
        var ledger = new RandomLedger(random, random.Next(1, 100));
        var (basis, eraLength) = (ledger.AState(), random.Next(1, 12));
        var then = new FoldedViews(ledger.Events.Take((int)basis.KnownAt.Position), Views.All, eraLength);
        var now = new FoldedViews(ledger.Events, Views.All, eraLength);

        var before = await new ProgressReader(then, Cci).ReadAsync(Breakdown.Initiative, basis);
        var after = await new ProgressReader(now, Cci).ReadAsync(Breakdown.Initiative, basis);
        after.Rows.ShouldBe(before.Rows);
        after.Total.ShouldBe(before.Total);
    });

    private static IEnumerable<string> Naive(List<IEvent> known, Breakdown by, DateOnly at)
    {
        var money = Money(known, at);
        var rows = money.GroupBy(fact => RandomLedger.KeyOf($"{by}", fact));
        return rows.Where(row => row.Key is not null).Select(row => Line(row.Key!, row, by == Breakdown.Operation))
            .Concat(money.Count == 0 ? [] : [Line("total", money, false)]);
    }

    private static List<ITransaction> Money(List<IEvent> known, DateOnly at) =>
        [.. known.OfType<ITransaction>().Where(fact => fact.On <= at)];

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
            Breakdown.Axis => AndUnplanned(axes.ToDictionary(axis => axis.Axis, axis => axis.Allocation)),
            Breakdown.Priority => AndUnplanned(axes.SelectMany(axis => axis.Priorities)
                .ToDictionary(priority => priority.Priority, priority => priority.Allocation)),
            _ => [],
        };

        Euro Of(Euro allocation) => inForce is null ? Euro.Zero : allocation;

        // What a later plan leaves out keeps its row where money was moved on it.
        List<string> AndUnplanned(Dictionary<string, Euro> planned) =>
        [
            .. planned.Select(allocated => $"{allocated.Key} {Of(allocated.Value)}"),
            .. Money(known, at).Select(fact => RandomLedger.KeyOf($"{by}", fact)!).Distinct().Except(planned.Keys)
                .Order(StringComparer.Ordinal).Select(key => $"{key} {Euro.Zero}"),
        ];
    }
}
