namespace PorFse.Ledger.Projections;

/// <summary>Folds events into sums over whole periods, one kind after another, the kind as first column.</summary>
/// <param name="kinds">The kinds of periods.</param>
internal sealed class PeriodFold(IReadOnlyList<Period> kinds) : IViewFold
{
    private readonly DayCells cells = new();

    public int Rows => cells.Count;

    public IReadOnlyList<Array> Columns
    {
        get
        {
            var parts = kinds.Select(kind => cells.ColumnsBy(kind.StartOf)).ToList();
            return
            [
                parts.SelectMany((part, i) => Enumerable.Repeat(kinds[i].Name, part[0].Length)).ToArray(),
                .. parts[0].Select((_, i) => Joined(parts.ConvertAll(part => part[i]))),
            ];
        }
    }

    public void Add(RecordedEvent recorded) => cells.Add(recorded);

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
