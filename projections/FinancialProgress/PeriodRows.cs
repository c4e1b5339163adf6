namespace PorFse.Ledger.Projections;

/// <summary>Rows of several kinds of period, one kind after the other, with the kind as first column.</summary>
internal static class PeriodRows
{
    internal static IReadOnlyList<Array> Of(params (string Period, Array[] Columns)[] parts) =>
    [
        parts.SelectMany(part => Enumerable.Repeat(part.Period, part.Columns[0].Length)).ToArray(),
        .. Enumerable.Range(0, parts[0].Columns.Length).Select(i => Joined([.. parts.Select(part => part.Columns[i])])),
    ];

    private static Array Joined(Array[] parts)
    {
        var all = Array.CreateInstance(parts[0].GetType().GetElementType()!, parts.Sum(part => part.Length));
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(all, at);
            at += part.Length;
        }
        return all;
    }
}
