using System.Security.Cryptography;

namespace PorFse.Ledger.Tests.Integrity;

/// <summary>RFC 9162, section 2.1, word by word: slow, recursive, and knowing nothing of tiles.</summary>
internal static class NaiveTree
{
    internal static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0)
            return SHA256.HashData([]);
        if (leaves.Length == 1)
            return leaves[0];
        var k = LargestPowerOfTwoBelow(leaves.Length);
        return SHA256.HashData([1, .. Root(leaves[..k]), .. Root(leaves[k..])]);
    }

    internal static List<byte[]> Path(int m, ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
            return [];
        var k = LargestPowerOfTwoBelow(leaves.Length);
        return m < k
            ? [.. Path(m, leaves[..k]), Root(leaves[k..])]
            : [.. Path(m - k, leaves[k..]), Root(leaves[..k])];
    }

    internal static List<byte[]> Proof(int m, ReadOnlySpan<byte[]> leaves) => SubProof(m, leaves, true);

    /// <summary>The hash of a leaf that holds these bytes.</summary>
    internal static byte[] Leaf(ReadOnlySpan<byte> entry) => SHA256.HashData([0, .. entry]);

    /// <summary>So many leaves, each another.</summary>
    internal static byte[][] Leaves(Random random, int count)
    {
        var salt = random.Next();
        return [.. Enumerable.Range(0, count).Select(i => Leaf(BitConverter.GetBytes(((long)salt << 32) | (uint)i)))];
    }

    internal static IReadOnlyList<Digest> Digests(IEnumerable<byte[]> hashes) =>
        [.. hashes.Select(hash => new Digest(hash))];

    private static List<byte[]> SubProof(int m, ReadOnlySpan<byte[]> leaves, bool isKnown)
    {
        if (m == leaves.Length)
            return isKnown ? [] : [Root(leaves)];
        var k = LargestPowerOfTwoBelow(leaves.Length);
        return m <= k
            ? [.. SubProof(m, leaves[..k], isKnown), Root(leaves[k..])]
            : [.. SubProof(m - k, leaves[k..], false), Root(leaves[..k])];
    }

    private static int LargestPowerOfTwoBelow(int n)
    {
        var k = 1;
        while (k * 2 < n)
            k *= 2;
        return k;
    }
}
