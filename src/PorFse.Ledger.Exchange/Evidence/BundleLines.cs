using System.Runtime.CompilerServices;

namespace PorFse.Ledger.Exchange;

/// <summary>The lines of a file of a bundle, read in as much memory as the longest of them needs.</summary>
internal static class BundleLines
{
    /// <summary>Bytes of the longest line that is read.</summary>
    internal const int Longest = 1 << 24;

    /// <summary>The lines without their line feeds; each is overwritten when the next one is asked for.</summary>
    /// <exception cref="InvalidDataException">A line is longer, or the last one does not end.</exception>
    internal static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var buffer = new byte[1 << 16];
        var (start, end, searched) = (0, 0, 0);
        while (true)
        {
            var length = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var feed = searched + length;
                yield return buffer.AsMemory(start, feed - start);
                start = searched = feed + 1;
                continue;
            }
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end, searched) = (0, end - start, end - start);
            if (end == Longest)
                throw new InvalidDataException($"A line is longer than {Longest} bytes.");
            if (end == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellation).ConfigureAwait(false);
            if (read == 0 && end > 0)
                throw new InvalidDataException("The last line does not end.");
            if (read == 0)
                break;
            end += read;
        }
    }
}
