using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PorFse.Ledger;

/// <summary>
/// An amount of money in exact euro cents. Not a number to do physics with: it adds, subtracts and compares, and is
/// never rounded. Its default value is EUR 0.00.
/// </summary>
/// <remarks>
/// Range: ±92,233,720,368,547,758.07; leaving it throws <see cref="OverflowException"/>. Inside an event an amount is
/// always positive (the event's type carries the sign); a net total may be negative.
/// Source: Reg. (EU) 480/2014, Annex III (amounts of fields 79 to 105 in EUR).
/// </remarks>
[JsonConverter(typeof(EuroJson))]
public readonly record struct Euro : IComparable<Euro>
{
    /// <summary>EUR 0.00.</summary>
    public static readonly Euro Zero;

    private Euro(long cents) => Cents = cents;

    /// <summary>The amount in cents, the only thing it stores.</summary>
    public long Cents { get; }

    /// <summary>True when the amount is above EUR 0.00.</summary>
    public bool IsPositive => Cents > 0;

    /// <summary>The amount of so many cents.</summary>
    public static Euro FromCents(long cents) => new(cents);

    /// <summary>The amount as a decimal number of euro with two decimals, for reports and JSON.</summary>
    public decimal ToDecimal()
    {
        var magnitude = Cents < 0 ? (ulong)-(Cents + 1) + 1 : (ulong)Cents;
        return new decimal(unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), 0, Cents < 0, 2);
    }

    /// <summary>The exact amount; half a cent is an <see cref="ArgumentException"/>, never rounded away.</summary>
    public static Euro FromDecimal(decimal euro)
    {
        var cents = euro * 100m;
        if (cents != decimal.Truncate(cents) || cents is > long.MaxValue or < long.MinValue)
            throw new ArgumentException($"{euro.ToString(CultureInfo.InvariantCulture)} is not in whole cents.");
        return new Euro((long)cents);
    }

    /// <summary>Reads "1234.5", "1234.50" or "-3"; no group marks, no currency, at most two decimals.</summary>
    public static bool TryParse(string text, out Euro amount)
    {
        amount = Zero;
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var euro))
            return false;
        // Counted in the text: "1.500" is fifteen hundred to an Italian, and a 29th decimal is rounded away in parsing.
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if ((point >= 0 && point < text.Length - 3) || Math.Abs(euro) > long.MaxValue / 100m)
            return false;
        amount = FromDecimal(euro);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, for texts known to be amounts.</summary>
    public static Euro Parse(string text) =>
        TryParse(text, out var amount) ? amount : throw new FormatException($"\"{text}\" is not an amount in cents.");

    /// <summary>Sum.</summary>
    public static Euro operator +(Euro left, Euro right) => new(left.Cents + right.Cents);

    /// <summary>Difference.</summary>
    public static Euro operator -(Euro left, Euro right) => new(left.Cents - right.Cents);

    /// <summary>The opposite amount.</summary>
    public static Euro operator -(Euro amount) => new(-amount.Cents);

    /// <summary>Smaller than.</summary>
    public static bool operator <(Euro left, Euro right) => left.Cents < right.Cents;

    /// <summary>Greater than.</summary>
    public static bool operator >(Euro left, Euro right) => left.Cents > right.Cents;

    /// <summary>At most.</summary>
    public static bool operator <=(Euro left, Euro right) => left.Cents <= right.Cents;

    /// <summary>At least.</summary>
    public static bool operator >=(Euro left, Euro right) => left.Cents >= right.Cents;

    /// <inheritdoc/>
    public int CompareTo(Euro other) => Cents.CompareTo(other.Cents);

    /// <summary>"1234.50": invariant, two decimals, no group marks. The same text whatever the locale.</summary>
    public override string ToString() => ToDecimal().ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>An amount in JSON: a number with exactly two decimals, as Marten's tables hold it.</summary>
public sealed class EuroJson : JsonConverter<Euro>
{
    /// <inheritdoc/>
    public override Euro Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Euro.FromDecimal(reader.GetDecimal());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Euro value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.ToDecimal());
    }
}
