using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests.Integrity;

/// <summary>A proof that is changed anywhere proves nothing any more.</summary>
public class forged_proofs
{
    [Fact]
    public Task of_inclusion_are_refused() => SeededRandom.TryAsync(25, async random =>
    {
        var (tree, leaves) = Planted(random);
        var leaf = random.Next(leaves.Count);
        var root = await tree.RootAsync(default);
        var proof = await tree.ProveInclusionAsync(leaf, default);
        proof.Proves(leaves[leaf], root).ShouldBeTrue();

        foreach (var path in Forged(proof.Path, random))
            (proof with { Path = path }).Proves(leaves[leaf], root).ShouldBeFalse();
        foreach (var other in Enumerable.Range(-2, leaves.Count + 4).Where(other => other != leaf))
            (proof with { Leaf = other }).Proves(leaves[leaf], root).ShouldBeFalse();
        foreach (var hash in EachByteFlipped(leaves[leaf], random))
            proof.Proves(hash, root).ShouldBeFalse();
        foreach (var hash in EachByteFlipped(root, random))
            proof.Proves(leaves[leaf], hash).ShouldBeFalse();
        foreach (var size in new long[] { long.MinValue, -1, 0, leaf, long.MaxValue })
            (proof with { Size = size }).Proves(leaves[leaf], root).ShouldBeFalse();
    });

    [Fact]
    public Task of_consistency_are_refused() => SeededRandom.TryAsync(25, async random =>
    {
        var (tree, leaves) = Planted(random);
        var older = random.Next(1, leaves.Count);
        var olderRoot = new TilesInMemory(leaves.Take(older)).Root;
        var root = await tree.RootAsync(default);
        var proof = await tree.ProveConsistencyAsync(older, default);
        proof.Proves(olderRoot, root).ShouldBeTrue();

        foreach (var path in Forged(proof.Path, random))
            (proof with { Path = path }).Proves(olderRoot, root).ShouldBeFalse();
        foreach (var hash in EachByteFlipped(olderRoot, random))
            proof.Proves(hash, root).ShouldBeFalse();
        foreach (var hash in EachByteFlipped(root, random))
            proof.Proves(olderRoot, hash).ShouldBeFalse();
        foreach (var other in new long[] { long.MinValue, -1, 0, leaves.Count, leaves.Count + 1, long.MaxValue })
            (proof with { Older = other }).Proves(olderRoot, root).ShouldBeFalse();
        foreach (var size in new long[] { long.MinValue, -1, 0, older, older - 1, long.MaxValue })
            (proof with { Size = size }).Proves(olderRoot, root).ShouldBeFalse();
        // A history written anew from an event of the older tree on is no continuation of it.
        var changed = leaves.ToArray();
        changed[random.Next(older)] = Some(random);
        var rewritten = new MerkleTree(new TilesInMemory(changed), leaves.Count);
        (await rewritten.ProveConsistencyAsync(older, default)).Proves(olderRoot, await rewritten.RootAsync(default))
            .ShouldBeFalse();
    });

    [Fact]
    public void of_trees_without_events_or_of_one_size_need_equal_roots_and_no_node()
    {
        var (one, other) = (Some(new Random(1)), Some(new Random(2)));
        new ConsistencyProof(0, 5, []).Proves(Digest.Nothing, one).ShouldBeTrue();
        new ConsistencyProof(0, 5, []).Proves(other, one).ShouldBeFalse();
        new ConsistencyProof(0, 5, [one]).Proves(Digest.Nothing, one).ShouldBeFalse();
        new ConsistencyProof(5, 5, []).Proves(one, one).ShouldBeTrue();
        new ConsistencyProof(5, 5, []).Proves(one, other).ShouldBeFalse();
        new ConsistencyProof(5, 5, [one]).Proves(one, one).ShouldBeFalse();
    }

    [Fact]
    public Task of_many_leaves_are_refused() => SeededRandom.TryAsync(25, async random =>
    {
        var (tree, leaves) = Planted(random);
        var root = await tree.RootAsync(default);
        var proven = Enumerable.Range(0, leaves.Count).Where(_ => random.Next(4) == 0).Select(i => (long)i).ToList();
        var nodes = await tree.ProveAllAsync(proven.ToAsyncEnumerable(), default).ToListAsync();
        TreePart[] parts =
        [
            .. nodes.Concat(proven.Select(leaf => new TreePart(new Subtree(leaf, leaf + 1), leaves[(int)leaf])))
                .OrderBy(part => part.Node.First),
        ];
        Root(parts, leaves.Count).ShouldBe(root);

        for (var at = 0; at < parts.Length; at++)
        {
            var part = parts[at];
            IEnumerable<TreePart> others =
            [
                part with { Hash = EachByteFlipped(part.Hash, random).ElementAt(random.Next(Digest.Size)) },
                part with { Node = part.Node with { First = part.Node.First + 1 } },
                part with { Node = part.Node with { End = part.Node.End + 1 } },
                part with { Node = part.Node with { End = part.Node.End - 1 } },
                part with { Node = part.Node with { End = long.MaxValue } },
            ];
            foreach (var other in others)
                Root([.. parts[..at], other, .. parts[(at + 1)..]], leaves.Count).ShouldNotBe(root);
            Root([.. parts[..at], .. parts[(at + 1)..]], leaves.Count).ShouldNotBe(root, "dropped");
            Root([.. parts[..at], part, .. parts[at..]], leaves.Count).ShouldNotBe(root, "added");
            if (at > 0)
                Root([.. parts[..(at - 1)], part, parts[at - 1], .. parts[(at + 1)..]], leaves.Count).ShouldBeNull();
        }
        Root(parts, leaves.Count + 1).ShouldBeNull();
        Root(parts, leaves.Count - 1).ShouldBeNull();
        Root(parts, long.MaxValue).ShouldBeNull();
    });

    // The root of parts, or null where they are no tree.
    private static Digest? Root(TreePart[] from, long size)
    {
        var parts = new TreeParts(size);
        return from.All(parts.Add) ? parts.Root : null;
    }

    private static (MerkleTree Tree, IReadOnlyList<Digest> Leaves) Planted(Random random)
    {
        var leaves = NaiveTree.Digests(NaiveTree.Leaves(random, random.Next(2, 300)));
        return (new MerkleTree(new TilesInMemory(leaves), leaves.Count), leaves);
    }

    private static IEnumerable<IReadOnlyList<Digest>> Forged(IReadOnlyList<Digest> path, Random random)
    {
        for (var at = 0; at < path.Count; at++)
        {
            foreach (var hash in EachByteFlipped(path[at], random))
                yield return [.. path.Take(at), hash, .. path.Skip(at + 1)];
            yield return [.. path.Take(at), .. path.Skip(at + 1)];
            if (at > 0)
                yield return [.. path.Take(at - 1), path[at], path[at - 1], .. path.Skip(at + 1)];
        }
        for (var at = 0; at <= path.Count; at++)
            yield return [.. path.Take(at), Some(random), .. path.Skip(at)];
        if (path.Count > 0)
            yield return [.. path, path[^1]];
    }

    private static IEnumerable<Digest> EachByteFlipped(Digest digest, Random random) =>
        Enumerable.Range(0, Digest.Size).Select(at =>
        {
            var bytes = digest.ToBytes();
            bytes[at] ^= (byte)(1 << random.Next(8));
            return new Digest(bytes);
        });

    private static Digest Some(Random random)
    {
        var bytes = new byte[Digest.Size];
        random.NextBytes(bytes);
        return new Digest(bytes);
    }
}
