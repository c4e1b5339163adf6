namespace PorFse.Ledger.Exchange;

/// <summary>What became of the rows of a file in reading: no row is left out of it.</summary>
public sealed class ReadingTally
{
    /// <summary>Why a blank row is skipped, where the profile says that blank rows are.</summary>
    public const string BlankRow = "The row is blank.";

    private readonly List<string> reasons;
    private readonly Dictionary<string, long> rowsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> transactionsOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> skips;

    internal ReadingTally(TransactionProfile profile)
    {
        reasons = [.. profile.RowRules.Select(rule => rule.Because).Distinct()];
        skips = [.. profile.RowRules.Where(rule => rule.Skips).Select(rule => rule.Because)];
        if (!profile.Format.SkipsBlankRows)
            return;
        reasons.Insert(0, BlankRow);
        skips.Add(BlankRow);
    }

    /// <summary>Rows read, the names of the columns not counted.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows with findings.</summary>
    public long RowsWithFindings { get; private set; }

    /// <summary>Findings, more than one a row perhaps.</summary>
    public long Findings { get; private set; }

    /// <summary>Rows that were right and yield no event, by no rule of the profile.</summary>
    public long RowsWithoutTransactions { get; private set; }

    /// <summary>Transactions read, by type.</summary>
    public IReadOnlyDictionary<string, long> Transactions => transactionsOf;

    /// <summary>The reasons of the profile in its order, whether they skip a row, and of how many rows.</summary>
    public IEnumerable<(string Because, bool Skips, long Rows)> Reasons =>
        reasons.Select(because => (because, skips.Contains(because), rowsOf.GetValueOrDefault(because)));

    internal void Count(string because) => rowsOf[because] = rowsOf.GetValueOrDefault(because) + 1;

    internal void Add(TransactionRow row)
    {
        Rows += row.Number > 1 ? 1 : 0;
        Findings += row.Findings.Count;
        RowsWithFindings += row.Findings.Count > 0 ? 1 : 0;
        if (row.SkippedBecause is { } because)
            Count(because);
        else if (row.Findings.Count == 0 && row.Transactions.Count == 0)
            RowsWithoutTransactions++;
        foreach (var transaction in row.Transactions)
        {
            var type = transaction.Entry.Type;
            transactionsOf[type] = transactionsOf.GetValueOrDefault(type) + 1;
        }
    }
}
