using System.Text.Json;
using System.Text.Json.Serialization;

namespace PorFse.Ledger.Postgres;

/// <summary>What of a provenance has no column of its own in <c>mt_events</c>: its <c>headers</c>.</summary>
internal sealed record EventHeaders(string Source, string? File, long? Row)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    internal static string Write(Provenance provenance) =>
        JsonSerializer.Serialize(new EventHeaders(provenance.Source, provenance.File, provenance.Row), Json);

    /// <summary>Headers another writer left out are empty.</summary>
    internal static EventHeaders Read(string? json) =>
        json is null ? new EventHeaders("", null, null) : JsonSerializer.Deserialize<EventHeaders>(json, Json)!;
}
