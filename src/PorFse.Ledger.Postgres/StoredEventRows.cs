using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>Rows of <c>mt_events</c> as they come out of a binary COPY, without a text being made of them.</summary>
internal sealed class StoredEventRows
{
    private const int MostAtOnce = 1 << 20;
    private const int HeaderLength = 19;
    private static readonly long Earliest = (DateTime.MinValue - CopyRows.Epoch).Ticks / TimeSpan.TicksPerMicrosecond;
    private static readonly long Latest = (DateTime.MaxValue - CopyRows.Epoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static readonly CompositeFormat Copy = CompositeFormat.Parse("""
        copy (
            select seq_id, id, stream_id, version, type, timestamp, data, headers, user_name, correlation_id,
                causation_id, mt_dotnet_type,
                is_archived is not distinct from false and tenant_id is not distinct from '*DEFAULT*' and bdata is null
            from ledger.mt_events where seq_id >= {0} and seq_id <= {1} order by seq_id
        ) to stdout (format binary)
        """);

    private readonly Stream stream;
    private byte[] buffer = new byte[MostAtOnce];
    private int start;
    private int end;

    private StoredEventRows(Stream stream) => this.stream = stream;

    /// <summary>The events of a range of positions; each is overwritten when the next one is asked for.</summary>
    internal static async IAsyncEnumerable<StoredEvent> ReadAsync(
        NpgsqlConnection connection, long from, long until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var sql = string.Format(CultureInfo.InvariantCulture, Copy, from, until);
        var stream = await connection.BeginRawBinaryCopyAsync(sql, cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var rows = new StoredEventRows(stream);
            await rows.FillAsync(HeaderLength, cancellation).ConfigureAwait(false);
            rows.start += HeaderLength;
            while (true)
            {
                var isWhole = rows.TryRead(out var stored, out var isLast);
                if (isLast)
                    break;
                if (isWhole)
                    yield return stored;
                else
                    await rows.FillAsync(rows.end - rows.start + 1, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads on until so many bytes are there.</summary>
    private async Task FillAsync(int wanted, CancellationToken cancellation)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        while (end < wanted)
        {
            if (end == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellation).ConfigureAwait(false);
            if (read == 0)
                throw new EndOfStreamException("The copy of the events ended in the middle of a row.");
            end += read;
        }
    }

    private bool TryRead(out StoredEvent stored, out bool isLast)
    {
        stored = default;
        var at = start;
        isLast = false;
        if (end - at < sizeof(short))
            return false;
        var columns = BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(at));
        isLast = columns == CopyRows.NoMoreRows;
        at += sizeof(short);
        Span<(int Start, int Length)> fields = stackalloc (int, int)[Math.Max((short)0, columns)];
        for (var i = 0; i < fields.Length; i++)
        {
            if (end - at < sizeof(int))
                return false;
            var length = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(at));
            at += sizeof(int);
            fields[i] = (at, length);
            at += Math.Max(0, length);
            if (at > end)
                return false;
        }
        if (isLast)
            return true;
        stored = new StoredEvent(
            Number(fields[0]),
            new Guid(buffer.AsSpan(fields[1].Start, fields[1].Length), bigEndian: true),
            Text(fields[2]) ?? ReadOnlyMemory<byte>.Empty,
            Number(fields[3]),
            Text(fields[4]) ?? ReadOnlyMemory<byte>.Empty,
            Moment(Number(fields[5])),
            Json(fields[6])!.Value,
            Json(fields[7]),
            Text(fields[8]),
            Text(fields[9]),
            Text(fields[10]),
            Text(fields[11]),
            buffer[fields[12].Start] == 1);
        start = at;
        return true;
    }

    private long Number((int Start, int Length) field) =>
        BinaryPrimitives.ReadInt64BigEndian(buffer.AsSpan(field.Start));

    // Infinity, which somebody else may have written, is the last moment there is.
    private static DateTime Moment(long microseconds) => CopyRows.Epoch.AddTicks(TimeSpan.TicksPerMicrosecond
        * Math.Clamp(microseconds, Earliest, Latest));

    private ReadOnlyMemory<byte>? Text((int Start, int Length) field) => field.Length < 0
        ? default(ReadOnlyMemory<byte>?)
        : buffer.AsMemory(field.Start, field.Length);

    // After the byte that says which version of jsonb it is.
    private ReadOnlyMemory<byte>? Json((int Start, int Length) field) => field.Length < 0
        ? default(ReadOnlyMemory<byte>?)
        : buffer.AsMemory(field.Start + 1, field.Length - 1);
}
