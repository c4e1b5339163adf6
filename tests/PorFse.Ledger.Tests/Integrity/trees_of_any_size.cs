using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests.Integrity;

/// <summary>Trees read from tiles, against the definition of RFC 9162 written down word by word.</summary>
public class trees_of_any_size
{
    // Random sizes, and those at which tiles and levels begin and end.
    private static readonly int[] Edges = [1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 66_049];

    [Fact]
    public Task have_the_root_and_the_edge_of_the_definition_at_every_length_they_had() =>
        SeededRandom.TryAsync(8, async random =>
        {
            var (leaves, tiles) = Planted(random);
            foreach (var size in Sizes(random, leaves.Length).Prepend(0))
            {
                var tree = new MerkleTree(tiles, size);
                var edge = await tree.EdgeAsync(default);
                edge.Size.ShouldBe(size);
                edge.Root.ToBytes().ShouldBe(NaiveTree.Root(leaves.AsSpan(0, size)));
                (await tree.RootAsync(default)).ShouldBe(edge.Root);
                foreach (var leaf in leaves[size..])
                    edge.Add(new Digest(leaf));
                edge.Root.ShouldBe(tiles.Root);
            }
        });

    [Fact]
    public Task prove_that_a_leaf_is_in_them_as_the_definition_does() => SeededRandom.TryAsync(8, async random =>
    {
        var (leaves, tiles) = Planted(random);
        foreach (var size in Sizes(random, leaves.Length).Take(10))
        {
            var leaf = random.Next(size);
            var tree = new MerkleTree(tiles, size);
            var proof = await tree.ProveInclusionAsync(leaf, default);
            proof.Path.ShouldBe(NaiveTree.Digests(NaiveTree.Path(leaf, leaves.AsSpan(0, size))));
            proof.Proves(new Digest(leaves[leaf]), await tree.RootAsync(default)).ShouldBeTrue();
        }
    });

    [Fact]
    public Task prove_that_they_went_on_from_an_older_one_as_the_definition_does() =>
        SeededRandom.TryAsync(8, async random =>
        {
            var (leaves, tiles) = Planted(random);
            foreach (var size in Sizes(random, leaves.Length).Take(10))
            {
                var older = random.Next(1, size + 1);
                var tree = new MerkleTree(tiles, size);
                var proof = await tree.ProveConsistencyAsync(older, default);
                proof.Path.ShouldBe(NaiveTree.Digests(NaiveTree.Proof(older, leaves.AsSpan(0, size))));
                proof.Proves(await new MerkleTree(tiles, older).RootAsync(default), await tree.RootAsync(default))
                    .ShouldBeTrue();
            }
        });

