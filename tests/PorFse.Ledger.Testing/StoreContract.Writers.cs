using Shouldly;
using Xunit;

namespace PorFse.Ledger.Testing;

/// <summary>The part of the contract about writers that write at the same time.</summary>
public abstract partial class StoreContract
{
    private const int Writers = 8;
    private const int Turns = 25;

    [Fact]
    public async Task writers_at_the_same_time_lose_nothing_and_leave_no_gap()
    {
        var store = await OpenAsync(TimeProvider.System);
        var appended = await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer =>
            Task.Run(() => WriteAsync(store, "OP-" + writer))));

        var log = await ShouldBeGaplessAsync(store, Writers * Turns * 3);
        var byId = log.ToDictionary(recorded => recorded.Id);
        foreach (var (id, position) in appended.SelectMany(answers => answers))
            byId[id].Position.ShouldBe(position);
        log.Count(recorded => recorded.Stream == StreamName.Operation("common")).ShouldBe(Writers * Turns);
    }

    [Fact]
    public async Task a_reader_among_writers_sees_a_log_without_gaps()
    {
        var store = await OpenAsync(TimeProvider.System);
        var writing = Task.WhenAll(Enumerable.Range(1, Writers / 2).Select(writer =>
            Task.Run(() => WriteAsync(store, "OP-" + writer))));
        var seen = 0;
        do
        {
            var log = await LogAsync(store);
            log.Select(recorded => recorded.Position).ShouldBe(Enumerable.Range(1, log.Count).Select(i => (long)i));
            log.Count.ShouldBeGreaterThanOrEqualTo(seen);
            seen = log.Count;
        }
        while (!writing.IsCompleted);
        await writing;

        await ShouldBeGaplessAsync(store, Writers / 2 * Turns * 3);
    }

    [Fact]
    public async Task streams_and_identities_are_loaded_as_of_one_moment()
    {
        var store = await OpenAsync(TimeProvider.System);
        var made = Enumerable.Range(0, Turns * 8).Select(_ => Commitment("OP-1")).ToList();
        var ids = made.ConvertAll(one => one.Id);
        var writing = Task.Run(async () =>
        {
            for (var version = 0; version < made.Count; version++)
                Span((await AppendAsync(store, EntryOf(At("OP-1", version, made[version])))).ShouldHaveSingleItem());
        });
        Loaded loaded;
        do
        {
            loaded = await store.LoadAsync([StreamName.Operation("OP-1")], ids, default);
            loaded.Streams.ShouldHaveSingleItem().Value.Select(recorded => recorded.Id)
                .ShouldBe(loaded.ById.Keys, ignoreOrder: true);
        }
        while (!writing.IsCompleted);
        await writing;
    }

    /// <summary>Two events to a stream of its own and one to a common one, together; again until they are in.</summary>
    private async Task<List<(Guid Id, long Position)>> WriteAsync(IEventStore store, string own)
    {
        var common = StreamName.Operation("common");
        var positions = new List<(Guid, long)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            NewEvent[] mine = [Commitment(own), Commitment(own)];
            var shared = Commitment("common");
            var expected = 0L;
            while (true)
            {
                var entry = EntryOf(At(own, turn * 2, mine), new StreamAppend(common, expected, [shared]));
                var outcome = (await AppendAsync(store, entry)).ShouldHaveSingleItem();
                if (outcome is AppendOutcome.Stale stale)
                {
                    stale.Stream.ShouldBe(common);
                    expected = stale.ActualVersion;
                    continue;
                }
                var (first, last) = Span(outcome);
                last.ShouldBe(first + 2);
                positions.AddRange([(mine[0].Id, first), (mine[1].Id, first + 1), (shared.Id, last)]);
                break;
            }
        }
        return positions;
    }
}
