using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>One value for both of two states, or two of them joined by two dots.</summary>
/// <param name="First">Of the first state; null for the default.</param>
/// <param name="Second">Of the second state; null for the default, as in "2019-12-31..".</param>
internal sealed record Pair<T>(T? First, T? Second);

/// <summary>Options that take a <see cref="Pair{T}"/>.</summary>
internal static class Pairs
{
    private const string Dots = "..";

    private delegate bool Reading<T>(string text, out T? value);

    /// <summary>The business dates of two states.</summary>
    internal static Option<Pair<DateOnly?>?> At(Labels labels) =>
        Of<DateOnly?>("--at", "yyyy-MM-dd[..yyyy-MM-dd]", "option.at.pair", "usage.date", labels, TryParse);

    /// <summary>As known when, of two states.</summary>
    internal static Option<Pair<KnownAt>?> KnownAt(Labels labels) => Of<KnownAt>(
        "--known-at", "yyyy-MM-dd|instant|#position[..]", "option.knownat.pair", "usage.knownat", labels, TryParse);

    /// <summary>Whether two values were given, whatever they are worth.</summary>
    internal static bool IsTwo(OptionResult? given) =>
        given is { Tokens: [{ Value: var text }] } && text.Contains(Dots, StringComparison.Ordinal);

    private static bool TryParse(string text, out DateOnly? date)
    {
        var isDate = DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found);
        date = isDate ? found : null;
        return isDate;
    }

    private static bool TryParse(string text, out KnownAt? known)
    {
        var isKnown = Ledger.KnownAt.TryParse(text, out var found);
        known = isKnown ? found : null;
        return isKnown;
    }

    private static Option<Pair<T>?> Of<T>(
        string name, string helpName, string description, string usage, Labels labels, Reading<T> read)
    {
        var option = new Option<Pair<T>?>(name) { Description = labels[description], HelpName = helpName };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var at = text.IndexOf(Dots, StringComparison.Ordinal);
            var (one, other) = at < 0 ? (text, "") : (text[..at], text[(at + Dots.Length)..]);
            T? second = default;
            if (!read(one, out var first))
                result.AddError(labels.With(usage, name, one));
            else if (other.Length > 0 && !read(other, out second))
                result.AddError(labels.With(usage, name, other));
            return new Pair<T>(first, at < 0 ? first : second);
        };
        return option;
    }
}
