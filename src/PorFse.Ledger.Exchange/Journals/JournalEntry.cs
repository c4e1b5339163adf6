namespace PorFse.Ledger.Exchange;

/// <summary>A transaction of a journal: one event of the ledger.</summary>
/// <param name="On">Business date.</param>
/// <param name="Type">The event's type, such as "payment_made".</param>
/// <param name="Subject">The operation or initiative it is of and its document; the decision of a plan.</param>
/// <param name="Reference">Number of the source document.</param>
/// <param name="Notes">Whatever else the event says.</param>
/// <param name="Postings">What it books, EUR, adding up to 0.00; none for a plan that changes nothing.</param>
public sealed record JournalEntry(
    DateOnly On,
    string Type,
    string Subject,
    string Reference,
    IReadOnlyList<JournalNote> Notes,
    IReadOnlyList<JournalPosting> Postings);

/// <summary>An amount booked to an account.</summary>
/// <param name="Account">Name of the account.</param>
/// <param name="Amount">EUR; debit above zero, credit below.</param>
public sealed record JournalPosting(string Account, Euro Amount);

/// <summary>An account of a journal.</summary>
/// <param name="Name">Its components, colons between them.</param>
/// <param name="Notes">The code it stands for, as it is in the ledger, and its title.</param>
public sealed record JournalAccount(string Name, IReadOnlyList<JournalNote> Notes);

/// <summary>Something said of a transaction or an account: a tag of hledger, metadata of beancount.</summary>
public sealed record JournalNote(string Name, string Value)
{
    /// <summary>True for a position or an amount, which tools may calculate with.</summary>
    public bool IsNumber { get; init; }
}
