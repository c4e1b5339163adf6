using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Testing;

/// <summary>
/// What every log must do, whatever it is made of. A test class inherits it and says how to open an empty log.
/// This part: appending. The others: <c>.Identities</c>, <c>.Times</c>, <c>.Reading</c>, <c>.Writers</c>.
/// </summary>
public abstract partial class StoreContract
{
    private static readonly DateTimeOffset Noon = new(2020, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private int references;

    /// <summary>A fresh, empty log.</summary>
    protected abstract Task<IEventStore> OpenAsync(TimeProvider clock);

    [Fact]
    public async Task positions_count_from_one_without_gaps_in_the_order_of_the_entries()
    {
        var store = await OpenAsync();
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-1", 0, Commitment("OP-1"), Commitment("OP-1"))),
            EntryOf(At("OP-2", 0, Commitment("OP-2"))));
        var later = await AppendAsync(store, EntryOf(At("OP-1", 2, Commitment("OP-1"))));

        outcomes.Concat(later).Select(Span).ShouldBe([(1, 2), (3, 3), (4, 4)]);
        (await LogAsync(store)).Select(recorded => recorded.Position).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task versions_count_from_one_in_each_stream()
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        await AppendAsync(store, EntryOf(At("OP-2", 0, Commitment("OP-2"), Commitment("OP-2"))));
        await AppendAsync(store, EntryOf(At("OP-1", 1, Commitment("OP-1"))));

        (await LogAsync(store)).Select(recorded => (recorded.Stream.Code, recorded.Version))
            .ShouldBe([("OP-1", 1), ("OP-2", 1), ("OP-2", 2), ("OP-1", 2)]);
    }

    [Fact]
    public async Task an_entry_of_several_streams_is_appended_whole()
    {
        var store = await OpenAsync();
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-1", 0, Commitment("OP-1")), At("OP-2", 0, Commitment("OP-2"), Commitment("OP-2"))));

        Span(outcomes.ShouldHaveSingleItem()).ShouldBe((1, 3));
        (await LogAsync(store)).Select(recorded => recorded.Stream.Code).ShouldBe(["OP-1", "OP-2", "OP-2"]);
    }

