using System.Text.Json;

namespace PorFse.Ledger.Exchange;

/// <summary>An event as a line of a bundle holds it: the canonical JSON its leaf is the hash of.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its version in the stream.</param>
/// <param name="Type">Alias of its type.</param>
/// <param name="RecordedAt">When it was recorded: always of one length, so that texts compare as moments do.</param>
/// <param name="Data">The fact.</param>
internal readonly record struct EvidenceEvent(
    long Position, string Stream, long Version, string Type, string RecordedAt, JsonElement Data)
{
    /// <summary>Whether a failure to read an event is the event's own, and not this program's.</summary>
    internal static bool IsUnreadable(Exception failure) => failure is JsonException or KeyNotFoundException
        or FormatException or InvalidOperationException or OverflowException or ArgumentException;

    /// <summary>The position a line speaks of, whatever else is wrong with it; null where it has none.</summary>
    internal static long? PositionOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("position").GetInt64();
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return null;
        }
    }

    /// <summary>Reads an event; what is missing or of another kind throws, see <see cref="IsUnreadable"/>.</summary>
    internal static EvidenceEvent Read(JsonElement json) => new(
        json.GetProperty("position").GetInt64(),
        TextOf(json, "stream"),
        json.GetProperty("version").GetInt64(),
        TextOf(json, "type"),
        TextOf(json, "recordedAt"),
        json.GetProperty("data"));

    /// <summary>A text of the fact.</summary>
    internal string Text(string member) => TextOf(Data, member);

    /// <summary>The business date of the fact.</summary>
    internal DateOnly On => DateOf(Text("On"));

    /// <summary>An amount of some JSON.</summary>
    internal static Euro AmountOf(JsonElement json, string member) =>
        Euro.FromDecimal(json.GetProperty(member).GetDecimal());

    /// <summary>A text of some JSON.</summary>
    internal static string TextOf(JsonElement json, string member) =>
        json.GetProperty(member).GetString() ?? throw new JsonException($"{member} is null.");

    /// <summary>A date as every file of a bundle writes it.</summary>
    internal static DateOnly DateOf(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
