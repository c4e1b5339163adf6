using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Testing;

/// <summary>The part of the contract about reading: what was appended comes back as it was.</summary>
public abstract partial class StoreContract
{
    /// <summary>Texts that break stores which build their statements from them.</summary>
    private const string Awkward =
        "Città d'arte \"L'Aquila\" \\ '); drop table mt_events; -- %s {0} € 日本 😀 \u200f\u00a0é e\u0301";

    [Fact]
    public async Task an_empty_log_ends_at_position_zero()
    {
        var store = await OpenAsync();

        (await store.ReadHeadAsync(default)).ShouldBe(new Head(0, null));
        (await LogAsync(store)).ShouldBeEmpty();
    }

    [Fact]
    public async Task the_head_is_the_last_event()
    {
        var clock = new ManualClock(Noon);
        var store = await OpenAsync(clock);
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        clock.Advance(TimeSpan.FromMinutes(1));
        await AppendAsync(store, EntryOf(At("OP-2", 0, Commitment("OP-2"), Commitment("OP-2"))));

        (await store.ReadHeadAsync(default)).ShouldBe(new Head(3, Noon.AddMinutes(1)));
    }

    [Fact]
    public async Task reading_starts_after_a_position()
    {
        var store = await OpenAsync();
        await AppendAsync(store,
            EntryOf(At("OP-1", 0, [.. Enumerable.Range(0, 5).Select(_ => Commitment("OP-1"))])));

        (await LogAsync(store, after: 3)).Select(recorded => recorded.Position).ShouldBe([4, 5]);
        (await LogAsync(store, after: 5)).ShouldBeEmpty();
        (await LogAsync(store, after: 99)).ShouldBeEmpty();
    }

    [Fact]
    public async Task reading_goes_through_all_pages_in_order()
    {
        var store = await OpenAsync();
        for (var batch = 0; batch < 5; batch++)
        {
            await AppendAsync(store, [.. Enumerable.Range(0, 1_000)
                .Select(i => EntryOf(At($"OP-{i}", batch, Commitment($"OP-{i}"))))]);
        }

        await ShouldBeGaplessAsync(store, 5_000);
        (await LogAsync(store, after: 1_234)).Select(recorded => recorded.Position)
            .ShouldBe(Enumerable.Range(1_235, 5_000 - 1_234).Select(i => (long)i));
    }

    [Fact]
    public async Task reading_stops_at_the_head_as_it_was_at_the_start()
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"), Commitment("OP-1"))));
        var seen = new List<long>();
        await foreach (var recorded in store.ReadAsync(0, CancellationToken.None))
        {
            seen.Add(recorded.Position);
            await AppendAsync(store, EntryOf(At("OP-1", recorded.Position + 1, Commitment("OP-1"))));
        }

        seen.ShouldBe([1, 2]);
        (await store.ReadHeadAsync(default)).Position.ShouldBe(4);
    }

    [Fact]
    public async Task a_stream_loads_in_the_order_of_its_versions()
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        await AppendAsync(store, EntryOf(At("OP-2", 0, Commitment("OP-2"))));
        await AppendAsync(store, EntryOf(At("OP-1", 1, Commitment("OP-1"), Commitment("OP-1"))));
        var log = await LogAsync(store);
        var loaded = await store.LoadAsync(
            [StreamName.Operation("OP-1"), StreamName.Operation("OP-2")], [], CancellationToken.None);

        loaded.Streams[StreamName.Operation("OP-1")].ShouldBe([log[0], log[2], log[3]]);
        loaded.Streams[StreamName.Operation("OP-2")].ShouldBe([log[1]]);
        loaded.ById.ShouldBeEmpty();
    }

    [Fact]
    public async Task an_unknown_stream_loads_empty()
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        string[] unknown =
            ["OP", "op-1", "OP-1 ", "OP-10", "OP_1", "OP-%", "", "O'P", "OP\\1", "OP-1\u0000", "OP-\ud83d"];
        var loaded = await store.LoadAsync([.. unknown.Select(StreamName.Operation)], [], CancellationToken.None);

        foreach (var code in unknown)
            loaded.Streams[StreamName.Operation(code)].ShouldBeEmpty();
    }

    [Fact]
    public async Task events_load_by_identity()
    {
        var store = await OpenAsync();
        var (first, second, absent) = (Commitment("OP-1"), Commitment("OP-2"), Commitment("OP-3"));
        await AppendAsync(store, EntryOf(At("OP-1", 0, first)), EntryOf(At("OP-2", 0, second)));
        var loaded = await store.LoadAsync([], [second.Id, absent.Id], CancellationToken.None);

        loaded.Streams.ShouldBeEmpty();
        loaded.ById.Keys.ShouldBe([second.Id]);
        loaded.ById[second.Id].ShouldBe((await LogAsync(store))[1]);
    }

    [Fact]
    public async Task every_type_of_event_comes_back_as_it_was()
    {
        var store = await OpenAsync();
        var versions = new Dictionary<StreamName, long>();
        var events = EventSamples.Full.Concat(EventSamples.Sparse).ToList();
        foreach (var made in events)
        {
            var stream = EventSamples.StreamOf(made);
            var version = versions.GetValueOrDefault(stream);
            versions[stream] = version + 1;
            var entry = EntryOf(new StreamAppend(stream, version, [Identified(made, $"{stream}/{version}")]));
            Span((await AppendAsync(store, entry)).ShouldHaveSingleItem());
        }

        var log = await ShouldBeGaplessAsync(store, events.Count);
        log.Select(recorded => recorded.Data.GetType()).ShouldBe(events.Select(made => made.GetType()));
        log.Select(recorded => EventCatalogue.Write(recorded.Data)).ShouldBe(events.Select(EventCatalogue.Write));
        log.Select(recorded => recorded.Stream).ShouldBe(events.Select(EventSamples.StreamOf));
    }

    [Fact]
    public async Task provenance_comes_back_as_it_was()
    {
        var store = await OpenAsync();
        Provenance[] all =
        [
            new("test", "tester"),
            new("test", "tester", File: "operazioni.csv", Row: 1),
            new("test", "tester", Batch: "b-1"),
            new("test", "tester", Cause: "c-1"),
            new(Awkward, Awkward, Awkward, long.MaxValue, Awkward, Awkward),
            new("", "", "", 0, "", ""),
        ];
        await AppendAsync(store, [.. all.Select((provenance, i) =>
            EntryOf(At($"OP-{i}", 0, Commitment($"OP-{i}"))) with { Provenance = provenance })]);

        (await LogAsync(store)).Select(recorded => recorded.Provenance).ShouldBe(all);
    }

    [Fact]
    public async Task any_text_and_amount_comes_back_as_it_was()
    {
        var store = await OpenAsync();
        var most = Euro.FromCents(long.MaxValue);
        IEventOf<Operation>[] events =
        [
            new OperationSelected(Awkward, Awkward, Awkward, Awkward, null, On("9999-12-30"), Awkward),
            new CommitmentEntered(Awkward, Awkward, most, On("1900-01-01"), Awkward, ""),
        ];
        var stream = StreamName.Operation(Awkward);
        await AppendAsync(store,
            EntryOf(new StreamAppend(stream, 0, [.. events.Select(made => Identified(made, Awkward))])));
        var loaded = await store.LoadAsync([stream], [], CancellationToken.None);

        loaded.Streams[stream].Select(recorded => recorded.Data).ShouldBe(events);
        (await LogAsync(store)).Select(recorded => recorded.Stream).ShouldBe([stream, stream]);
    }
}