    [Fact]
    public async Task prove_every_leaf_and_every_older_tree_of_the_smallest_sizes()
    {
        var tiles = new TilesInMemory(NaiveTree.Digests(NaiveTree.Leaves(new Random(1), 40)));
        var leaves = await tiles.HashesAsync(0, 0, 40, default);
        for (var size = 0; size <= 40; size++)
        {
            var tree = new MerkleTree(tiles, size);
            var root = await tree.RootAsync(default);
            for (var leaf = 0; leaf < size; leaf++)
                (await tree.ProveInclusionAsync(leaf, default)).Proves(leaves[leaf], root).ShouldBeTrue();
            for (var older = 0; older <= size; older++)
            {
                var olderRoot = await new MerkleTree(tiles, older).RootAsync(default);
                (await tree.ProveConsistencyAsync(older, default)).Proves(olderRoot, root).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task reach_over_several_levels_of_tiles()
    {
        var leaves = NaiveTree.Leaves(new Random(2), Edges[^1]);
        var tiles = new TilesInMemory(NaiveTree.Digests(leaves));
        tiles.Root.ToBytes().ShouldBe(NaiveTree.Root(leaves));
        foreach (var size in Edges.Where(size => size > 60_000))
        {
            var tree = new MerkleTree(tiles, size);
            var root = await tree.RootAsync(default);
            foreach (var leaf in new[] { 0, 255, 256, 65_534, size - 1 })
            {
                (await tree.ProveInclusionAsync(leaf, default)).Proves(new Digest(leaves[leaf]), root).ShouldBeTrue();
                var older = await new MerkleTree(tiles, leaf + 1).RootAsync(default);
                (await tree.ProveConsistencyAsync(leaf + 1, default)).Proves(older, root).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public Task prove_many_leaves_at_once_with_the_fewest_nodes() => SeededRandom.TryAsync(30, async random =>
    {
        var leaves = NaiveTree.Leaves(random, random.Next(1, 900));
        var size = leaves.Length;
        var tree = new MerkleTree(new TilesInMemory(NaiveTree.Digests(leaves)), size);
        var share = random.NextDouble();
        var proven = Enumerable.Range(0, size).Where(_ => random.NextDouble() < share).Select(i => (long)i).ToList();

        var nodes = await tree.ProveAllAsync(proven.ToAsyncEnumerable(), default).ToListAsync();

        nodes.Count.ShouldBe(Fewest(0, size, proven));
        var parts = new TreeParts(size);
        foreach (var part in nodes.Concat(proven.Select(i => Leaf(i, leaves))).OrderBy(part => part.Node.First))
        {
            parts.Root.ShouldBeNull();
            parts.Add(part).ShouldBeTrue();
        }
        parts.Root.ShouldBe(await tree.RootAsync(default));
    });

    [Fact]
    public async Task of_no_leaves_are_proven_by_nothing()
    {
        var tree = new MerkleTree(new TilesInMemory([]), 0);
        (await tree.RootAsync(default)).ShouldBe(Digest.Nothing);
        (await tree.ProveAllAsync(AsyncEnumerable.Empty<long>(), default).ToListAsync()).ShouldBeEmpty();
        new TreeParts(0).Root.ShouldBe(Digest.Nothing);
    }

    [Fact]
    public async Task say_so_when_tiles_are_missing()
    {
        var tiles = new TilesInMemory(NaiveTree.Digests(NaiveTree.Leaves(new Random(3), 300)));
        var broken = await Should.ThrowAsync<TreeDamagedException>(new MerkleTree(tiles, 301).RootAsync(default));
        broken.Message.ShouldBe("The tree over the 301 events is damaged: level 0 has 44 of 45 hashes from 256 on. "
            + "Run \"porfse verify\".");
    }

    [Fact]
    public async Task have_no_node_beside_their_own()
    {
        var tree = new MerkleTree(new TilesInMemory(NaiveTree.Digests(NaiveTree.Leaves(new Random(4), 7))), 7);
        foreach (var node in new Subtree[] { new(-2, 0), new(1, 3), new(0, 8), new(2, 2), new(4, 3), new(0, 6) })
            await Should.ThrowAsync<ArgumentException>(tree.HashAsync(node, default));
    }

    private static (byte[][] Leaves, TilesInMemory Tiles) Planted(Random random)
    {
        var leaves = NaiveTree.Leaves(random, random.Next(1, 1_200));
        return (leaves, new TilesInMemory(NaiveTree.Digests(leaves)));
    }

    private static TreePart Leaf(long leaf, byte[][] leaves) =>
        new(new Subtree(leaf, leaf + 1), new Digest(leaves[leaf]));

    // A node without a proven leaf is one; any other is as many as its halves.
    private static int Fewest(long first, long end, List<long> proven)
    {
        if (first == end || (end - first == 1 && proven.Contains(first)))
            return 0;
        if (!proven.Exists(leaf => leaf >= first && leaf < end))
            return 1;
        var middle = first + 1;
        while (first + ((middle - first) * 2) < end)
            middle = first + ((middle - first) * 2);
        return Fewest(first, middle, proven) + Fewest(middle, end, proven);
    }

    private static IEnumerable<int> Sizes(Random random, int longest) =>
        Edges.Where(size => size <= longest).Concat(Enumerable.Range(0, 6).Select(_ => random.Next(1, longest + 1)))
            .Append(longest).Distinct().OrderBy(_ => random.Next());
}
