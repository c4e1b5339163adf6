namespace PorFse.Ledger;

/// <summary>A node of a tree with its hash.</summary>
/// <param name="Node">The node; a leaf has one leaf.</param>
/// <param name="Hash">Its hash.</param>
public sealed record TreePart(Subtree Node, Digest Hash);

/// <summary>
/// Puts a tree together from parts that follow one another from its first leaf to its last: leaves that somebody
/// claims to be in it, and the nodes between them. Whatever their number, it keeps at most two a level.
/// </summary>
/// <param name="size">How many events the tree has.</param>
/// <remarks>
/// The root is the signed one only if each part is: a leaf that is not at its place in the tree cannot be hidden behind
/// nodes, because a node stands for the leaves beneath it and leaves no room for another.
/// </remarks>
public sealed class TreeParts(long size)
{
    private readonly List<TreePart> open = [];
    private long next;

    /// <summary>The root of all parts together; null while there is something missing.</summary>
    public Digest? Root => next != size ? null : size == 0 ? Digest.Nothing : open[0].Hash;

    /// <summary>Adds the next part; false when it is no node of the tree or does not follow the last one.</summary>
    public bool Add(TreePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.Node.First != next || !part.Node.IsIn(size))
            return false;
        next = part.Node.End;
        open.Add(part);
        while (open.Count > 1 && Join(open[^2], open[^1]) is { } joined)
        {
            open.RemoveRange(open.Count - 2, 2);
            open.Add(joined);
        }
        return true;
    }

    private TreePart? Join(TreePart left, TreePart right)
    {
        var node = new Subtree(left.Node.First, right.Node.End);
        return node.IsIn(size) && node.Split() == (left.Node, right.Node)
            ? new TreePart(node, Digest.OfNode(left.Hash, right.Hash))
            : null;
    }
}
