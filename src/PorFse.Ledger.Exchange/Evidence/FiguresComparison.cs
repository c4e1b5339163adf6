using System.Text.Json;

namespace PorFse.Ledger.Exchange;

/// <summary>Compares stated figures with derived ones, whatever they are, member by member.</summary>
internal static class FiguresComparison
{
    /// <summary>The first difference in the order of the derived figures; null where there is none.</summary>
    internal static FigureDiffers? First(string place, JsonElement? stated, JsonElement? derived)
    {
        if (stated is { ValueKind: JsonValueKind.Object } one && derived is { ValueKind: JsonValueKind.Object } other)
            return Members(place, one, other);
        if (stated is { ValueKind: JsonValueKind.Array } some && derived is { ValueKind: JsonValueKind.Array } others)
            return Items(place, [.. some.EnumerateArray()], [.. others.EnumerateArray()]);
        return AreEqual(stated, derived)
            ? null
            : new FigureDiffers(place, stated?.GetRawText(), derived?.GetRawText());
    }

    private static FigureDiffers? Members(string place, JsonElement stated, JsonElement derived) =>
        derived.EnumerateObject().Concat(stated.EnumerateObject())
            .Select(member => member.Name).Distinct()
            .Select(name => First(
                place.Length == 0 ? name : $"{place}.{name}", MemberOf(stated, name), MemberOf(derived, name)))
            .FirstOrDefault(difference => difference is not null);

    private static FigureDiffers? Items(string place, JsonElement[] stated, JsonElement[] derived) =>
        Enumerable.Range(0, Math.Max(stated.Length, derived.Length))
            .Select(i => First($"{place}[{i}]", ItemOf(stated, i), ItemOf(derived, i)))
            .FirstOrDefault(difference => difference is not null);

    private static JsonElement? MemberOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? ItemOf(JsonElement[] items, int i) => i < items.Length ? items[i] : null;

    // 1.5 and 1.50 are one number; a number too long to be an amount is none.
    private static bool AreEqual(JsonElement? stated, JsonElement? derived) =>
        stated is { } one && derived is { } other && one.ValueKind == other.ValueKind
        && (one.ValueKind == JsonValueKind.Number
            ? one.TryGetDecimal(out var number) && other.TryGetDecimal(out var otherNumber) && number == otherNumber
            : one.ValueKind == JsonValueKind.String
                ? one.GetString() == other.GetString()
                : one.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));
}
