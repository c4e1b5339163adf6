using System.Globalization;

namespace PorFse.Ledger.Exchange;

/// <summary>What both syntaxes write alike.</summary>
internal static class JournalText
{
    /// <summary>"2019-12-31".</summary>
    internal static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"2019-12-31T08:00:00.000000Z".</summary>
    internal static string Of(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The postings of an entry and the empty line after it.</summary>
    internal static void WritePostings(TextWriter text, JournalEntry entry)
    {
        foreach (var posting in entry.Postings)
            text.Write($"  {posting.Account}  {posting.Amount} EUR\n");
        text.Write('\n');
    }
}
