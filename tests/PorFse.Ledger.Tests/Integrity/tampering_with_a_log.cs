using System.Text;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests.Integrity;

/// <summary>
/// What verification says of a log somebody altered behind the ledger's back. This part: events that come, go or move,
/// streams, head and tree. The other: what is altered inside of an event, <c>.Events</c>.
/// </summary>
public partial class tampering_with_a_log
{
    private readonly StoredLogInMemory log = new(new RandomLedger(new Random(7), 700).Events);

    private int Last => log.Rows.Count;

    [Fact]
    public async Task finds_nothing_where_nobody_did()
    {
        var found = await log.VerifyAsync(new KnownRoot(Last, log.Root), new KnownRoot(0, Digest.Nothing));
        found.Faults.ShouldBeEmpty();
        (found.Events, found.Root, found.Altered).ShouldBe((Last, log.Root, 0));
        found.Streams.ShouldBe(log.Streams.Count);
    }

    [Fact]
    public async Task finds_nothing_in_an_empty_log() =>
        (await new StoredLogInMemory([]).VerifyAsync()).Faults.ShouldBeEmpty();

    [Fact]
    public async Task adds_up_what_the_events_move_as_of_any_state() => await SeededRandom.TryAsync(20, async random =>
    {
        var ledger = new RandomLedger(random, 200);
        var state = ledger.AState();
        var stored = new StoredLogInMemory(ledger.Events);
        var found = await new LogVerifier(stored, [], [new KnownState(state.At, state.KnownAt.Position)])
            .VerifyAsync(_ => { });

        var expected = ledger.Events
            .Where(recorded => recorded.Position <= state.KnownAt.Position && recorded.Data.On <= state.At)
            .Select(recorded => recorded.Data).OfType<ITransaction>()
            .GroupBy(moved => (moved.Initiative, Movement.Of(moved).Stage))
            .Select(moved => new MovementSum(
                moved.Key.Initiative, moved.Key.Stage, moved.Sum(one => Movement.Of(one).Amount.Cents), moved.Count()));
        found.Movements.ShouldHaveSingleItem().ShouldBe(expected, ignoreOrder: true);
    });

    [Fact]
    public async Task with_marks_of_martens_names_the_row()
    {
        var row = Anywhere();
        Alter(row with { IsPlain = false });

        (await log.VerifyAsync()).Faults.ShouldHaveSingleItem().ShouldBe(new EventMarked(row.Position));
    }

    [Fact]
    public async Task swapping_two_events_names_both()
    {
        (log.Rows[299], log.Rows[412]) =
            (log.Rows[412] with { Position = 300 }, log.Rows[299] with { Position = 413 });

        (await log.VerifyAsync()).Faults.OfType<EventsSwapped>().ShouldHaveSingleItem()
            .ShouldBe(new EventsSwapped(300, 413));
    }

    [Fact]
    public async Task removing_an_event_names_the_gap()
    {
        log.Rows.RemoveAt(299);

        (await log.VerifyAsync()).Faults[0].ShouldBe(new EventsMissing(300, 300));
    }

    [Fact]
    public async Task removing_an_event_and_closing_up_names_the_event_that_was_removed()
    {
        log.Rows.RemoveAt(299);
        for (var i = 299; i < log.Rows.Count; i++)
            log.Rows[i] = log.Rows[i] with { Position = i + 1 };

        var faults = (await log.VerifyAsync()).Faults;
        faults[0].Position.ShouldBe(300);
        faults.OfType<EventRemoved>().ShouldHaveSingleItem().At.ShouldBe(300);
    }

    [Theory]
    [InlineData("tester", 301)]
    [InlineData("another", 300)]
    public async Task inserting_an_event_names_it(string user, long position)
    {
        // What was recorded by the tester is a copy of the next event: it is at its place, and the next one a copy.
        var made = log.Rows[299] with { User = Encoding.UTF8.GetBytes(user) };
        for (var i = 299; i < log.Rows.Count; i++)
            log.Rows[i] = log.Rows[i] with { Position = i + 2 };
        log.Rows.Add(made);

        var faults = (await log.VerifyAsync()).Faults;
        faults.OfType<EventInserted>().ShouldHaveSingleItem().At.ShouldBe(position);
        faults.OfType<EventBeyondHead>().ShouldHaveSingleItem().At.ShouldBe(Last);
    }

    [Fact]
    public async Task dropping_the_tail_names_where_it_begins()
    {
        log.Rows.RemoveRange(600, log.Rows.Count - 600);
        (await log.VerifyAsync()).Faults[0].Code.ShouldBe("events-missing");

        (log.Position, log.RecordedAt) = (600, log.Rows[^1].RecordedAt);
        (await log.VerifyAsync()).Faults.ShouldContain(new TailDropped(600));
    }

