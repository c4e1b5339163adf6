using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using Difference = Weasel.Core.SchemaPatchDifference;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>A Marten store on a ledger that nobody prepared for Marten.</summary>
public sealed class opening_an_unprepared_ledger(RecordedLedger ledger) : IClassFixture<RecordedLedger>
{
    private static readonly string[] Tables =
        ["mt_event_progression", "mt_events", "mt_events_sequence", "mt_high_water_skips", "mt_streams"];

    [Fact]
    public async Task finds_the_tables_and_misses_only_what_marten_makes_for_itself()
    {
        await using var store = ledger.Open();
        var wanted = (await store.Storage.Database.CreateMigrationAsync()).Deltas
            .ToLookup(delta => delta.Difference, delta => delta.SchemaObject.Identifier.Name);

        wanted.Select(names => names.Key).ShouldBe([Difference.Create, Difference.None], ignoreOrder: true);
        wanted[Difference.None].Intersect(Tables).ShouldBe(Tables, ignoreOrder: true);
    }

    [Fact]
    public async Task reads_and_aggregates_as_an_auditor()
    {
        await using var store = ledger.Open("porfse_auditor");
        await using var session = store.QuerySession();
        var programme = StreamName.Programme(Some.Cci);
        var events = await session.Events.FetchStreamAsync(programme.Value);
        var folded = await session.Events.AggregateStreamAsync<Folded<Programme>>(programme.Value);

        events.Count.ShouldBe(ledger.Log.Count(recorded => recorded.Stream == programme));
        folded!.State.Plans.Count.ShouldBe(events.Count(e => e.Data is FinancialPlanAdopted));
    }
}
