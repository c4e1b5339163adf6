namespace PorFse.Ledger.Exchange;

/// <summary>
/// The syntax of beancount: texts stand in double quotes, with a backslash before a double quote and a backslash.
/// </summary>
public sealed class BeancountJournal : IJournalFormat
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Instructions =>
    [
        "Table 2, EUR, a line for each amount and axis (2 in place of 3 for the programme, 4 for priorities):",
        "  bean-query FILE \"SELECT root(account, 3), sum(number) WHERE account ~ '^Assets' GROUP BY 1 ORDER BY 1\"",
        "as it was at the end of an earlier day, known as above:",
        "  bean-query FILE \"SELECT root(account, 3), sum(number) WHERE account ~ '^Assets' AND date < 2019-01-01 "
            + "GROUP BY 1 ORDER BY 1\"",
        "That accounts and amounts are sound:",
        "  bean-check FILE",
    ];

    /// <inheritdoc/>
    public void WriteDirectives(TextWriter text, string title, DateOnly opensOn)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Write($"option \"title\" {Quoted(title)}\n");
        text.Write("option \"operating_currency\" \"EUR\"\n\n");
        text.Write($"{JournalText.Of(opensOn)} commodity EUR\n\n");
    }

    /// <inheritdoc/>
    public void WriteAccount(TextWriter text, JournalAccount account, DateOnly opensOn)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(account);
        text.Write($"{JournalText.Of(opensOn)} open {account.Name} EUR\n");
        WriteMetadata(text, account.Notes);
    }

    /// <inheritdoc/>
    public void WriteEntry(TextWriter text, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entry);
        text.Write($"{JournalText.Of(entry.On)} * {Quoted(entry.Type)} {Quoted(entry.Subject)}\n");
        WriteMetadata(text, entry.Notes.Prepend(new JournalNote("reference", entry.Reference)));
        JournalText.WritePostings(text, entry);
    }

    private static void WriteMetadata(TextWriter text, IEnumerable<JournalNote> notes)
    {
        foreach (var note in notes)
            text.Write($"  {note.Name}: {(note.IsNumber ? note.Value : Quoted(note.Value))}\n");
    }

    private static string Quoted(string value) =>
        $"\"{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
