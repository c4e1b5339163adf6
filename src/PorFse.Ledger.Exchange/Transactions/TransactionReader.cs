namespace PorFse.Ledger.Exchange;

/// <summary>
/// Reads a file of transactions row by row through a profile, in the memory of one row. Whatever is wrong comes as a
/// finding of its row; nothing is thrown for it, and nothing is guessed.
/// </summary>
public sealed class TransactionReader : IDisposable
{
    private readonly RawRows rows;
    private readonly string file;
    private readonly TransactionProfile profile;
    private readonly Provenance origin;
    private readonly CellValues values;
    private readonly List<(int? Column, Refusal Reason)> wrong = [];
    private FileHead? head;
    private EventReading[] events = [];
    private RowCondition[][] rowRules = [];

    /// <summary>Reads a stream, which stays open.</summary>
    /// <param name="stream">The bytes of the file, from its beginning.</param>
    /// <param name="file">The name it has in findings and provenance, without its folder.</param>
    /// <param name="profile">How it is read.</param>
    /// <param name="origin">
    /// Who imports, in which batch, from which source where neither row nor profile names one. File, row and profile
    /// (as the cause) are added to it.
    /// </param>
    public TransactionReader(Stream stream, string file, TransactionProfile profile, Provenance origin)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(origin);
        this.file = file;
        this.profile = profile;
        this.origin = origin with
        {
            Source = profile.Source ?? origin.Source,
            File = file,
            Cause = profile.ToString(),
        };
        values = new CellValues(profile.Format);
        rows = new RawRows(stream, profile.Format);
        Tally = new ReadingTally(profile);
    }

    /// <summary>What has been read so far.</summary>
    public ReadingTally Tally { get; }

    /// <summary>The first row, with the names of the columns; null before it is read.</summary>
    public TransactionRow? Head { get; private set; }

    /// <summary>Bytes read so far, for a progress bar.</summary>
    public long BytesRead => rows.BytesRead;

    /// <summary>SHA-256 of the whole file in hexadecimal digits; reads what is left of it.</summary>
    public string Sha256() => rows.Sha256();

    /// <summary>
    /// The rows after the first, to be gone through once. Where the first row is wrong it comes alone, with its
    /// findings.
    /// </summary>
    public IEnumerable<TransactionRow> Read()
    {
        if (Head is not null)
            throw new InvalidOperationException("A file is gone through once.");
        if (!ReadHead())
        {
            yield return Counted(Head!);
            yield break;
        }
        while (rows.Read())
        {
            yield return Counted(ReadRow());
            if (rows.IsBroken)
                yield break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();

    private bool ReadHead()
    {
        wrong.Clear();
        if (!rows.Read() || rows.IsBlank)
            wrong.Add((null, new FileEmpty(0)));
        else
            rows.AddFindings(wrong);
        if (wrong.Count == 0)
        {
            (head, var findings) = FileHead.Read(rows.Cells, profile);
            wrong.AddRange(findings);
        }
        Head = Row([], null);
        if (wrong.Count > 0)
            return false;
        events = [.. profile.Events.Select(rule => new EventReading(rule, head!, values))];
        rowRules =
        [
            .. profile.RowRules.Select(rule =>
                rule.When.Select(condition => new RowCondition(condition, head!, values)).ToArray()),
        ];
        return true;
    }

    private TransactionRow ReadRow()
    {
        wrong.Clear();
        if (rows.IsBlank && profile.Format.SkipsBlankRows)
            return Row([], ReadingTally.BlankRow);
        rows.AddFindings(wrong);
        if (rows.Count != head!.Names.Count && !rows.IsBroken)
            wrong.Add((null, new RowRagged(rows.IsBlank ? 0 : rows.Count, head.Names.Count)));
        if (wrong.Count > 0)
            return Row([], null);
        return Skipped() is { } because ? Row([], because) : Row(Transactions(), null);
    }

    private string? Skipped()
    {
        for (var i = 0; i < rowRules.Length; i++)
        {
            if (!RowCondition.All(rowRules[i], rows.Cells))
                continue;
            if (profile.RowRules[i].Skips)
                return profile.RowRules[i].Because;
            Tally.Count(profile.RowRules[i].Because);
        }
        return null;
    }

    private List<RowTransaction> Transactions()
    {
        var row = NumberOfRow();
        var made = new List<RowTransaction>(events.Length);
        foreach (var rule in events)
        {
            if (rule.AppliesTo(rows.Cells) && rule.Read(rows.Cells, row, wrong) is { } entry)
                made.Add(new RowTransaction(entry, Submit(entry)));
        }
        return wrong.Count == 0 ? made : [];
    }

    private Submission Submit(TransactionEntry entry)
    {
        var provenance = origin with { Row = rows.Number, Source = entry.Source ?? origin.Source };
        return entry.Submit(new Desk(provenance, null, entry.Operation is null ? null : entry.Initiative));
    }

    // A row that was rejected keeps the number it had: codes may be made of it.
    private long NumberOfRow()
    {
        if (head!.RejectedRow is not { } column)
            return rows.Number;
        var cell = rows.Cells[column]!;
        if (RejectsFile.TryParseRow(cell, out var row))
            return row;
        wrong.Add((column + 1, new RowNumberUnreadable(FileFinding.Shortened(cell)!)));
        return rows.Number;
    }

    private TransactionRow Row(IReadOnlyList<RowTransaction> transactions, string? because) => new(
        rows.Number, rows.Line, rows.Offset, rows.Length, transactions,
        wrong.Count == 0 ? [] : [.. wrong.Select(Finding)], because);

    private FileFinding Finding((int? Column, Refusal Reason) found)
    {
        var at = found.Column - 1;
        var cell = at < rows.Count ? rows.Cells[at.Value] : null;
        return new FileFinding(
            file,
            Math.Max(rows.Number, 1),
            found.Column,
            at < head?.Names.Count ? head.Names[at.Value] : null,
            FileFinding.Shortened(cell),
            found.Reason);
    }

    private TransactionRow Counted(TransactionRow row)
    {
        Tally.Add(row);
        return row;
    }
}
