using System.Text.Json;
using System.Text.Json.Serialization;

namespace PorFse.Ledger.Reports;

/// <summary>
/// What somebody takes home of an answer about money: the question as a command that can be given again, the answer,
/// and the root of the log it was based on.
/// </summary>
/// <param name="Format">Which form of receipt it is: <see cref="Current"/>.</param>
/// <param name="Origin">Which ledger answered, see <see cref="Checkpoint.OriginOf"/>.</param>
/// <param name="Question">The command and its arguments, both dates as fixed values.</param>
/// <param name="At">The last business date that counts; null where all do.</param>
/// <param name="Position">The last event that counts.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Root">Root of the tree over the events up to there, base64.</param>
/// <param name="Checkpoint">The same as a signed note; null where there was no key to sign with.</param>
/// <param name="Events">Transactions that are folded into that state.</param>
/// <param name="Answer">What the command answers with <c>--format json</c>.</param>
public sealed record Receipt(
    string Format,
    string Origin,
    IReadOnlyList<string> Question,
    DateOnly? At,
    long Position,
    DateTimeOffset? RecordedAt,
    string Root,
    string? Checkpoint,
    long Events,
    JsonElement Answer)
{
    /// <summary>The form this program writes.</summary>
    public const string Current = "porfse-receipt-1";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The state it is of, to be derived from the events again.</summary>
    [JsonIgnore]
    public KnownState State => new(At ?? DateOnly.MaxValue, Position);

    /// <summary>The question as a person types it after <c>porfse</c>.</summary>
    [JsonIgnore]
    public string Command => string.Join(' ', Question.Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));

    /// <summary>The receipt as a file has it.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Reads a receipt, or says why the text is none.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="text">What it holds.</param>
    public static (Receipt? Receipt, Refusal? Reason) Read(string name, string text)
    {
        try
        {
            var receipt = JsonSerializer.Deserialize<Receipt>(text, Json);
            return receipt is { Format: Current } && receipt.Question.Count > 0 && Digest.TryParse(receipt.Root, out _)
                ? (receipt, null)
                : (null, new ReceiptMalformed(name, receipt?.Format ?? "null"));
        }
        catch (JsonException malformed)
        {
            return (null, new ReceiptMalformed(name, malformed.Path ?? "…"));
        }
    }

    /// <summary>The first place where another answer to the same question differs; null where it is the same.</summary>
    public ReceiptDiffers? FirstDifference(JsonElement other) => Differ("", Answer, other);

    /// <summary>How many figures and texts the answer has.</summary>
    public int CountValues() => Count(Answer);

    private static ReceiptDiffers? Differ(string path, JsonElement mine, JsonElement other)
    {
        if (JsonElement.DeepEquals(mine, other))
            return null;
        if (mine.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object)
        {
            var names = mine.EnumerateObject().Concat(other.EnumerateObject()).Select(member => member.Name).Distinct();
            return names.Select(name => Differ($"{path}/{name}", Of(mine, name), Of(other, name)))
                .FirstOrDefault(found => found is not null);
        }
        if (mine.ValueKind == JsonValueKind.Array && mine.GetArrayLength() == other.GetArrayLengthOrNone())
        {
            return mine.EnumerateArray().Zip(other.EnumerateArray())
                .Select((pair, i) => Differ($"{path}/{i}", pair.First, pair.Second))
                .FirstOrDefault(found => found is not null);
        }
        return new ReceiptDiffers(path, Shown(mine), Shown(other));
    }

    private static JsonElement Of(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) ? member : default;

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.Array => $"{value.GetArrayLength()} × []",
        JsonValueKind.Object => "{}",
        _ => value.GetRawText(),
    };

    private static int Count(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Sum(member => Count(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(Count),
        _ => 1,
    };
}

/// <summary>A file is no receipt of this program's.</summary>
public sealed record ReceiptMalformed(string File, string Found) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"\"{File}\" is no receipt of the form {Receipt.Current}: it is wrong at {Found}.");
}

/// <summary>The ledger does not give what a receipt says.</summary>
/// <param name="Place">Where in the answer, as a JSON pointer.</param>
/// <param name="Told">What the receipt says.</param>
/// <param name="Found">What the ledger gives.</param>
public sealed record ReceiptDiffers(string Place, string Told, string Found) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message => Text($"The receipt says {Told} at {Place}; the ledger gives {Found}.");
}

file static class Elements
{
    internal static int? GetArrayLengthOrNone(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : null;
}
