namespace PorFse.Ledger.Exchange;

/// <summary>Hashes lines of events. An instance keeps its buffer for the next one; it serves one thread.</summary>
internal sealed class LeafHash
{
    private byte[] buffer = new byte[4_096];

    /// <summary>The hash of the leaf of an event.</summary>
    /// <param name="line">Its canonical JSON.</param>
    internal Digest Of(ReadOnlySpan<byte> line)
    {
        if (buffer.Length <= line.Length)
            buffer = new byte[line.Length * 2];
        buffer[0] = Digest.LeafPrefix;
        line.CopyTo(buffer.AsSpan(1));
        return Digest.OfLeaf(buffer.AsSpan(0, line.Length + 1));
    }
}
