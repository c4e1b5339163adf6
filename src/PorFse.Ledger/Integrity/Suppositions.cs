using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PorFse.Ledger;

/// <summary>
/// What an altered event may have been before, if one of its fields was altered, and by the usual ways: another date,
/// another amount near it, a character or a bit.
/// </summary>
internal static class Suppositions
{
    private const int Days = 40 * 365;
    private const int Cents = 2_000;
    private const int Versions = 1_000;
    private const decimal Largest = 1_000_000_000_000_000m;
    private const string Characters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_./ :";
    private static readonly DateOnly FirstDay = new(2014, 1, 1);

    internal readonly record struct Supposition(string Field, string Was, string Is, StoredEvent Event);

    /// <summary>Suppositions: what takes few tries comes before what takes many.</summary>
    internal static IEnumerable<Supposition> Of(StoredEvent stored) =>
        OfTypes(stored)
            .Concat(OfIds(stored))
            .Concat(OfVersions(stored))
            .Concat(OfBitsOfTime(stored))
            .Concat(OfText("user_name", stored.User, text => stored with { User = text }))
            .Concat(OfMembers("headers", stored.Headers, json => stored with { Headers = json }))
            .Concat(OfData(stored))
            .Concat(OfText("stream", stored.Stream, text => stored with { Stream = text }))
            .Concat(OfText("correlation_id", stored.Correlation, text => stored with { Correlation = text }))
            .Concat(OfText("causation_id", stored.Causation, text => stored with { Causation = text }))
            .Concat(OfMoments(stored));

    private static IEnumerable<Supposition> OfData(StoredEvent stored)
    {
        var data = OfMembers("data", stored.Data, json => stored with { Data = json });
        // The operation of a fact stands in its data and in the name of its stream.
        return JsonNode.Parse(stored.Data.Span) is JsonObject members && members["Operation"] is JsonValue operation
            && operation.TryGetValue<string>(out var code)
            ? data.Append(new Supposition(
                "stream", "operation-" + code, Encoding.UTF8.GetString(stored.Stream.Span),
                stored with { Stream = Encoding.UTF8.GetBytes("operation-" + code) }))
            : data;
    }

    private static IEnumerable<Supposition> OfMembers(
        string column, ReadOnlyMemory<byte>? json, Func<ReadOnlyMemory<byte>, StoredEvent> with)
    {
        if (json is not { } given || JsonNode.Parse(given.Span) is not JsonObject members)
            yield break;
        // Amounts are what is worth altering.
        foreach (var (name, value) in members.OrderByDescending(member => IsNumber(member.Value)).ToList())
        {
            if (value is not JsonValue single)
                continue;
            foreach (var other in Others(single))
            {
                members[name] = other;
                var supposed = with(Encoding.UTF8.GetBytes(members.ToJsonString()));
                yield return new Supposition($"{column} {name}", Shown(other), Shown(single), supposed);
            }
            members[name] = single.DeepClone();
        }
    }

    private static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number;

    private static string Shown(JsonNode value) => value is JsonValue text && text.TryGetValue<string>(out var shown)
        ? shown
        : value.ToJsonString();