    [Fact]
    public async Task dropping_the_tail_with_head_and_tree_is_found_by_an_older_checkpoint_only()
    {
        var known = new KnownRoot(Last, log.Root);
        foreach (var row in log.Rows[600..])
            log.Streams[StreamName.Parse(Text(row.Stream))]--;
        log.Rows.RemoveRange(600, log.Rows.Count - 600);
        log.Reseal();

        (await log.VerifyAsync()).Faults.Where(fault => fault is not StreamVersionDiffers).ShouldBeEmpty();
        (await log.VerifyAsync(known)).Faults.ShouldContain(new ShorterThanCheckpoint(known.Size, 600));
    }

    [Fact]
    public async Task and_with_the_whole_tree_is_found_by_an_older_checkpoint_only()
    {
        var known = new KnownRoot(500, await new MerkleTree(log.Tiles, 500).RootAsync(default));
        var row = log.Rows[299];
        Alter(row with { Data = Replaced(row.Data, Member(row, "On"), "2031-07-14") });
        log.Reseal();

        (await log.VerifyAsync()).Faults.ShouldBeEmpty();
        var fault = (await log.VerifyAsync(known)).Faults.ShouldHaveSingleItem().ShouldBeOfType<HistoryRewritten>();
        (fault.Size, fault.Known).ShouldBe((500, known.Root));
    }

    [Fact]
    public async Task with_an_event_and_its_hash_names_the_tile_it_is_in()
    {
        var honest = log.Tiles;
        var (position, root, edge) = (log.Position, log.Root, log.Edge);
        var row = log.Rows[299];
        Alter(row with { Data = Replaced(row.Data, Member(row, "On"), "2031-07-14") });
        log.Reseal();
        log.Tiles = new LeavesOfAnother(honest, log.Tiles);
        (log.Position, log.Root, log.Edge) = (position, root, edge);

        (await log.VerifyAsync()).Faults[0].ShouldBe(new TreeHashDiffers(257, 512));
    }

    [Fact]
    public async Task with_the_head_names_what_it_should_say()
    {
        log.Root = Digest.Nothing;
        (await log.VerifyAsync()).Faults.ShouldHaveSingleItem().ShouldBeOfType<RootDiffers>();
        log.Reseal();
        log.RecordedAt = DateTime.UnixEpoch;
        (await log.VerifyAsync()).Faults.ShouldHaveSingleItem().ShouldBeOfType<HeadDiffers>()
            .Member.ShouldBe("recorded_at");
        log.Reseal();
        log.Edge[3] ^= 1;
        (await log.VerifyAsync()).Faults.ShouldHaveSingleItem().ShouldBeOfType<HeadDiffers>().Member.ShouldBe("edge");
    }

    [Fact]
    public async Task with_the_rows_of_streams_names_them()
    {
        var stream = log.Streams.Keys.First();
        log.Streams[stream]++;
        (await log.VerifyAsync()).Faults.ShouldHaveSingleItem().ShouldBe(
            new StreamVersionDiffers(stream.Value, log.Streams[stream], log.Streams[stream] - 1));
        log.Streams.Remove(stream);
        (await log.VerifyAsync()).Faults.ShouldHaveSingleItem().ShouldBe(
            new StreamRowsMissing(log.Streams.Count, log.Streams.Count + 1));
    }

    [Fact]
    public async Task with_the_leaves_of_the_tree_names_where_they_end()
    {
        log.Tiles = new TilesInMemory(await log.Tiles.HashesAsync(0, 0, 650, default));

        (await log.VerifyAsync()).Faults[0].ShouldBe(new TreeHashMissing(651));
    }

    private StoredEvent Anywhere() => log.Rows[413];

    private void Alter(StoredEvent row) => log.Rows[(int)row.Position - 1] = row;

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    private static string Member(StoredEvent row, string name) =>
        System.Text.Json.Nodes.JsonNode.Parse(row.Data.Span)![name]!.GetValue<string>();

    private static byte[] Replaced(ReadOnlyMemory<byte> data, string was, string now) =>
        Encoding.UTF8.GetBytes(Text(data).Replace(was, now, StringComparison.Ordinal));

    /// <summary>A tree with the leaves of another.</summary>
    private sealed class LeavesOfAnother(ITiles tree, ITiles leaves) : ITiles
    {
        public Task<IReadOnlyList<Digest>> HashesAsync(
            int level, long first, int count, CancellationToken cancellation) =>
            (level == 0 ? leaves : tree).HashesAsync(level, first, count, cancellation);
    }
}