    [Fact]
    public async Task an_entry_that_only_looks_at_a_stream_needs_its_version()
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-2", 0, Commitment("OP-2")), At("OP-1", 0)),
            EntryOf(At("OP-2", 0, Commitment("OP-2")), At("OP-1", 1)));

        outcomes[0].ShouldBe(new AppendOutcome.Stale(StreamName.Operation("OP-1"), 0, 1));
        Span(outcomes[1]).ShouldBe((2, 2));
        (await LogAsync(store)).Select(recorded => recorded.Stream.Code).ShouldBe(["OP-1", "OP-2"]);
    }

    [Fact]
    public async Task an_entry_decided_on_another_needs_its_event_though_the_version_is_right()
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        var (stale, good, elsewhere) = (Commitment("OP-1"), Commitment("OP-1"), Commitment("OP-2"));
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-1", 0, stale)),
            EntryOf(At("OP-1", 1, Commitment("OP-1"))) with { After = [stale.Id] },
            EntryOf(At("OP-2", 0, elsewhere), At("OP-1", 1)) with { After = [stale.Id] },
            EntryOf(At("OP-1", 1, good)),
            EntryOf(At("OP-2", 0, elsewhere), At("OP-1", 2)) with { After = [good.Id] });

        outcomes[0].ShouldBeOfType<AppendOutcome.Stale>();
        outcomes[1].ShouldBe(new AppendOutcome.Unfounded(stale.Id));
        outcomes[2].ShouldBe(new AppendOutcome.Unfounded(stale.Id));
        (Span(outcomes[3]), Span(outcomes[4])).ShouldBe(((2, 2), (3, 3)));
        (await ShouldBeGaplessAsync(store, 3))[^1].Id.ShouldBe(elsewhere.Id);
    }

    [Fact]
    public async Task a_stale_entry_says_what_it_expected_and_leaves_the_others_alone()
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"), Commitment("OP-1"))));
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-2", 0, Commitment("OP-2"))),
            EntryOf(At("OP-1", 1, Commitment("OP-1"))),
            EntryOf(At("OP-3", 0, Commitment("OP-3"))));

        Span(outcomes[0]).ShouldBe((3, 3));
        outcomes[1].ShouldBe(new AppendOutcome.Stale(StreamName.Operation("OP-1"), 1, 2));
        Span(outcomes[2]).ShouldBe((4, 4));
    }

    [Fact]
    public async Task nothing_of_a_stale_entry_is_appended_and_its_position_is_not_burned()
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-2", 0, Commitment("OP-2")), At("OP-1", 0, Commitment("OP-1"))));
        var later = await AppendAsync(store, EntryOf(At("OP-2", 0, Commitment("OP-2"))));

        outcomes.ShouldHaveSingleItem().ShouldBeOfType<AppendOutcome.Stale>();
        Span(later.ShouldHaveSingleItem()).ShouldBe((2, 2));
        (await LogAsync(store)).Select(recorded => (recorded.Stream.Code, recorded.Version))
            .ShouldBe([("OP-1", 1), ("OP-2", 1)]);
    }

    [Fact]
    public async Task a_version_the_stream_has_not_reached_is_stale()
    {
        var store = await OpenAsync();
        var outcomes = await AppendAsync(store, EntryOf(At("OP-1", 1, Commitment("OP-1"))));

        outcomes.ShouldHaveSingleItem().ShouldBe(new AppendOutcome.Stale(StreamName.Operation("OP-1"), 1, 0));
        (await store.ReadHeadAsync(default)).Position.ShouldBe(0);
    }

    [Fact]
    public async Task an_entry_stands_on_those_before_it_in_the_batch()
    {
        var store = await OpenAsync();
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-1", 0, Commitment("OP-1"))),
            EntryOf(At("OP-1", 0, Commitment("OP-1"))),
            EntryOf(At("OP-1", 1, Commitment("OP-1"))),
            EntryOf(At("OP-1", 3, Commitment("OP-1"))));

        Span(outcomes[0]).ShouldBe((1, 1));
        outcomes[1].ShouldBe(new AppendOutcome.Stale(StreamName.Operation("OP-1"), 0, 1));
        Span(outcomes[2]).ShouldBe((2, 2));
        outcomes[3].ShouldBe(new AppendOutcome.Stale(StreamName.Operation("OP-1"), 3, 2));
    }

    [Fact]
    public async Task a_batch_of_stale_entries_appends_nothing()
    {
        var store = await OpenAsync();
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-1", 5, Commitment("OP-1"))), EntryOf(At("OP-2", 5, Commitment("OP-2"))));

        outcomes.ShouldAllBe(outcome => outcome is AppendOutcome.Stale);
        (await store.ReadHeadAsync(default)).ShouldBe(new Head(0, null));
    }

    [Fact]
    public async Task an_empty_batch_appends_nothing()
    {
        var store = await OpenAsync();

        (await AppendAsync(store)).ShouldBeEmpty();
        (await store.ReadHeadAsync(default)).ShouldBe(new Head(0, null));
    }

    [Fact]
    public async Task a_large_batch_keeps_every_promise_of_a_small_one()
    {
        const int count = 5_000;
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-0", 0, Commitment("OP-0"))));
        var taken = Commitment("OP-7");
        var entries = Enumerable.Range(0, count).Select(i => (i % 1_000) switch
        {
            500 => EntryOf(At("OP-0", 0, Commitment("OP-0"))),
            7 => EntryOf(At("OP-T" + i, 0, taken)),
            _ => EntryOf(At("OP-" + (i % 100 + 1), i / 100 - Failed(i), Commitment("OP-" + (i % 100 + 1)))),
        }).ToArray();
        var outcomes = await AppendAsync(store, entries);

        outcomes.OfType<AppendOutcome.Stale>().Count().ShouldBe(5);
        outcomes.OfType<AppendOutcome.IdTaken>().Count().ShouldBe(4);
        outcomes.OfType<AppendOutcome.Appended>().Select(appended => appended.FirstPosition)
            .ShouldBe(Enumerable.Range(2, count - 9).Select(position => (long)position));
        await ShouldBeGaplessAsync(store, count - 8);

        // How many entries of the same stream before this one were replaced by one that fails or goes elsewhere.
        static int Failed(int i) => (i % 100) switch
        {
            0 => (i + 499) / 1_000,
            7 => (i + 992) / 1_000,
            _ => 0,
        };
    }

    [Fact]
    public async Task what_is_cancelled_before_it_starts_throws_and_appends_nothing()
    {
        var store = await OpenAsync();
        var cancelled = new CancellationToken(canceled: true);
        var entry = EntryOf(At("OP-1", 0, Commitment("OP-1")));

        await Should.ThrowAsync<OperationCanceledException>(async () => await store.AppendAsync([entry], cancelled));
        (await store.ReadHeadAsync(default)).Position.ShouldBe(0);
        Span((await AppendAsync(store, entry)).ShouldHaveSingleItem()).ShouldBe((1, 1));
    }

    private Task<IEventStore> OpenAsync() => OpenAsync(new ManualClock(Noon));

    private NewEvent Commitment(string code, decimal amount = 1m)
    {
        var reference = FormattableString.Invariant($"IM-{Interlocked.Increment(ref references)}");
        return Identified(new CommitmentEntered(code, InitiativeCode, Eur(amount), Day, reference, null), reference);
    }

    private static NewEvent Identified(IEvent made, string reference) =>
        new(EventId.Of(Origin.Source, reference, EventCatalogue.AliasOf(made.GetType())), made);

    private static StreamAppend At(string operation, long version, params NewEvent[] events) =>
        new(StreamName.Operation(operation), version, events);

    private static Entry EntryOf(params StreamAppend[] streams) => new(streams, Origin);

    private static Task<IReadOnlyList<AppendOutcome>> AppendAsync(IEventStore store, params Entry[] entries) =>
        store.AppendAsync(entries, CancellationToken.None);

    private static async Task<List<RecordedEvent>> LogAsync(IEventStore store, long after = 0)
    {
        var log = new List<RecordedEvent>();
        await foreach (var recorded in store.ReadAsync(after, CancellationToken.None))
            log.Add(recorded);
        return log;
    }

    private static (long First, long Last) Span(AppendOutcome outcome)
    {
        var appended = outcome.ShouldBeOfType<AppendOutcome.Appended>();
        return (appended.FirstPosition, appended.LastPosition);
    }

    private static async Task<List<RecordedEvent>> ShouldBeGaplessAsync(IEventStore store, int count)
    {
        var log = await LogAsync(store);
        log.Select(recorded => recorded.Position).ShouldBe(Enumerable.Range(1, count).Select(i => (long)i));
        foreach (var stream in log.GroupBy(recorded => recorded.Stream))
        {
            stream.Select(recorded => recorded.Version)
                .ShouldBe(Enumerable.Range(1, stream.Count()).Select(i => (long)i), stream.Key.Value);
        }
        log.Select(recorded => recorded.Id).ShouldBeUnique();
        log.Select(recorded => recorded.RecordedAt).ShouldBeInOrder();
        (await store.ReadHeadAsync(default)).ShouldBe(new Head(count, log[^1].RecordedAt));
        return log;
    }
}