    private static IEnumerable<JsonNode> Others(JsonValue value)
    {
        if (value.TryGetValue<string>(out var text))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                for (var day = 0; day < Days; day++)
                {
                    var supposed = FirstDay.AddDays(day);
                    yield return JsonValue.Create(supposed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                }
            }
            foreach (var other in Near(text))
                yield return JsonValue.Create(other);
        }
        else if (value.TryGetValue<decimal>(out var number))
        {
            foreach (var other in Near(number))
                yield return JsonValue.Create(other);
        }
    }

    // One digit another, a power of ten, one bit, some cents more or less.
    private static IEnumerable<decimal> Near(decimal number)
    {
        if (Math.Abs(number) > Largest)
            yield break;
        for (var unit = 0.01m; unit < 1_000_000_000_000m; unit *= 10)
        {
            for (var times = 1; times < 10; times++)
            {
                yield return number + (times * unit);
                yield return number - (times * unit);
            }
        }
        for (var factor = 10m; factor <= 1_000_000m; factor *= 10)
        {
            yield return number * factor;
            yield return number / factor;
        }
        for (var bit = 0; bit < 48; bit++)
            yield return ((long)(number * 100) ^ (1L << bit)) / 100m;
        for (var cents = 1; cents <= Cents; cents++)
        {
            yield return number + (cents / 100m);
            yield return number - (cents / 100m);
        }
    }

    // One character another, one gone, one too many.
    private static IEnumerable<string> Near(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in Characters)
                yield return $"{text[..i]}{other}{text[(i + 1)..]}";
            for (var bit = 0; bit < 7; bit++)
                yield return $"{text[..i]}{(char)(text[i] ^ (1 << bit))}{text[(i + 1)..]}";
            yield return text.Remove(i, 1);
        }
        for (var i = 0; i <= text.Length; i++)
        {
            foreach (var other in Characters)
                yield return text.Insert(i, other.ToString());
        }
    }

    private static IEnumerable<Supposition> OfText(
        string field, ReadOnlyMemory<byte>? text, Func<ReadOnlyMemory<byte>, StoredEvent> with)
    {
        if (text is not { } given)
            yield break;
        var found = Encoding.UTF8.GetString(given.Span);
        foreach (var other in Near(found))
            yield return new Supposition(field, other, found, with(Encoding.UTF8.GetBytes(other)));
    }

    private static IEnumerable<Supposition> OfTypes(StoredEvent stored)
    {
        var found = Encoding.UTF8.GetString(stored.Type.Span);
        return EventCatalogue.Types.Keys.Select(type =>
            new Supposition("type", type, found, stored with { Type = Encoding.UTF8.GetBytes(type) }));
    }

    private static IEnumerable<Supposition> OfVersions(StoredEvent stored)
    {
        for (var bit = 0; bit < 62; bit++)
        {
            var version = stored.Version ^ (1L << bit);
            yield return new Supposition(
                "version", Text(version), Text(stored.Version), stored with { Version = version });
        }
        var about = Math.Clamp(stored.Version, Versions, long.MaxValue - Versions);
        for (var version = about - Versions; version < about + Versions; version++)
        {
            yield return new Supposition(
                "version", Text(version), Text(stored.Version), stored with { Version = version });
        }
    }

    // Bits of the microseconds the database counts.
    private static IEnumerable<Supposition> OfBitsOfTime(StoredEvent stored)
    {
        for (var bit = 0; bit < 50; bit++)
        {
            yield return Moved(stored, TimeSpan.FromTicks((1L << bit) * TimeSpan.TicksPerMicrosecond));
            yield return Moved(stored, TimeSpan.FromTicks(-(1L << bit) * TimeSpan.TicksPerMicrosecond));
        }
    }

    // Seconds, hours and days.
    private static IEnumerable<Supposition> OfMoments(StoredEvent stored)
    {
        foreach (var unit in new[] { TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1) })
        {
            for (var times = -1_000; times <= 1_000; times++)
                yield return Moved(stored, times * unit);
        }
    }

    private static Supposition Moved(StoredEvent stored, TimeSpan by)
    {
        var ticks = stored.RecordedAt.Ticks + by.Ticks;
        var was = ticks < 0 || ticks > DateTime.MaxValue.Ticks ? stored.RecordedAt : stored.RecordedAt + by;
        return new Supposition("timestamp", $"{was:O}", $"{stored.RecordedAt:O}", stored with { RecordedAt = was });
    }

    private static IEnumerable<Supposition> OfIds(StoredEvent stored)
    {
        var bytes = stored.Id.ToByteArray();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            var id = new Guid(bytes);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return new Supposition("id", $"{id}", $"{stored.Id}", stored with { Id = id });
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
