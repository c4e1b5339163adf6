using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests.Integrity;

/// <summary>What an append adds to the tree: its right edge, and runs of hashes for its tiles.</summary>
public class tiles_of_a_tree
{
    [Fact]
    public void grow_append_by_append_as_if_all_leaves_had_come_at_once() => SeededRandom.Try(4, random =>
    {
        var leaves = NaiveTree.Leaves(random, random.Next(1, 70_000));
        var edge = new TreeEdge();
        var stored = new Dictionary<(int Level, long First), byte[]>();
        for (var added = 0; added < leaves.Length;)
        {
            // What the database keeps of the edge is its size and bytes.
            edge = new TreeEdge(edge.Size, edge.ToBytes());
            var runs = new TileRuns();
            var until = Math.Min(leaves.Length, added + random.Next(1, random.Next(1, 10_000)));
            for (; added < until; added++)
                edge.Add(new Digest(leaves[added]), runs);
            foreach (var run in runs.All)
                stored.Add((run.Level, run.First), run.Hashes);
        }

        edge.Size.ShouldBe(leaves.Length);
        edge.Root.ToBytes().ShouldBe(NaiveTree.Root(leaves));
        foreach (var ((_, first), hashes) in stored)
        {
            hashes.ShouldNotBeEmpty();
            ((first % TreeEdge.Tile) + (hashes.Length / Digest.Size)).ShouldBeLessThanOrEqualTo(TreeEdge.Tile);
        }
        var levels = stored.GroupBy(run => run.Key.Level).OrderBy(level => level.Key).ToList();
        var expected = leaves;
        foreach (var level in levels)
        {
            level.OrderBy(run => run.Key.First).SelectMany(run => run.Value)
                .SequenceEqual(expected.SelectMany(hash => hash)).ShouldBeTrue();
            expected = [.. expected.Chunk(TreeEdge.Tile).Where(tile => tile.Length == TreeEdge.Tile)
                .Select(tile => NaiveTree.Root(tile))];
        }
        expected.ShouldBeEmpty();
    });

    [Fact]
    public void are_not_needed_to_know_the_root()
    {
        var leaves = NaiveTree.Leaves(new Random(5), 700);
        var edge = new TreeEdge();
        edge.Root.ShouldBe(Digest.Nothing);
        edge.ToBytes().ShouldBeEmpty();
        foreach (var leaf in leaves)
            edge.Add(new Digest(leaf));
        edge.Root.ToBytes().ShouldBe(NaiveTree.Root(leaves));
    }

    [Fact]
    public void cannot_go_on_from_an_edge_of_another_size()
    {
        var broken = Should.Throw<TreeDamagedException>(() => new TreeEdge(3, new byte[Digest.Size]));
        broken.Message.ShouldBe(
            "The tree over the 3 events is damaged: its right edge has another length. Run \"porfse verify\".");
        Should.Throw<ArgumentOutOfRangeException>(() => new TreeEdge(-1, []));
    }

    [Fact]
    public void hold_digests_that_are_read_as_they_were_written() => SeededRandom.Try(50, random =>
    {
        var bytes = new byte[Digest.Size];
        random.NextBytes(bytes);
        var digest = new Digest(bytes);
        digest.ToBytes().ShouldBe(bytes);
        Digest.TryParse(digest.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(digest);
        Digest.ReadAll([.. bytes, .. bytes]).ShouldBe([digest, digest]);
        digest.ToString().ShouldBe(Convert.ToBase64String(bytes));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=")]
    [InlineData("47DEQpj8HBSa-/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==")]
    [InlineData(" 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3h SuFU")]
    public void hold_digests_that_are_written_in_one_way_only(string? text) =>
        Digest.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void take_the_hash_of_a_leaf_of_what_says_that_it_is_one()
    {
        Digest.Nothing.ToString().ShouldBe("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        Digest.OfLeaf([0, 7]).ToBytes().ShouldBe(NaiveTree.Leaf([7]));
        Should.Throw<ArgumentOutOfRangeException>(() => Digest.OfLeaf([]));
        Should.Throw<ArgumentOutOfRangeException>(() => Digest.OfLeaf([1, 7]));
        Should.Throw<ArgumentOutOfRangeException>(() => new Digest(new byte[31]));
    }
}
