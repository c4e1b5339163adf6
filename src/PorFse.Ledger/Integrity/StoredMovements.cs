using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace PorFse.Ledger;

/// <summary>What transactions move, added up from their rows without making events of them.</summary>
/// <param name="at">The last business date that counts.</param>
/// <param name="until">The last position that counts.</param>
internal sealed class StoredMovements(DateOnly at, long until)
{
    private const string Date = "yyyy-MM-dd";

    private static readonly FrozenDictionary<string, (Stage Stage, int Sign)> Moving = Enum.GetValues<Stage>()
        .SelectMany(stage => Movement.TypesOf(stage).Select(type => (type, stage)))
        .ToFrozenDictionary(
            moving => EventCatalogue.AliasOf(moving.type),
            moving => (moving.stage, moving.type.IsAssignableTo(typeof(IReversal)) ? -1 : 1));

    private static readonly FrozenDictionary<string, (Stage Stage, int Sign)>.AlternateLookup<ReadOnlySpan<char>>
        MovingByText = Moving.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<(string, Stage), (long Cents, long Events)> sums = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> initiatives =
        new Dictionary<string, string>().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The sums.</summary>
    internal IReadOnlyList<MovementSum> Sums =>
        [.. sums.Select(sum => new MovementSum(sum.Key.Item1, sum.Key.Item2, sum.Value.Cents, sum.Value.Events))];

    /// <summary>Adds an event, if it moves money.</summary>
    internal void Add(in StoredEvent stored)
    {
        Span<char> text = stackalloc char[128];
        if (stored.Position > until || stored.Type.Length > text.Length)
            return;
        var type = text[..Encoding.UTF8.GetChars(stored.Type.Span, text)];
        if (!MovingByText.TryGetValue(type, out var moving))
            return;
        var reader = new Utf8JsonReader(stored.Data.Span);
        reader.Read();
        var (initiative, cents, isLater) = ("", 0L, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("Initiative"u8))
            {
                reader.Read();
                initiative = InitiativeOf(reader, text);
            }
            else if (reader.ValueTextEquals("Amount"u8))
            {
                reader.Read();
                cents = decimal.ToInt64(reader.GetDecimal() * 100);
            }
            else if (reader.ValueTextEquals("On"u8))
            {
                reader.Read();
                isLater = DateOnly.ParseExact(text[..reader.CopyString(text)], Date, CultureInfo.InvariantCulture) > at;
            }
            else
            {
                reader.Skip();
            }
        }
        if (isLater)
            return;
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (initiative, moving.Stage), out _);
        sum = (sum.Cents + (moving.Sign * cents), sum.Events + 1);
    }

    private string InitiativeOf(in Utf8JsonReader reader, Span<char> text)
    {
        if (reader.ValueSpan.Length > text.Length)
            return reader.GetString()!;
        var code = text[..reader.CopyString(text)];
        if (initiatives.TryGetValue(code, out var known))
            return known;
        var made = code.ToString();
        initiatives[made] = made;
        return made;
    }
}
