using System.Globalization;

namespace PorFse.Ledger.Reports;

/// <summary>What sentences of a document say of values: rounder than tables, where the exact ones are.</summary>
/// <param name="labels">The language.</param>
internal sealed class Prose(Labels labels)
{
    private const int FirstOfMonth = 1;
    private const decimal Million = 1_000_000m;

    /// <summary>A sentence with its places filled.</summary>
    internal string this[string key, params ReadOnlySpan<object?> values] => labels.With("summary." + key, values);

    /// <summary>A paragraph of sentences; nothing of none.</summary>
    internal static Markup Paragraph(params IEnumerable<string> sentences)
    {
        var text = string.Join(' ', sentences);
        return text.Length == 0 ? default : Markup.Of($"<p>{text}</p>\n");
    }

    /// <summary>Millions of euro with one decimal, half up, without their unit.</summary>
    internal string Millions(Euro amount) =>
        decimal.Round(amount.ToDecimal() / Million, 1, MidpointRounding.AwayFromZero).ToString("N1", labels.Numbers);

    /// <summary>A whole percentage.</summary>
    internal string Percent(Rate? rate) => CellText.ForPeople(Cell.Of(rate), labels);

    /// <summary>The part some are of all, as a whole percentage.</summary>
    internal string Percent(long part, long whole) => Percent(Rate.OfCounts(part, whole));

    /// <summary>A date in words.</summary>
    internal string Day(DateOnly day)
    {
        var number = day.Day == FirstOfMonth
            ? labels["summary.firstOfMonth"]
            : day.Day.ToString(CultureInfo.InvariantCulture);
        var month = labels["summary.months"].Split(' ')[day.Month - 1];
        return string.Create(CultureInfo.InvariantCulture, $"{number} {month} {day.Year:0000}");
    }

    /// <summary>A year, whose digits no language groups.</summary>
    internal static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
