using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// Adds the events of a bundle up to its figures, from what their lines say and nothing else: it knows neither views
/// nor the ledger that wrote them.
/// </summary>
/// <param name="at">The last business date that counts.</param>
/// <param name="operation">The operation asked for; null for the whole programme.</param>
internal sealed class EvidenceFold(DateOnly at, string? operation)
{
    private static readonly string Opened = EventCatalogue.AliasOf(typeof(LedgerOpened));
    private static readonly string PlanAdopted = EventCatalogue.AliasOf(typeof(FinancialPlanAdopted));
    private static readonly string Initiated = EventCatalogue.AliasOf(typeof(InitiativeOpened));

    private static readonly FrozenDictionary<string, (Stage Stage, int Sign)> Moving = Enum.GetValues<Stage>()
        .SelectMany(stage => Movement.TypesOf(stage).Select(type => (type, stage)))
        .ToFrozenDictionary(
            moving => EventCatalogue.AliasOf(moving.type),
            moving => (moving.stage, moving.type.IsAssignableTo(typeof(IReversal)) ? -1 : 1));

    private readonly string? stream = operation is null ? null : StreamName.Operation(operation).Value;
    private readonly Dictionary<string, string> axisOf = [];
    private readonly Dictionary<string, Sums> sums = [];
    private readonly List<Plan> plans = [];

    private string recordedAt = "";
    private bool isDemonstration;
    private long events;

    /// <summary>CCI of the programme, as the opening of the ledger says; empty before it.</summary>
    internal string Programme { get; private set; } = "";

    /// <summary>The stream of the operation asked for; null for the whole programme.</summary>
    internal string? Stream => stream;

    /// <summary>Takes the next event.</summary>
    internal void Add(in EvidenceEvent next)
    {
        events++;
        recordedAt = next.RecordedAt;
        if (next.Type == Opened)
        {
            Programme = next.Text(nameof(LedgerOpened.Programme));
            isDemonstration = next.Data.GetProperty(nameof(LedgerOpened.Demonstration)).GetBoolean();
        }
        else if (next.Type == PlanAdopted)
        {
            plans.Add(Plan.Read(next));
        }
        else if (next.Type == Initiated)
        {
            axisOf[next.Text(nameof(InitiativeOpened.Initiative))] = next.Text(nameof(InitiativeOpened.Axis));
        }
        else if (Moving.TryGetValue(next.Type, out var moving) && (stream is null || next.Stream == stream))
        {
            Move(next, moving.Stage, moving.Sign);
        }
    }

    /// <summary>The figures of what was added.</summary>
    /// <param name="position">As known at which position.</param>
    internal EvidenceFigures Figures(long position)
    {
        var byDate = plans.OrderBy(plan => plan.On).ToList();
        var inForce = byDate.LastOrDefault(plan => plan.On <= at);
        var isWhole = operation is null;
        var total = sums.Values.Aggregate(new Sums(), (all, one) => all + one);
        return new EvidenceFigures(
            EvidenceFigures.Form,
            Programme,
            isDemonstration,
            at,
            new EvidencePosition(position, isWhole ? recordedAt : null),
            events,
            operation,
            isWhole && inForce is not null ? new EvidencePlan(inForce.Decision, inForce.On, inForce.Position) : null,
            isWhole ? [.. Rows(inForce, byDate.FirstOrDefault())] : null,
            total.Row(null, isWhole ? inForce?.Axes.Sum(axis => axis.Allocation) ?? Euro.Zero : null));
    }

    private void Move(in EvidenceEvent next, Stage stage, int sign)
    {
        var initiative = next.Text(nameof(ITransaction.Initiative));
        var cents = sign * EvidenceEvent.AmountOf(next.Data, nameof(ITransaction.Amount)).Cents;
        if (next.On > at)
            return;
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, initiative, out _);
        sum += new Sums(
            stage == Stage.Programmed ? cents : 0,
            stage == Stage.Committed ? cents : 0,
            stage == Stage.Paid ? cents : 0,
            stage == Stage.Certified ? cents : 0,
            1);
    }

    // Axes in the order of the plan in force, else of the first one; then whatever else has moved money.
    private IEnumerable<EvidenceRow> Rows(Plan? inForce, Plan? first)
    {
        var moved = sums.ToLookup(sum => axisOf.GetValueOrDefault(sum.Key, ""), sum => sum.Value);
        var planned = (inForce ?? first)?.Axes ?? [];
        return planned.Select(axis => (axis.Axis, Allocation: inForce is null ? Euro.Zero : axis.Allocation))
            .Concat(moved.Select(axis => axis.Key).Except(planned.Select(axis => axis.Axis))
                .Order(StringComparer.Ordinal).Select(axis => (Axis: axis, Allocation: Euro.Zero)))
            .Select(row => moved[row.Axis].Aggregate(new Sums(), (all, one) => all + one)
                .Row(row.Axis, row.Allocation));
    }

    private sealed record Plan(
        string Decision, DateOnly On, long Position, IReadOnlyList<(string Axis, Euro Allocation)> Axes)
    {
        internal static Plan Read(in EvidenceEvent adopted) => new(
            adopted.Text(nameof(FinancialPlanAdopted.Decision)),
            adopted.On,
            adopted.Position,
            [.. adopted.Data.GetProperty(nameof(FinancialPlanAdopted.Axes)).EnumerateArray().Select(ReadAxis)]);

        private static (string Axis, Euro Allocation) ReadAxis(JsonElement axis) => (
            EvidenceEvent.TextOf(axis, nameof(PlannedAxis.Axis)),
            EvidenceEvent.AmountOf(axis, nameof(PlannedAxis.Allocation)));
    }

    private readonly record struct Sums(long Programmed, long Committed, long Paid, long Certified, long Events)
    {
        public static Sums operator +(Sums one, Sums other) => new(
            one.Programmed + other.Programmed,
            one.Committed + other.Committed,
            one.Paid + other.Paid,
            one.Certified + other.Certified,
            one.Events + other.Events);

        // An operation has nothing allocated and nothing programmed.
        internal EvidenceRow Row(string? axis, Euro? allocation)
        {
            var programmed = Euro.FromCents(Programmed);
            var (committed, paid) = (Euro.FromCents(Committed), Euro.FromCents(Paid));
            var certified = Euro.FromCents(Certified);
            return new EvidenceRow(
                axis,
                allocation,
                allocation is null ? null : programmed,
                committed,
                paid,
                certified,
                allocation is { } allocated ? new Rate(programmed, allocated).ToDecimal() : null,
                allocation is null ? null : new Rate(committed, programmed).ToDecimal(),
                new Rate(paid, committed).ToDecimal(),
                new Rate(certified, paid).ToDecimal(),
                Events);
        }
    }
}
