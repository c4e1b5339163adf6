using System.Buffers;
using System.Buffers.Binary;

namespace PorFse.Ledger.Postgres;

/// <summary>Rows in the binary form of COPY, gathered on their way; their memory is borrowed.</summary>
/// <remarks>Source: PostgreSQL's documentation of COPY, "Binary Format"; jsonb begins with its version, 1.</remarks>
internal sealed class CopyRows : IDisposable
{
    internal const short NoMoreRows = -1;
    internal static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private const int NullLength = -1;
    private const byte JsonVersion = 1;
    private const int FlagsAndExtension = 8;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int length;

    /// <summary>The first bytes of every copy, before flags and extension.</summary>
    internal static ReadOnlySpan<byte> Signature =>
        [0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00];

    /// <summary>What every copy begins with.</summary>
    internal static ReadOnlyMemory<byte> Beginning { get; } =
        (byte[])[.. Signature, .. new byte[FlagsAndExtension]];

    /// <summary>What it ends with: <see cref="NoMoreRows"/>.</summary>
    internal static ReadOnlyMemory<byte> Ending { get; } = (byte[])[0xff, 0xff];

    /// <summary>The rows gathered.</summary>
    internal ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    internal void Row(short columns)
    {
        BinaryPrimitives.WriteInt16BigEndian(Free(sizeof(short)), columns);
        length += sizeof(short);
    }

    internal void Null() => Size(NullLength);

    internal void Number(long number)
    {
        Size(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Free(sizeof(long)), number);
        length += sizeof(long);
    }

    internal void Uuid(Guid id)
    {
        Size(16);
        id.TryWriteBytes(Free(16), bigEndian: true, out _);
        length += 16;
    }

    internal void Time(DateTime moment) => Number((moment - Epoch).Ticks / TimeSpan.TicksPerMicrosecond);

    internal void Text(ReadOnlyMemory<byte> text)
    {
        Size(text.Length);
        Bytes(text.Span);
    }

    internal void Json(ReadOnlyMemory<byte> json)
    {
        Size(json.Length + 1);
        Bytes([JsonVersion]);
        Bytes(json.Span);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void Size(int bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(Free(sizeof(int)), bytes);
        length += sizeof(int);
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Free(bytes.Length));
        length += bytes.Length;
    }

    private Span<byte> Free(int count)
    {
        if (buffer.Length - length < count)
            Grow(count);
        return buffer.AsSpan(length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + count));
        Written.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
