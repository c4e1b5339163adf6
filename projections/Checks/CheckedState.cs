using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// The state the checks look at, folded from the facts up to the business date in the order of recording. It holds one
/// small entry for each operation, initiative, axis and indicator, in the order in which the log first names them.
/// </summary>
/// <param name="terms">What the facts are checked by.</param>
public sealed class CheckedState(CheckTerms terms)
{
    private readonly Dictionary<string, (Limit Paid, Limit Certified)> operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Limit> initiatives = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Limit> axes = new(StringComparer.Ordinal);
    private readonly Euro[] certified = new Euro[terms.Targets.Count];
    private FinancialPlanAdopted? plan;

    /// <summary>What the facts are checked by.</summary>
    public CheckTerms Terms => terms;

    /// <summary>What is counted besides money.</summary>
    public CheckedCounts Counts { get; } = new();

    /// <summary>Of every operation, paid against committed.</summary>
    public IEnumerable<(string Operation, Limit Paid)> Paid => operations.Select(e => (e.Key, e.Value.Paid));

    /// <summary>Of every operation, certified against paid.</summary>
    public IEnumerable<(string Operation, Limit Certified)> Certified =>
        operations.Select(e => (e.Key, e.Value.Certified));

    /// <summary>Of every initiative, committed against programmed.</summary>
    public IEnumerable<(string Initiative, Limit Committed)> Committed => initiatives.Select(e => (e.Key, e.Value));

    /// <summary>Of every axis, programmed against allocated by the plan in force at the date.</summary>
    public IEnumerable<(string Axis, Limit Programmed)> Programmed => axes.Select(e => (e.Key, e.Value));

    /// <summary>Of every target of expenditure, what is certified by its 31 December.</summary>
    public IEnumerable<(KnownTarget Target, Euro Certified)> Targets => terms.Targets.Zip(certified);

    /// <summary>Takes one more fact, in the order of recording.</summary>
    public void Add(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        if (recorded.Data is FinancialPlanAdopted adopted && (plan is null || adopted.On >= plan.On))
            PutInForce(adopted, recorded);
        if (recorded.Data is not ITransaction transaction)
        {
            Counts.Add(recorded);
            return;
        }
        var (stage, amount) = Movement.Of(transaction);
        if (Movement.OperationOf(transaction) is { } operation)
            MoveOperation(operation, stage, amount, recorded);
        if (stage is Stage.Programmed or Stage.Committed)
            MoveInitiative(transaction.Initiative, stage, amount, recorded);
        if (stage is Stage.Certified)
            Count(transaction.On, amount);
    }

    private void MoveOperation(string operation, Stage stage, Euro amount, RecordedEvent by)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(operations, operation, out _);
        switch (stage)
        {
            case Stage.Committed:
                entry.Paid.Move(Euro.Zero, amount, by);
                break;
            case Stage.Paid:
                entry.Paid.Move(amount, Euro.Zero, by);
                entry.Certified.Move(Euro.Zero, amount, by);
                break;
            case Stage.Certified:
                entry.Certified.Move(amount, Euro.Zero, by);
                break;
        }
    }

    private void MoveInitiative(string initiative, Stage stage, Euro amount, RecordedEvent by)
    {
        var programmed = stage == Stage.Programmed;
        CollectionsMarshal.GetValueRefOrAddDefault(initiatives, initiative, out _)
            .Move(programmed ? Euro.Zero : amount, programmed ? amount : Euro.Zero, by);
        if (programmed && terms.AxisOf.TryGetValue(initiative, out var axis))
            CollectionsMarshal.GetValueRefOrAddDefault(axes, axis, out _).Move(amount, Euro.Zero, by);
    }

    private void PutInForce(FinancialPlanAdopted adopted, RecordedEvent by)
    {
        plan = adopted;
        var allocated = adopted.Axes.ToDictionary(axis => axis.Axis, axis => axis.Allocation, StringComparer.Ordinal);
        foreach (var axis in axes.Keys.Union(allocated.Keys, StringComparer.Ordinal).ToList())
        {
            ref var limit = ref CollectionsMarshal.GetValueRefOrAddDefault(axes, axis, out _);
            limit.Move(Euro.Zero, allocated.GetValueOrDefault(axis) - limit.Allowed, by);
        }
    }

    private void Count(DateOnly on, Euro amount)
    {
        for (var i = 0; i < certified.Length; i++)
        {
            if (on <= terms.Targets[i].DueOn)
                certified[i] += amount;
        }
    }
}
