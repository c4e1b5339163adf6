using System.Buffers.Binary;

namespace PorFse.Ledger.Postgres;

/// <summary>Rows in the binary form of COPY, gathered until they are worth sending.</summary>
/// <remarks>Source: PostgreSQL's documentation of COPY, "Binary Format"; jsonb begins with its version, 1.</remarks>
internal sealed class CopyRows
{
    internal const short NoMoreRows = -1;
    internal static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private const int NullLength = -1;
    private const byte JsonVersion = 1;
    private const int FlagsAndExtension = 8;
    private byte[] buffer = new byte[1 << 16];

    /// <summary>The first bytes of every copy, before flags and extension.</summary>
    internal static ReadOnlySpan<byte> Signature =>
        [0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00];

    /// <summary>Bytes gathered.</summary>
    internal int Length { get; private set; }

    internal void Begin()
    {
        Bytes(Signature);
        Free(FlagsAndExtension).Clear();
        Length += FlagsAndExtension;
    }

    internal void Row(short columns)
    {
        BinaryPrimitives.WriteInt16BigEndian(Free(sizeof(short)), columns);
        Length += sizeof(short);
    }

    internal void End() => Row(NoMoreRows);

    internal void Null() => Size(NullLength);

    internal void Number(long number)
    {
        Size(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Free(sizeof(long)), number);
        Length += sizeof(long);
    }

    internal void Uuid(Guid id)
    {
        Size(16);
        id.TryWriteBytes(Free(16), bigEndian: true, out _);
        Length += 16;
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

    /// <summary>Sends what was gathered.</summary>
    internal async Task FlushAsync(Stream stream)
    {
        await stream.WriteAsync(buffer.AsMemory(0, Length), CancellationToken.None).ConfigureAwait(false);
        Length = 0;
    }

    private void Size(int bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(Free(sizeof(int)), bytes);
        Length += sizeof(int);
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Free(bytes.Length));
        Length += bytes.Length;
    }

    private Span<byte> Free(int count)
    {
        if (buffer.Length - Length < count)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + count));
        return buffer.AsSpan(Length);
    }
}
