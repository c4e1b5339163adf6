using System.Collections.Immutable;
using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>A programme with every financial plan and target of expenditure it has had.</summary>
public sealed record Programme : IStream<Programme>
{
    /// <inheritdoc/>
    public static Programme Initial { get; } = new();

    /// <summary>True once the Commission has adopted it.</summary>
    public bool IsAdopted { get; private init; }

    /// <summary>CCI; empty before adoption.</summary>
    public string Cci { get; private init; } = "";

    /// <summary>Official title.</summary>
    public string Title { get; private init; } = "";

    /// <summary>Date of the Commission's decision.</summary>
    public DateOnly AdoptedOn { get; private init; }

    /// <summary>First day of eligible expenditure.</summary>
    public DateOnly EligibleFrom { get; private init; }

    /// <summary>Last day of eligible expenditure.</summary>
    public DateOnly EligibleUntil { get; private init; }

    /// <summary>Last day for certifications and reversals.</summary>
    public DateOnly ClosesOn { get; private init; }

    /// <summary>Its financial plans in the order of their dates; of one date, in the order of recording.</summary>
    public ImmutableList<FinancialPlanAdopted> Plans { get; private init; } = [];

    /// <summary>The plan in force on a date: the last one adopted by then. Null before the first.</summary>
    public FinancialPlanAdopted? PlanAt(DateOnly date) => Plans.LastOrDefault(plan => plan.On <= date);

    /// <summary>Every target of expenditure declared for it, in the order of recording.</summary>
    public ImmutableList<DecommitmentTargetDeclared> Targets { get; private init; } = [];

    /// <summary>
    /// The targets that count on a date, by their years: of each year the last one recorded among those declared by
    /// then.
    /// </summary>
    public IEnumerable<DecommitmentTargetDeclared> TargetsAt(DateOnly date) =>
        Targets.Where(target => target.On <= date)
            .GroupBy(target => target.Year, (_, declared) => declared.Last())
            .OrderBy(target => target.Year);

    /// <inheritdoc/>
    public static Programme Evolve(Programme state, IEventOf<Programme> @event)
    {
        ArgumentNullException.ThrowIfNull(state);
        return @event switch
        {
            ProgrammeAdopted adopted => state with
            {
                IsAdopted = true,
                Cci = adopted.Programme,
                Title = adopted.Title,
                AdoptedOn = adopted.On,
                EligibleFrom = adopted.EligibleFrom,
                EligibleUntil = adopted.EligibleUntil,
                ClosesOn = adopted.ClosesOn,
            },
            FinancialPlanAdopted plan => state with { Plans = Insert(state.Plans, plan) },
            DecommitmentTargetDeclared target => state with { Targets = state.Targets.Add(target) },
            _ => throw new UnreachableException($"A programme has no {@event?.GetType().Name}."),
        };
    }

    private static ImmutableList<FinancialPlanAdopted> Insert(
        ImmutableList<FinancialPlanAdopted> plans, FinancialPlanAdopted plan) =>
        plans.Insert(plans.FindLastIndex(earlier => earlier.On <= plan.On) + 1, plan);
}
