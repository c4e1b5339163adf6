using System.Security.Cryptography;
using System.Text;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// The bytes of a file as a text of one character a byte, hashed on their way. Ends early when a row goes on beyond
/// <see cref="LongestRow"/>, so that an open quote cannot draw a file of any size into memory.
/// </summary>
internal sealed class ByteText(Stream stream, bool allowsMark) : TextReader
{
    /// <summary>The most bytes a row may have.</summary>
    internal const int LongestRow = 1 << 22;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] bytes = new byte[1 << 16];
    private bool begun;
    private bool ended;

    /// <summary>Bytes of a byte order mark at the beginning: 3 or 0.</summary>
    internal int Mark { get; private set; }

    /// <summary>Bytes read, the mark included.</summary>
    internal long Length { get; private set; }

    /// <summary>Where the row that is being read begins, counted from the beginning of the file.</summary>
    internal long RowStart { get; set; }

    /// <summary>True when it ended within a row that is too long.</summary>
    internal bool IsRowTooLong { get; private set; }

    /// <summary>SHA-256 of the whole file in hexadecimal digits; reads what is left of it.</summary>
    internal string Sha256()
    {
        while (Fill(bytes.Length).Length > 0)
        {
        }
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        IsRowTooLong |= Length - RowStart > LongestRow;
        if (IsRowTooLong)
            return 0;
        var read = Fill(Math.Min(buffer.Length, bytes.Length));
        if (!begun && read.Length > 0)
        {
            begun = true;
            if (allowsMark && read.StartsWith(ByteOrderMark))
            {
                Mark = ByteOrderMark.Length;
                read = read[Mark..];
                if (read.IsEmpty)
                    return Read(buffer);
            }
        }
        return Encoding.Latin1.GetChars(read, buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            hash.Dispose();
        base.Dispose(disposing);
    }

    // A stream may give less than is there; a mark must come whole.
    private ReadOnlySpan<byte> Fill(int most)
    {
        var least = Math.Min(most, ByteOrderMark.Length);
        var filled = ended ? 0 : stream.ReadAtLeast(bytes.AsSpan(0, most), least, throwOnEndOfStream: false);
        ended |= filled == 0;
        hash.AppendData(bytes, 0, filled);
        Length += filled;
        return bytes.AsSpan(0, filled);
    }
}
