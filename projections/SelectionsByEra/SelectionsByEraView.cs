using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// How many operations were selected in each complete era of the log, and each span of eras: by days and years of the
/// acts. How many an initiative has in any state is a sum over it and at most one era's selections.
/// </summary>
public sealed class SelectionsByEraView : IProjection
{
    private static readonly Period[] Kinds = [Period.Year, Period.Day];

    /// <summary>The table <c>selections_by_era</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "selections_by_era",
        "Operations selected in complete eras of the log. Sum one size of eras and one kind of period at a time.",
        [
            ViewSet.EraSize,
            ViewSet.EraFirst,
            .. Period.Keys(Kinds),
            new("operations", ViewType.Number, ViewRole.Sum, "How many operations were selected."),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new Fold();

    /// <summary>The operations selected in a state, by initiative.</summary>
    public static async Task<IReadOnlyDictionary<string, SelectedOperations>> ReadAsync(
        IReading reading, Basis basis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(basis);
        var (at, eras) = (basis.At, reading.Eras.CountAt(basis.KnownAt.Position));
        var firstDay = Period.Year.StartOf(at);
        var counts = new Dictionary<string, SelectedOperations>(StringComparer.Ordinal);
        if (eras > 0)
        {
            if (firstDay > DateOnly.MinValue)
                await AddAsync(Period.Year, DateOnly.MinValue, firstDay.AddDays(-1), false).ConfigureAwait(false);
            await AddAsync(Period.Day, firstDay, at, true).ConfigureAwait(false);
        }
        var open = new EventRange(reading.Eras.EndOf(eras), basis.KnownAt.Position)
        {
            Types = [typeof(OperationSelected)],
            DatesUntil = at,
        };
        await foreach (var recorded in reading.ReadAsync(open, cancellation).ConfigureAwait(false))
            Add(((OperationSelected)recorded.Data).Initiative, 1, recorded.Data.On >= firstDay);
        return counts;

        async Task AddAsync(Period kind, DateOnly from, DateOnly until, bool isNew)
        {
            var slice = new ViewSlice(
                Definition,
                [.. Eras.SpansOf(eras).Select(span => new ViewRange([span.Size, span.First, kind.Name], from, until))]);
            string[] by = [FinancialProgressView.Initiative.Name];
            foreach (var row in await reading.SumAsync(by, [slice], cancellation).ConfigureAwait(false))
                Add((string)row[0]!, (long)row[1]!, isNew);
        }

        void Add(string initiative, long operations, bool isNew)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, initiative, out _);
            count = new SelectedOperations(count.All + operations, count.New + (isNew ? operations : 0));
        }
    }

    private sealed class Fold : IViewFold
    {
        private readonly Dictionary<(int Kind, DateOnly StartsOn, string Initiative), long> counts = [];

        public int Rows => counts.Count;

        public IReadOnlyList<Array> Columns
        {
            get
            {
                var keys = counts.Keys.OrderBy(key => (key.Kind, key.StartsOn))
                    .ThenBy(key => key.Initiative, StringComparer.Ordinal).ToList();
                return
                [
                    keys.Select(key => Kinds[key.Kind].Name).ToArray(),
                    keys.Select(key => key.StartsOn).ToArray(),
                    keys.Select(key => key.Initiative).ToArray(),
                    keys.Select(key => counts[key]).ToArray(),
                ];
            }
        }

        public void Add(RecordedEvent recorded)
        {
            if (recorded.Data is not OperationSelected selected)
                return;
            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                var key = (kind, Kinds[kind].StartOf(selected.On), selected.Initiative);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
    }
}

/// <summary>How many operations of an initiative are selected in a state.</summary>
/// <param name="All">All of them.</param>
/// <param name="New">Those selected in the calendar year of its business date.</param>
public readonly record struct SelectedOperations(long All, long New);
