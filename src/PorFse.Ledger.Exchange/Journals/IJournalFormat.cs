namespace PorFse.Ledger.Exchange;

/// <summary>
/// The syntax of a tool for plain-text accounting. Lines end in a line feed; a comment starts with a semicolon.
/// </summary>
public interface IJournalFormat
{
    /// <summary>How the tool computes Table 2 from a file, as lines of a comment.</summary>
    IReadOnlyList<string> Instructions { get; }

    /// <summary>What the tool must know before anything else.</summary>
    void WriteDirectives(TextWriter text, string title, DateOnly opensOn);

    /// <summary>Declares an account.</summary>
    void WriteAccount(TextWriter text, JournalAccount account, DateOnly opensOn);

    /// <summary>Writes a transaction.</summary>
    void WriteEntry(TextWriter text, JournalEntry entry);
}
