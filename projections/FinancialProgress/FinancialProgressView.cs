using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// Net cents and number of transactions per initiative (hence priority and axis), stage and business date. Every total
/// of money at every date is a sum over it.
/// </summary>
public sealed class FinancialProgressView : IProjection
{
    /// <summary>The key of the initiative in <see cref="Table"/>.</summary>
    public const string Initiative = "initiative";

    /// <summary>The key of the stage in <see cref="Table"/>: 1 programmed, 2 committed, 3 paid, 4 certified.</summary>
    public const string StageKey = "stage";

    /// <summary>The table <c>financial_progress</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "financial_progress",
        "Net cents and number of transactions by initiative, stage and business date.",
        [
            new("business_on", ViewType.Date, ViewRole.Key, "Date of the facts in the accounts."),
            new(Initiative, ViewType.Text, ViewRole.Key, "Code of the initiative."),
            new(StageKey, ViewType.Number, ViewRole.Key, "1 programmed, 2 committed, 3 paid, 4 certified."),
            new("cents", ViewType.Number, ViewRole.Sum, "Net amount in euro cents; reversals count negative."),
            new("events", ViewType.Number, ViewRole.Sum, "How many transactions make it up."),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new Fold();

    /// <summary>The sums up to a business date, read from a view.</summary>
    public static async Task<IReadOnlyList<ProgressCell>> ReadAsync(
        IViewReader views, DateOnly at, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(views);
        ViewSlice slice = new(Definition, [new ViewRange([], DateOnly.MinValue, at)]);
        var rows = await views.SumAsync([Initiative, StageKey], [slice], cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new ProgressCell(
                (string)row[0]!, null, (Stage)(int)(long)row[1]!, Euro.FromCents((long)row[2]!), (long)row[3]!)),
        ];
    }

    private sealed class Fold : IViewFold
    {
        private readonly Dictionary<(string Initiative, Stage Stage, DateOnly On), (long Cents, long Events)> cells =
            [];

        public IReadOnlyList<Array> Columns =>
        [
            cells.Keys.Select(key => key.On).ToArray(),
            cells.Keys.Select(key => key.Initiative).ToArray(),
            cells.Keys.Select(key => (long)key.Stage).ToArray(),
            cells.Values.Select(value => value.Cents).ToArray(),
            cells.Values.Select(value => value.Events).ToArray(),
        ];

        public void Add(RecordedEvent recorded)
        {
            if (recorded.Data is not ITransaction transaction)
                return;
            var (stage, amount) = Movement.Of(transaction);
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(
                cells, (transaction.Initiative, stage, transaction.On), out _);
            cell = (cell.Cents + amount.Cents, cell.Events + 1);
        }
    }
}
