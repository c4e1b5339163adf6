namespace PorFse.Ledger.Projections;

/// <summary>Which stored sums, and which events beside them, make up a state.</summary>
/// <param name="Slices">Rows to add up.</param>
/// <param name="Events">Events to add, or to take away; none where the position is one the sums are kept for.</param>
/// <param name="Sign">1 where the events come on top, -1 where the sums have them already.</param>
internal sealed record ProgressSums(IReadOnlyList<ViewSlice> Slices, EventRange Events, int Sign)
{
    /// <summary>
    /// The nearer of the two positions with sums: the end of the last complete era, or that of the next, which is the
    /// head of the log where the era is still open.
    /// </summary>
    internal static ProgressSums Of(Basis basis, Head head, Eras eras)
    {
        var (position, complete) = (basis.KnownAt.Position, eras.CountAt(basis.KnownAt.Position));
        var before = eras.EndOf(complete);
        var isOpen = eras.CountAt(head.Position) == complete;
        var after = isOpen ? head.Position : eras.EndOf(complete + 1);
        if (position - before < after - position)
            return new ProgressSums(OfEras(basis.At, complete), Transactions(before, position, basis.At), 1);
        return new ProgressSums(
            isOpen ? OfNow(basis.At) : OfEras(basis.At, complete + 1), Transactions(position, after, basis.At), -1);
    }

    /// <summary>The events that move money, of some positions and up to a business date.</summary>
    internal static EventRange Transactions(long after, long until, DateOnly at) =>
        new(after, until) { Types = EventCatalogue.Transactions, DatesUntil = at };

    private static ViewSlice[] OfNow(DateOnly at)
    {
        var periods = Period.Until(at, [.. ProgressByPeriodView.Kinds, Period.Day]).ToLookup(p => p.Kind == Period.Day);
        return
        [
            .. Slice(FinancialProgressView.Definition, periods[true].Select(p => new ViewRange([], p.From, p.Until))),
            .. Slice(
                ProgressByPeriodView.Definition,
                periods[false].Select(p => new ViewRange([p.Kind.Name], p.From, p.Until))),
        ];
    }

    private static IEnumerable<ViewSlice> Slice(ViewTable table, IEnumerable<ViewRange> ranges)
    {
        var parts = ranges.ToList();
        return parts.Count == 0 ? [] : [new ViewSlice(table, parts)];
    }

    private static ViewSlice[] OfEras(DateOnly at, long eras)
    {
        var periods = Period.Until(at, ProgressByEraView.Kinds).ToList();
        return [.. Slice(ProgressByEraView.Definition, Eras.SpansOf(eras).SelectMany(span => periods.Select(p =>
            new ViewRange([span.Size, span.First, p.Kind.Name], p.From, p.Until))))];
    }
}
