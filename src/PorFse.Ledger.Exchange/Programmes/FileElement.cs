using System.Globalization;
using System.Text.Json;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// One element of a JSON file and where it stands, read so that whatever is wrong is told with its place: unknown
/// members by name, missing ones by name, texts, dates and amounts that are none.
/// </summary>
internal readonly record struct FileElement(JsonElement Json, string Place)
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>The whole file.</summary>
    internal static FileElement Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return new FileElement(document.RootElement.Clone(), "");
        }
        catch (JsonException malformed)
        {
            var (line, at) = (malformed.LineNumber + 1 ?? 1, malformed.BytePositionInLine + 1 ?? 1);
            throw new MalformedFileException(
                FormattableString.Invariant($"The file is not JSON at line {line}, byte {at}: {malformed.Message}"),
                malformed);
        }
    }

    /// <summary>This element, after a look that it is an object with these members at most.</summary>
    internal FileElement Allow(params string[] members)
    {
        var known = string.Join(", ", members);
        if (Json.ValueKind != JsonValueKind.Object)
            throw Malformed($"is {Found}, where an object with {known} is wanted");
        foreach (var property in Json.EnumerateObject())
        {
            if (!members.Contains(property.Name, StringComparer.Ordinal))
                throw Malformed($"has the unknown member \"{property.Name}\"; it may have {known}");
        }
        return this;
    }

    /// <summary>A member that must be there.</summary>
    internal FileElement Member(string name) =>
        Optional(name) ?? throw Malformed($"has no member \"{name}\"; it is needed");

    /// <summary>A member that may be absent or null.</summary>
    internal FileElement? Optional(string name) =>
        Json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? new FileElement(member, Place.Length == 0 ? name : $"{Place}.{name}")
            : null;

    /// <summary>The elements of a list.</summary>
    internal IReadOnlyList<T> List<T>(Func<FileElement, T> read)
    {
        if (Json.ValueKind != JsonValueKind.Array)
            throw Malformed($"is {Found}, where a list is wanted");
        var place = Place;
        return [.. Json.EnumerateArray().Select((element, i) =>
            read(new FileElement(element, string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"))))];
    }

    /// <summary>A text.</summary>
    internal string Text() => Json.ValueKind == JsonValueKind.String
        ? Json.GetString()!
        : throw Malformed($"is {Found}, where a text is wanted");

    /// <summary>A date.</summary>
    internal DateOnly Date() =>
        DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Malformed($"is {Found}, where a date such as 2014-12-17 is wanted");

    /// <summary>An amount.</summary>
    internal Euro Amount() =>
        Json.ValueKind == JsonValueKind.Number && Euro.TryParse(Json.GetRawText(), out var amount)
            ? amount
            : throw Malformed($"is {Found}, where a number of euro with at most two decimals is wanted");

    /// <summary>A number.</summary>
    internal decimal Number() => Json.ValueKind == JsonValueKind.Number && Json.TryGetDecimal(out var number)
        ? number
        : throw Malformed($"is {Found}, where a number is wanted");

    /// <summary>A count.</summary>
    internal int Count() => Json.ValueKind == JsonValueKind.Number && Json.TryGetInt32(out var count) && count >= 0
        ? count
        : throw Malformed($"is {Found}, where a whole number from 0 is wanted");

    /// <summary>Yes or no.</summary>
    internal bool Truth() => Json.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Json.GetBoolean()
        : throw Malformed($"is {Found}, where true or false is wanted");

    /// <summary>The members of an object whose names are values themselves.</summary>
    internal IReadOnlyDictionary<TKey, TValue> Members<TKey, TValue>(
        Func<string, TKey> key, Func<FileElement, TValue> read)
        where TKey : notnull
    {
        if (Json.ValueKind != JsonValueKind.Object)
            throw Malformed($"is {Found}, where an object is wanted");
        var place = Place;
        return Json.EnumerateObject().ToDictionary(
            member => key(member.Name), member => read(new FileElement(member.Value, $"{place}.{member.Name}")));
    }

    private string Found => Json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Json.GetRawText(),
    };

    /// <summary>What is wrong with this element, and where it stands.</summary>
    internal MalformedFileException Malformed(string what) =>
        new($"{(Place.Length == 0 ? "The file" : Place)} {what}.");
}
