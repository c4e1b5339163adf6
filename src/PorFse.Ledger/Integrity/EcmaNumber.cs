using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PorFse.Ledger;

/// <summary>A double as ECMAScript writes it: the shortest digits that read back as the same number.</summary>
/// <remarks>Source: ECMA-262, Number::toString, which RFC 8785, section 3.2.2.3 refers to.</remarks>
internal static class EcmaNumber
{
    private const int PlainDigits = 21;
    private const int PlainZeros = -6;

    /// <summary>The canonical form of a number as JSON has it.</summary>
    internal static byte[] Bytes(ReadOnlySpan<byte> json)
    {
        var number = double.Parse(json, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? Encoding.ASCII.GetBytes(Text(number))
            : throw new JsonException("A number is beyond the largest double.");
    }

    internal static string Text(double number)
    {
        if (number == 0)
            return "0";
        var invariant = CultureInfo.InvariantCulture;
        var text = Math.Abs(number).ToString("R", invariant);
        var (mantissa, exponent) = text.IndexOf('E', StringComparison.Ordinal) is >= 0 and var at
            ? (text[..at], int.Parse(text[(at + 1)..], invariant))
            : (text, 0);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        // Where the point stands after the first digit that is not zero.
        var before = (point < 0 ? mantissa.Length : point) + exponent;
        var leading = digits.Length - digits.TrimStart('0').Length;
        digits = digits.Trim('0');
        return (number < 0 ? "-" : "") + Lay(digits, before - leading);
    }

    // The number is 0.digits times ten to the power of "before".
    private static string Lay(string digits, int before)
    {
        var zeros = string.Concat(Enumerable.Repeat('0', Math.Max(0, Math.Max(before - digits.Length, -before))));
        if (before > 0 && before <= PlainDigits)
            return before >= digits.Length ? digits + zeros : $"{digits[..before]}.{digits[before..]}";
        if (before <= 0 && before > PlainZeros)
            return $"0.{zeros}{digits}";
        var power = (before - 1).ToString("+0;-0", CultureInfo.InvariantCulture);
        return digits.Length == 1 ? $"{digits}e{power}" : $"{digits[0]}.{digits[1..]}e{power}";
    }
}
