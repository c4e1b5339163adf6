namespace PorFse.Ledger;

/// <summary>The proof that an event is in the tree: the nodes beside its way to the root.</summary>
/// <param name="Leaf">The event's position less 1.</param>
/// <param name="Size">How many events the tree has.</param>
/// <param name="Path">The nodes, from the leaf up.</param>
/// <remarks>Source: RFC 9162, section 2.1.3.</remarks>
public sealed record InclusionProof(long Leaf, long Size, IReadOnlyList<Digest> Path)
{
    /// <summary>Whether it proves that a leaf of this hash is in the tree of this root.</summary>
    public bool Proves(Digest leaf, Digest root)
    {
        if (Leaf < 0 || Leaf >= Size)
            return false;
        var way = new WayUp(Leaf, Size - 1);
        foreach (var node in Path)
        {
            if (way.IsAtRoot)
                return false;
            leaf = way.Up() ? Digest.OfNode(node, leaf) : Digest.OfNode(leaf, node);
        }
        return way.IsAtRoot && leaf == root;
    }
}

/// <summary>The proof that an older tree is the beginning of a tree: nothing in it was changed since.</summary>
/// <param name="Older">How many events the older tree has.</param>
/// <param name="Size">How many events the tree has.</param>
/// <param name="Path">Nodes of both, in the order of RFC 9162.</param>
/// <remarks>
/// Source: RFC 9162, section 2.1.4. A tree of no events is the beginning of every tree, and one of its own size is the
/// tree itself: neither needs a node.
/// </remarks>
public sealed record ConsistencyProof(long Older, long Size, IReadOnlyList<Digest> Path)
{
    /// <summary>Whether it proves that the tree of the older root is the beginning of the tree of this root.</summary>
    public bool Proves(Digest olderRoot, Digest root)
    {
        if (Older < 0 || Older > Size)
            return false;
        if (Older == 0 || Older == Size)
            return Path.Count == 0 && olderRoot == (Older == Size ? root : Digest.Nothing);

        var way = new WayUp(Older - 1, Size - 1);
        way.SkipRightTurns();
        // Where the older tree is complete, its root is the first node.
        IReadOnlyList<Digest> path = way.IsOnLeftEdge ? [olderRoot, .. Path] : Path;
        if (path.Count == 0)
            return false;
        var (older, newer) = (path[0], path[0]);
        foreach (var node in path.Skip(1))
        {
            if (way.IsAtRoot)
                return false;
            if (way.Up())
                (older, newer) = (Digest.OfNode(node, older), Digest.OfNode(node, newer));
            else
                newer = Digest.OfNode(newer, node);
        }
        return way.IsAtRoot && older == olderRoot && newer == root;
    }
}

/// <summary>The way from a leaf to the root, as the two numbers fn and sn of RFC 9162, section 2.1.3.2.</summary>
/// <param name="number">Number of the node within its level.</param>
/// <param name="last">Number of the last node of that level.</param>
internal struct WayUp(long number, long last)
{
    internal readonly bool IsAtRoot => last == 0;

    internal readonly bool IsOnLeftEdge => number == 0;

    /// <summary>Goes up past nodes that are right children.</summary>
    internal void SkipRightTurns()
    {
        while ((number & 1) == 1)
            (number, last) = (number >> 1, last >> 1);
    }

    /// <summary>Goes up to the next node with two children; true when the one come from is the right one.</summary>
    internal bool Up()
    {
        var isRight = (number & 1) == 1 || number == last;
        // The last node of a level may have nothing beside it, and be itself the node above.
        while (isRight && (number & 1) == 0 && number != 0)
            (number, last) = (number >> 1, last >> 1);
        (number, last) = (number >> 1, last >> 1);
        return isRight;
    }
}
