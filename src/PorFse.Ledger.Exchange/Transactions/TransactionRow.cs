namespace PorFse.Ledger.Exchange;

/// <summary>A row of a file, read: what it asks to record, or why it does not.</summary>
/// <param name="Number">Its number from 1, as in <see cref="FileFinding.Row"/>.</param>
/// <param name="Line">The line of the file it begins on, from 1.</param>
/// <param name="Offset">Where its bytes begin in the file, from 0.</param>
/// <param name="Length">How many bytes it has, its line end included.</param>
/// <param name="Transactions">What it asks to record, in the order of the profile; none with a finding.</param>
/// <param name="Findings">What is wrong with it.</param>
/// <param name="SkippedBecause">Why the profile skips it; null where it does not.</param>
public sealed record TransactionRow(
    long Number,
    long Line,
    long Offset,
    int Length,
    IReadOnlyList<RowTransaction> Transactions,
    IReadOnlyList<FileFinding> Findings,
    string? SkippedBecause = null)
{
    /// <summary>The commands it becomes.</summary>
    public IReadOnlyList<Submission> Submissions() => [.. Transactions.Select(one => one.Submission)];

    /// <summary>A finding of a rule about what this row asks for.</summary>
    public FileFinding Refused(RowTransaction transaction, Refusal reason)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var origin = transaction.Submission.Provenance;
        return new FileFinding(origin.File ?? "", Number, null, null, transaction.Submission.Reference, reason);
    }
}

/// <summary>What a row says, and the command it becomes.</summary>
/// <param name="Entry">What it says.</param>
/// <param name="Submission">The command, with file, row and profile in its provenance.</param>
public sealed record RowTransaction(TransactionEntry Entry, Submission Submission);
