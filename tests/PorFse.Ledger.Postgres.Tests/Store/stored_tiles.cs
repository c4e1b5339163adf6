using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>The tree the append keeps is the one anybody makes of the events, and proves the same.</summary>
public sealed class stored_tiles(DatabaseFixture databases)
{
    [Fact]
    public async Task hold_the_tree_over_the_events_after_appends_of_any_size()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SeededRandom.TryAsync(6, async random =>
        {
            await ledger.StartAnewAsync(Eras.UsualLength);
            var log = await SmallProgramme.RecordAnythingAsync(ledger, random, 12);
            var folded = new FoldedViews(log, Views.All);
            await using var reading = await ledger.ReadAsync();

            for (var i = 0; i < 20; i++)
            {
                var (first, count) = (random.Next(log.Count + 2), random.Next(1, 600));
                (await reading.HashesAsync(0, first, count, default))
                    .ShouldBe(await folded.HashesAsync(0, first, count, default));
            }
            (await reading.HashesAsync(1, 0, 9, default)).ShouldBe(await folded.HashesAsync(1, 0, 9, default));
            (await reading.HashesAsync(9, 0, 9, default)).ShouldBeEmpty();

            var size = random.Next(1, log.Count + 1);
            var stored = await Checkpoint.OfAsync(reading, Cci, size, default);
            stored.ShouldBe(await Checkpoint.OfAsync(folded, Cci, size, default));
            stored.ShouldBe(await Checkpoint.OfAsync(new FoldedViews(log.Take(size), []), Cci, size, default));
            await ShouldProveAsync(new MerkleTree(reading, log.Count), stored, folded, random.Next(size));
        });
    }

    [Fact]
    public async Task that_are_missing_are_not_passed_over()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 80);
        await ledger.RunAsync(Unguarded.Sql("delete from ledger.ledger_tile where level = 0 and first = 256"));
        await using var reading = await ledger.ReadAsync();

        (await reading.HashesAsync(0, 200, 100, default)).Count.ShouldBe(56);
        await Should.ThrowAsync<TreeDamagedException>(Checkpoint.OfAsync(reading, Cci, 300, default));
    }

    private static async Task ShouldProveAsync(MerkleTree tree, Checkpoint older, FoldedViews folded, long leaf)
    {
        var root = await tree.RootAsync(default);
        (await tree.ProveConsistencyAsync(older.Size, default)).Proves(older.Root, root).ShouldBeTrue();
        var hash = (await folded.HashesAsync(0, leaf, 1, default))[0];
        (await tree.ProveInclusionAsync(leaf, default)).Proves(hash, root).ShouldBeTrue();
    }
}
