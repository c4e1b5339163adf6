using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// Folds plain events up to a business date into cells, by operation where they have one. It is the definition that
/// every stored total must equal.
/// </summary>
public sealed class ProgressFold(DateOnly at)
{
    private readonly Dictionary<(string Initiative, string? Operation, Stage Stage), (Euro Net, long Events)> cells =
        [];

    /// <summary>What has been folded so far.</summary>
    public IReadOnlyList<ProgressCell> Cells =>
    [
        .. cells.Select(cell => new ProgressCell(
            cell.Key.Initiative, cell.Key.Operation, cell.Key.Stage, cell.Value.Net, cell.Value.Events)),
    ];

    /// <summary>The cells of some events.</summary>
    public static IReadOnlyList<ProgressCell> Of(IEnumerable<IEvent> events, DateOnly at)
    {
        ArgumentNullException.ThrowIfNull(events);
        var fold = new ProgressFold(at);
        foreach (var @event in events)
            fold.Add(@event);
        return fold.Cells;
    }

    /// <summary>Takes one more event, in any order; what moves no money or comes later is passed over.</summary>
    public void Add(IEvent @event)
    {
        if (@event is not ITransaction transaction || transaction.On > at)
            return;
        var (stage, amount) = Movement.Of(transaction);
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(
            cells, (transaction.Initiative, Movement.OperationOf(transaction), stage), out _);
        cell = (cell.Net + amount, cell.Events + 1);
    }
}
