using System.Globalization;
using System.Text;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// The syntax of hledger. It has no quotes: what would end a text early, and blanks that would get lost, are written
/// as in web addresses, "%" and the two hexadecimal digits of each byte in UTF-8.
/// </summary>
public sealed class HledgerJournal : IJournalFormat
{
    private const string EndOfCode = "%();";
    private const string EndOfDescription = "%;|";
    private const string EndOfTag = "%;,";

    /// <inheritdoc/>
    public IReadOnlyList<string> Instructions =>
    [
        "Table 2, EUR, a line for each amount and axis (--depth 2 for the programme, 4 for priorities):",
        "  hledger -f FILE balance Assets --depth 3 --flat --no-total --empty",
        "as it was at the end of an earlier day, known as above:",
        "  hledger -f FILE balance Assets --depth 3 --flat --no-total --empty --end 2019-01-01",
        "That accounts and amounts are sound:",
        "  hledger -s -f FILE check",
    ];

    /// <inheritdoc/>
    public void WriteDirectives(TextWriter text, string title, DateOnly opensOn)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Write("commodity 1000.00 EUR\n\n");
    }

    /// <inheritdoc/>
    public void WriteAccount(TextWriter text, JournalAccount account, DateOnly opensOn)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(account);
        text.Write($"account {account.Name}");
        if (account.Notes.Count > 0)
            text.Write($"  ; {Tags(account.Notes)}");
        text.Write('\n');
    }

    /// <inheritdoc/>
    public void WriteEntry(TextWriter text, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entry);
        text.Write($"{JournalText.Of(entry.On)} ({Written(entry.Reference, EndOfCode)})");
        text.Write($" {entry.Type} | {Written(entry.Subject, EndOfDescription)}\n");
        text.Write($"  ; {Tags(entry.Notes)}\n");
        JournalText.WritePostings(text, entry);
    }

    private static string Tags(IEnumerable<JournalNote> notes) =>
        string.Join(", ", notes.Select(note => $"{note.Name}:{Written(note.Value, EndOfTag)}"));

    private static string Written(string value, string marks)
    {
        var written = new StringBuilder(value.Length);
        Span<byte> bytes = stackalloc byte[4];
        var at = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            if (marks.EnumerateRunes().Contains(rune) || IsLost(value, at, rune))
            {
                foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
                    written.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
            }
            else
            {
                written.Append(rune);
            }
            at += rune.Utf16SequenceLength;
        }
        return written.ToString();
    }

    // A blank stays where a word stands on either side; of the others some are trimmed, some break lines, none is seen.
    private static bool IsLost(string value, int at, Rune rune) => rune.Value == ' '
        ? at == 0 || at == value.Length - 1 || value[at - 1] == ' '
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
