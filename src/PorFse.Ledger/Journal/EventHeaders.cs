using System.Text.Json;
using System.Text.Json.Serialization;

namespace PorFse.Ledger;

/// <summary>What of a provenance has no column of its own among Marten's metadata: its <c>headers</c>.</summary>
/// <param name="Source">See <see cref="Provenance.Source"/>.</param>
/// <param name="File">See <see cref="Provenance.File"/>.</param>
/// <param name="Row">See <see cref="Provenance.Row"/>.</param>
public sealed record EventHeaders(string Source, string? File, long? Row)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Their stored form, JSON in UTF-8.</summary>
    public static byte[] Write(Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        return JsonSerializer.SerializeToUtf8Bytes(
            new EventHeaders(provenance.Source, provenance.File, provenance.Row), Json);
    }

    /// <summary>Headers read back; those another writer left out are empty.</summary>
    public static EventHeaders Read(string? json) =>
        json is null ? new EventHeaders("", null, null) : JsonSerializer.Deserialize<EventHeaders>(json, Json)!;
}
