namespace PorFse.Ledger.Exchange;

/// <summary>The columns of a file, by the names its first row gives them.</summary>
internal sealed class FileHead
{
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    private FileHead(string[] names, int own)
    {
        Names = names;
        for (var i = 0; i < own; i++)
            columns.TryAdd(names[i], i);
        RejectedRow = own < names.Length ? own : null;
    }

    /// <summary>The names of all columns, as they stand there.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>The column with the number a rejected row had; null in a file that is no rejects file.</summary>
    internal int? RejectedRow { get; }

    /// <summary>Where a column is; null where it is not.</summary>
    internal int? Find(string name) => columns.TryGetValue(name, out var at) ? at : null;

    /// <summary>The head of a file, and what is wrong with it for a profile.</summary>
    internal static (FileHead Head, IReadOnlyList<(int? Column, Refusal Reason)> Findings) Read(
        ReadOnlySpan<string?> cells, TransactionProfile profile)
    {
        string[] names = [.. cells.ToArray().Select(cell => cell ?? "")];
        var own = names.Length;
        while (own > RejectsFile.Columns.Count
            && names[(own - RejectsFile.Columns.Count)..own].SequenceEqual(RejectsFile.Columns))
        {
            own -= RejectsFile.Columns.Count;
        }
        return (new FileHead(names, own), [.. Findings(names[..own], profile)]);
    }

    private static IEnumerable<(int? Column, Refusal Reason)> Findings(string[] names, TransactionProfile profile)
    {
        var known = profile.Columns ?? TransactionFields.Names;
        for (var i = 0; i < names.Length; i++)
        {
            if (!known.Contains(names[i], StringComparer.Ordinal))
                yield return (i + 1, new ColumnUnknown(names[i], known.Count, string.Join(", ", known)));
            else if (names.AsSpan(0, i).Contains(names[i]))
                yield return (i + 1, new ColumnTwice(names[i], names.Count(name => name == names[i])));
        }
        foreach (var needed in profile.Columns ?? [TransactionFields.NameOf(TransactionField.Type)])
        {
            if (!names.Contains(needed, StringComparer.Ordinal))
                yield return (null, new ColumnMissing(needed, names.Length, string.Join(", ", names)));
        }
    }
}
