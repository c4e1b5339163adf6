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
            (PorFse.Ledger.IEvent)e.Data, ProvenanceOf(e));
    }

    /// <summary>An event for Marten to append, with identity, time and provenance as the ledger gives them.</summary>
    internal static Recorded Wrap(this IEventStoreOperations operations, RecordedEvent recorded)
    {
        var e = operations.BuildEvent(recorded.Data);
        e.Id = recorded.Id;
        e.Timestamp = recorded.RecordedAt;
        e.CorrelationId = recorded.Provenance.Batch;
        e.CausationId = recorded.Provenance.Cause;
        e.UserName = recorded.Provenance.User;
        using var headers = JsonDocument.Parse(EventHeaders.Write(recorded.Provenance));
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
