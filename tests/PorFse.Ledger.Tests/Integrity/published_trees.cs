using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests.Integrity;

/// <summary>
/// The example of RFC 9162, section 2.1.5, and the tree of eight leaves that implementations of certificate
/// transparency have been tried on since RFC 6962.
/// </summary>
public class published_trees
{
    private static readonly string[] Entries =
    [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ];

    private static readonly Digest[] Leaves =
        [.. Entries.Select(entry => Digest.OfLeaf([Digest.LeafPrefix, .. Convert.FromHexString(entry)]))];

    private static readonly TilesInMemory Tiles = new(Leaves);

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public async Task have_their_published_roots(int size, string root)
    {
        Hex(new TilesInMemory(Leaves.Take(size)).Root).ShouldBe(root);
        Hex(await new MerkleTree(Tiles, size).RootAsync(default)).ShouldBe(root);
    }

    [Theory]
    [InlineData(0, 1, "")]
    [InlineData(0, 8, "96a296d224f285c6 5f083f0a1a33ca07 6b47aaf29ee3c2af")]
    [InlineData(5, 8, "bc1a0643b12e4d2d ca854ea128ed050b d37ee418976dd957")]
    [InlineData(2, 3, "fac54203e7cc696c")]
    [InlineData(1, 5, "6e340b9cffb37a98 5f083f0a1a33ca07 bc1a0643b12e4d2d")]
    [InlineData(5, 7, "bc1a0643b12e4d2d b08693ec2e721597 d37ee418976dd957")]
    public async Task have_their_published_inclusion_proofs(long leaf, long size, string path)
    {
        var tree = new MerkleTree(Tiles, size);
        var proof = await tree.ProveInclusionAsync(leaf, default);

        Short(proof.Path).ShouldBe(path);
        proof.Proves(Leaves[leaf], await tree.RootAsync(default)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 8, "96a296d224f285c6 5f083f0a1a33ca07 6b47aaf29ee3c2af")]
    [InlineData(6, 8, "0ebc5d3437fbe2db ca854ea128ed050b d37ee418976dd957")]
    [InlineData(2, 5, "5f083f0a1a33ca07 bc1a0643b12e4d2d")]
    [InlineData(3, 7, "0298d122906dcfc1 07506a85fd9dd2f1 fac54203e7cc696c 837dbb152e9b0790")]
    [InlineData(4, 8, "6b47aaf29ee3c2af")]
    public async Task have_their_published_consistency_proofs(long older, long size, string path)
    {
        var tree = new MerkleTree(Tiles, size);
        var proof = await tree.ProveConsistencyAsync(older, default);

        Short(proof.Path).ShouldBe(path);
        var olderRoot = await new MerkleTree(Tiles, older).RootAsync(default);
        proof.Proves(olderRoot, await tree.RootAsync(default)).ShouldBeTrue();
    }

    // a to f and j are the leaves of the RFC's picture, g, h and i the pairs above them, k and l the halves.
    [Theory]
    [InlineData(0, "b h l")]
    [InlineData(3, "c g l")]
    [InlineData(4, "f j k")]
    [InlineData(6, "i k")]
    public void have_the_inclusion_proofs_of_the_example_of_the_rfc(long leaf, string path) =>
        Names(Subtree.BesideTheWayTo(leaf, 7)).ShouldBe(path);

    [Theory]
    [InlineData(3, "c d g l")]
    [InlineData(4, "l")]
    [InlineData(6, "i j k")]
    public void have_the_consistency_proofs_of_the_example_of_the_rfc(long older, string path) =>
        Names(Subtree.BetweenTrees(older, 7)).ShouldBe(path);

    private static string Names(IEnumerable<Subtree> path) => string.Join(' ', path.Select(node => node switch
    {
        (6, 7) => "j",
        { Leaves: 1 } => ((char)('a' + node.First)).ToString(),
        { Leaves: 2 } => ((char)('g' + (node.First / 2))).ToString(),
        (0, 4) => "k",
        (4, 7) => "l",
        _ => node.ToString(),
    }));

    private static string Hex(Digest digest) => Convert.ToHexStringLower(digest.ToBytes());

    private static string Short(IEnumerable<Digest> path) => string.Join(' ', path.Select(hash => Hex(hash)[..16]));
}
