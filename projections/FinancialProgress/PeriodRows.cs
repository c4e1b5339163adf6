namespace PorFse.Ledger.Projections;

/// <summary>Rows of several kinds of period, one kind after the other, with the kind as first column.</summary>
internal static class PeriodRows
{
    internal static IReadOnlyList<Array> Of(DayCells cells, IReadOnlyList<Period> kinds)
    {
        var parts = kinds.Select(kind => cells.ColumnsBy(kind.StartOf)).ToList();
        return
        [
            parts.SelectMany((part, i) => Enumerable.Repeat(kinds[i].Name, part[0].Length)).ToArray(),
            .. parts[0].Select((_, i) => Joined(parts.ConvertAll(part => part[i]))),
        ];
    }

    private static Array Joined(List<Array> parts)
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
