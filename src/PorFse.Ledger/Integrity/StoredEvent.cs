using System.Collections.Frozen;
using System.Text;

namespace PorFse.Ledger;

/// <summary>An event as its row holds it, every text in UTF-8: what the tree is made of.</summary>
/// <param name="Position">1, 2, 3 … (<c>seq_id</c>).</param>
/// <param name="Id">Identity of the fact.</param>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">1, 2, 3 … within its stream.</param>
/// <param name="Type">Alias of its type.</param>
/// <param name="RecordedAt">When the ledger took it in, UTC, whole microseconds.</param>
/// <param name="Data">The fact, JSON.</param>
/// <param name="Headers">What of its provenance has no column of its own, JSON.</param>
/// <param name="User">Who recorded it.</param>
/// <param name="Correlation">Import or request it belongs to.</param>
/// <param name="Causation">What made it happen.</param>
/// <param name="DotNetType">The .NET type. It follows from the type, so the tree leaves it out.</param>
/// <param name="IsPlain">
/// Whether the row has nothing else: it is not archived, of Marten's only tenant, without a binary body.
/// </param>
public readonly record struct StoredEvent(
    long Position,
    Guid Id,
    ReadOnlyMemory<byte> Stream,
    long Version,
    ReadOnlyMemory<byte> Type,
    DateTime RecordedAt,
    ReadOnlyMemory<byte> Data,
    ReadOnlyMemory<byte>? Headers,
    ReadOnlyMemory<byte>? User,
    ReadOnlyMemory<byte>? Correlation,
    ReadOnlyMemory<byte>? Causation,
    ReadOnlyMemory<byte>? DotNetType,
    bool IsPlain = true)
{
    private static readonly FrozenDictionary<Type, (byte[] Alias, byte[] DotNet)> Names =
        EventCatalogue.Types.ToFrozenDictionary(
            pair => pair.Value,
            pair => (
                Encoding.UTF8.GetBytes(pair.Key),
                Encoding.UTF8.GetBytes(EventCatalogue.DotNetTypeOf(pair.Value))));

    /// <summary>How an event is stored.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="text">Its JSON, where that is written already.</param>
    public static StoredEvent Of(RecordedEvent recorded, EventText? text = null)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var from = recorded.Provenance;
        var (alias, dotNet) = Names[recorded.Data.GetType()];
        return new StoredEvent(
            recorded.Position,
            recorded.Id,
            Encoding.UTF8.GetBytes(recorded.Stream.Value),
            recorded.Version,
            alias,
            recorded.RecordedAt.UtcDateTime,
            text?.Json ?? EventCatalogue.WriteUtf8(recorded.Data),
            EventHeaders.Write(from),
            Encoding.UTF8.GetBytes(from.User),
            Optional(from.Batch),
            Optional(from.Cause),
            dotNet);
    }

    /// <summary>The same with bytes of its own, that stay.</summary>
    public StoredEvent Copy() => this with
    {
        Stream = Stream.ToArray(),
        Type = Type.ToArray(),
        Data = Data.ToArray(),
        Headers = Copy(Headers),
        User = Copy(User),
        Correlation = Copy(Correlation),
        Causation = Copy(Causation),
        DotNetType = Copy(DotNetType),
    };

    private static ReadOnlyMemory<byte>? Copy(ReadOnlyMemory<byte>? text) =>
        text is { } given ? given.ToArray() : default(ReadOnlyMemory<byte>?);

    // A null array would be taken for an empty text.
    private static ReadOnlyMemory<byte>? Optional(string? text) =>
        text is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(text);
}
