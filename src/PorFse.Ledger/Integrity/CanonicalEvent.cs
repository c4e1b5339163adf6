using System.Globalization;

namespace PorFse.Ledger;

/// <summary>
/// The bytes an event is the leaf of: the canonical JSON of data, id, metadata, position, recordedAt, stream, type and
/// version. An instance keeps its buffer for the next event; it serves one thread.
/// </summary>
/// <remarks>
/// Metadata are Marten's, as far as they are there: causationId, correlationId, headers, userName. The time has six
/// decimals and ends with Z; the id is in lower case.
/// </remarks>
public sealed class CanonicalEvent
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private readonly CanonicalJson json = new();

    /// <summary>The hash of the leaf of an event.</summary>
    public Digest LeafOf(in StoredEvent stored) => LeafOf(stored, null);

    /// <summary>The hash of the leaf of an event that was just written.</summary>
    public Digest LeafOf(in StoredEvent stored, EventText? text)
    {
        Write(stored, text);
        return Digest.OfLeaf(json.Written);
    }

    /// <summary>The canonical JSON of an event, until the next call.</summary>
    public ReadOnlySpan<byte> BytesOf(in StoredEvent stored)
    {
        Write(stored, null);
        return json.Written[1..];
    }

    private void Write(in StoredEvent stored, EventText? text)
    {
        json.Clear();
        json.Write(Digest.LeafPrefix);
        json.Write("{\"data\":"u8);
        if (text is null)
            json.WriteJson(stored.Data.Span);
        else
            json.Write(text.Canonical.Span);
        json.Write(",\"id\":\""u8);
        stored.Id.TryFormat(json.Free(36), out var written);
        json.Advance(written);
        json.Write("\",\"metadata\":"u8);
        WriteMetadata(stored);
        json.Write(",\"position\":"u8);
        json.WriteNumber(stored.Position);
        json.Write(",\"recordedAt\":\""u8);
        stored.RecordedAt.TryFormat(json.Free(32), out written, Time, CultureInfo.InvariantCulture);
        json.Advance(written);
        json.Write("\",\"stream\":"u8);
        json.WriteString(stored.Stream.Span);
        json.Write(",\"type\":"u8);
        json.WriteString(stored.Type.Span);
        json.Write(",\"version\":"u8);
        json.WriteNumber(stored.Version);
        json.Write((byte)'}');
    }

    private void WriteMetadata(in StoredEvent stored)
    {
        var opening = (byte)'{';
        WriteText("\"causationId\":"u8, stored.Causation, ref opening);
        WriteText("\"correlationId\":"u8, stored.Correlation, ref opening);
        if (stored.Headers is { } headers)
        {
            json.Write(opening);
            json.Write("\"headers\":"u8);
            json.WriteJson(headers.Span);
            opening = (byte)',';
        }
        WriteText("\"userName\":"u8, stored.User, ref opening);
        if (opening == (byte)'{')
            json.Write(opening);
        json.Write((byte)'}');
    }

    private void WriteText(ReadOnlySpan<byte> name, ReadOnlyMemory<byte>? text, ref byte opening)
    {
        if (text is not { } given)
            return;
        json.Write(opening);
        json.Write(name);
        json.WriteString(given.Span);
        opening = (byte)',';
    }
}
