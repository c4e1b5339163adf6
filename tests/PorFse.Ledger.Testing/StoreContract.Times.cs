using Shouldly;
using Xunit;

namespace PorFse.Ledger.Testing;

/// <summary>The part of the contract about the time of recording.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task times_never_go_back_although_the_clock_does()
    {
        var clock = new ManualClock(Noon);
        var store = await OpenAsync(clock);
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        clock.Advance(TimeSpan.FromHours(-3));
        await AppendAsync(store, EntryOf(At("OP-1", 1, Commitment("OP-1"))));
        clock.Advance(TimeSpan.FromHours(4));
        await AppendAsync(store, EntryOf(At("OP-1", 2, Commitment("OP-1"))));

        (await LogAsync(store)).Select(recorded => recorded.RecordedAt)
            .ShouldBe([Noon, Noon, Noon.AddHours(1)]);
    }

    [Fact]
    public async Task a_simulated_time_takes_the_place_of_the_clock()
    {
        var store = await OpenAsync();
        var then = new DateTimeOffset(2016, 3, 1, 9, 30, 0, TimeSpan.FromHours(2));
        var outcomes = await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))) with { At = then });

        var appended = outcomes.ShouldHaveSingleItem().ShouldBeOfType<AppendOutcome.Appended>();
        var recorded = (await LogAsync(store)).ShouldHaveSingleItem();
        foreach (var time in new[] { appended.RecordedAt, recorded.RecordedAt })
        {
            time.ShouldBe(then);
            time.Offset.ShouldBe(TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task simulated_times_do_not_go_back_either()
    {
        var store = await OpenAsync();
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-1", 0, Commitment("OP-1"))) with { At = Noon.AddDays(1) },
            EntryOf(At("OP-1", 1, Commitment("OP-1"))) with { At = Noon.AddDays(-1) },
            EntryOf(At("OP-1", 2, Commitment("OP-1"))) with { At = Noon.AddDays(2) },
            EntryOf(At("OP-1", 3, Commitment("OP-1"))));

        var times = new[] { Noon.AddDays(1), Noon.AddDays(1), Noon.AddDays(2), Noon.AddDays(2) };
        outcomes.Cast<AppendOutcome.Appended>().Select(appended => appended.RecordedAt).ShouldBe(times);
        (await LogAsync(store)).Select(recorded => recorded.RecordedAt).ShouldBe(times);
    }

    [Fact]
    public async Task a_stale_entry_does_not_move_the_time()
    {
        var store = await OpenAsync();
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-1", 9, Commitment("OP-1"))) with { At = Noon.AddYears(1) },
            EntryOf(At("OP-1", 0, Commitment("OP-1"))));

        outcomes[1].ShouldBe(new AppendOutcome.Appended(1, 1, Noon));
    }

    [Fact]
    public async Task times_are_kept_to_the_microsecond()
    {
        var clock = new ManualClock(Noon.AddTicks(1_234_567));
        var store = await OpenAsync(clock);
        var outcomes = await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));

        var kept = Noon.AddTicks(1_234_560);
        outcomes.ShouldHaveSingleItem().ShouldBe(new AppendOutcome.Appended(1, 1, kept));
        (await LogAsync(store)).ShouldHaveSingleItem().RecordedAt.ShouldBe(kept);
        (await store.ReadHeadAsync(default)).ShouldBe(new Head(1, kept));
    }

    [Fact]
    public async Task the_events_of_an_entry_have_the_time_its_outcome_says()
    {
        var clock = new ManualClock(Noon);
        var store = await OpenAsync(clock);
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        clock.Advance(TimeSpan.FromSeconds(1));
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-1", 1, Commitment("OP-1")), At("OP-2", 0, Commitment("OP-2"))));

        var appended = outcomes.ShouldHaveSingleItem().ShouldBeOfType<AppendOutcome.Appended>();
        (await LogAsync(store, after: 1)).ShouldAllBe(recorded => recorded.RecordedAt == appended.RecordedAt);
    }
}
