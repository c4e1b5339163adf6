using System.Text.Json;
using Marten.Events;
using Recorded = JasperFx.Events.IEvent;

namespace PorFse.Ledger.Marten;

/// <summary>An event of the ledger in Marten's wrapper, and out of it.</summary>
public static class MartenEvents
{
    /// <summary>An event that Marten read, as the ledger has it.</summary>
    public static RecordedEvent ToRecorded(this Recorded e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new RecordedEvent(
            e.Sequence, e.Id, StreamName.Parse(e.StreamKey!), e.Version, e.Timestamp.ToUniversalTime(),
            (IEvent)e.Data, ProvenanceOf(e));
    }

    /// <summary>An event for Marten to append, with the identity, time and provenance the ledger gives it.</summary>
    internal static Recorded Wrap(
        this IEventStoreOperations operations, Guid id, object data, DateTimeOffset at, Provenance provenance)
    {
        var e = operations.BuildEvent(data);
        e.Id = id;
        e.Timestamp = at;
        e.CorrelationId = provenance.Batch;
        e.CausationId = provenance.Cause;
        e.UserName = provenance.User;
        using var headers = JsonDocument.Parse(EventHeaders.Write(provenance));
        foreach (var header in headers.RootElement.EnumerateObject())
            e.SetHeader(header.Name, header.Value.Clone());
        return e;
    }

    private static Provenance ProvenanceOf(Recorded e)
    {
        var told = EventHeaders.Read(e.Headers is null ? null : JsonSerializer.Serialize(e.Headers));
        return new Provenance(told.Source, e.UserName ?? "", told.File, told.Row, e.CorrelationId, e.CausationId);
    }
}
