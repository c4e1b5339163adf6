using System.Globalization;
using System.Text;

namespace PorFse.Ledger.Exchange;

/// <summary>Reads amounts and dates as a file is said to write them, and cleans texts; whatever the locale.</summary>
internal sealed class CellValues
{
    private const int LongestYear = 4;
    private const int GroupOf = 3;
    private const int MostDecimals = 2;

    private readonly FileFormat format;
    private readonly string[] forms;
    private readonly string example;
    private readonly string dates;
    private (string? Text, DateOnly Date) latest;

    internal CellValues(FileFormat format)
    {
        this.format = format;
        forms = [.. format.Dates];
        example = $"1{format.ThousandsMark}234{format.DecimalMark}50";
        dates = string.Join(", ", format.Year is null ? forms : [.. forms, "yyyy"]);
    }

    /// <summary>An amount; half a cent, a mark out of place or any other character is refused.</summary>
    internal Refusal? Read(string text, out Euro amount)
    {
        amount = Euro.Zero;
        return TryCents(text, out var cents) ? Set(cents, out amount) : new AmountUnreadable(Shown(text), example);
    }

    /// <summary>A date, or the day a bare year stands for.</summary>
    internal Refusal? Read(string text, out DateOnly date)
    {
        // Rows come by date more often than not.
        if (text != latest.Text)
        {
            if (!TryDate(text, out date))
                return new DateUnreadable(Shown(text), forms.Length + (format.Year is null ? 0 : 1), dates);
            latest = (text, date);
        }
        date = latest.Date;
        return null;
    }

    /// <summary>True for a cell that means nothing.</summary>
    internal bool IsNothing(string cell)
    {
        if (cell.Length == 0 && format.Nothing.Count == 1)
            return format.Nothing[0].Length == 0;
        for (var i = 0; i < format.Nothing.Count; i++)
        {
            if (format.Nothing[i] == cell)
                return true;
        }
        return false;
    }

    /// <summary>A text cleaned.</summary>
    internal static string Clean(string text, Cleaning cleaning) => cleaning switch
    {
        Cleaning.Text => Join(text, ' ', one => !char.IsWhiteSpace(one) && !char.IsControl(one)),
        Cleaning.Code => Join(text, '-', one => char.IsAsciiLetterOrDigit(one) || one is '.' or '_'),
        _ => text,
    };

    private static string Join(string text, char mark, Func<char, bool> keeps)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var one in text)
        {
            if (keeps(one))
                kept.Append(one);
            else if (kept.Length > 0 && kept[^1] != mark)
                kept.Append(mark);
        }
        return kept.ToString().Trim(mark);
    }

    private static string Shown(string text) => FileFinding.Shortened(text)!;

    private static Refusal? Set(long cents, out Euro amount)
    {
        amount = Euro.FromCents(cents);
        return null;
    }

    private bool TryDate(string text, out DateOnly date)
    {
        var invariant = CultureInfo.InvariantCulture;
        date = default;
        if (forms.Length > 0 && DateOnly.TryParseExact(text, forms, invariant, DateTimeStyles.None, out date))
            return true;
        if (format.Year is not { } day || text.Length != LongestYear || !text.All(char.IsAsciiDigit)
            || int.Parse(text, invariant) is not (> 0 and var year))
            return false;
        date = day == YearDay.First ? new DateOnly(year, 1, 1) : new DateOnly(year, 12, 31);
        return true;
    }

    private bool TryCents(string text, out long cents)
    {
        cents = 0;
        var at = text.StartsWith('-') ? 1 : 0;
        var point = text.IndexOf(format.DecimalMark, StringComparison.Ordinal);
        var whole = text.AsSpan(at, (point < 0 ? text.Length : point) - at);
        var decimals = point < 0 ? [] : text.AsSpan(point + 1);
        if (whole.IsEmpty || (point >= 0 && decimals.IsEmpty) || decimals.Length > MostDecimals
            || !TryWhole(whole, out var value) || decimals.ContainsAnyExceptInRange('0', '9'))
            return false;
        for (var i = 0; i < MostDecimals; i++)
        {
            var digit = i < decimals.Length ? decimals[i] - '0' : 0;
            if (value > (long.MaxValue - digit) / 10)
                return false;
            value = (value * 10) + digit;
        }
        cents = at == 1 ? -value : value;
        return true;
    }

    // With marks, every group but the first has three digits; without any, the digits stand together.
    private bool TryWhole(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var marked = format.ThousandsMark is { } mark && text.Contains(mark);
        for (var i = 0; i < text.Length; i++)
        {
            if (marked && (text.Length - i) % (GroupOf + 1) == 0)
            {
                if (i == 0 || text[i] != format.ThousandsMark)
                    return false;
                continue;
            }
            if (!char.IsAsciiDigit(text[i]) || value > (long.MaxValue - 9) / 10)
                return false;
            value = (value * 10) + (text[i] - '0');
        }
        return true;
    }
}
