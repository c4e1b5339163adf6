namespace PorFse.Ledger;

/// <summary>Records a decision that adopts or amends the financial plan.</summary>
public sealed record AdoptFinancialPlan(FinancialPlanAdopted Plan) : ICommand<Programme, FinancialPlanAdopted>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Programme(Plan.Programme);

    /// <inheritdoc/>
    public string Identity => Plan.Decision;

    /// <inheritdoc/>
    public FinancialPlanAdopted Fact(Programme state) => Plan;
}

/// <summary>The rule for <see cref="AdoptFinancialPlan"/>.</summary>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 96(2)(d) and 30 (amendment of programmes).</remarks>
public static class AdoptFinancialPlanHandler
{
    /// <summary>Allocations are above zero and not too large, codes are unique, priorities add up.</summary>
    public static Decision<Programme> Handle(AdoptFinancialPlan command, Programme programme, Terms terms)
    {
        var plan = command.Plan;
        if (!programme.IsAdopted)
            return new ProgrammeUnknown(plan.Programme);
        if (Texts.Refuse("decision", plan.Decision, Texts.LongestReference) is { } noDecision)
            return noDecision;
        if (Texts.RefuseOptional("note", plan.Note, Texts.LongestNote) is { } noNote)
            return noNote;
        if (plan.On < programme.AdoptedOn || plan.On > programme.ClosesOn)
            return new DateOutsideEligibility(plan.On, programme.AdoptedOn, programme.ClosesOn);
        if (plan.On > terms.Today)
            return new DateAfterToday(plan.On, terms.Today);
        if (plan.Axes.Count == 0)
            return new PlanWithoutAxes(plan.Decision);
        if (plan.Axes.Select(RefuseTexts).FirstOrDefault(reason => reason is not null) is { } malformed)
            return malformed;
        if (Repeated(plan.Axes.Select(axis => axis.Axis)) is { } axisTwice)
            return new PlanNamesTwice(plan.Decision, "axis", axisTwice.Code, axisTwice.Times);
        if (Repeated(plan.Axes.SelectMany(axis => axis.Priorities).Select(p => p.Priority)) is { } priorityTwice)
            return new PlanNamesTwice(plan.Decision, "priority", priorityTwice.Code, priorityTwice.Times);
        foreach (var axis in plan.Axes)
        {
            if (RefuseAmounts(axis) is { } wrongAmount)
                return wrongAmount;
            var parts = axis.Priorities.Sum(priority => priority.Allocation);
            if (parts != axis.Allocation)
                return new PlanDoesNotAddUp(plan.Decision, axis.Axis, parts, axis.Allocation);
        }

        return new IEventOf<Programme>[] { command.Fact(programme) };
    }

    private static Refusal? RefuseTexts(PlannedAxis axis) =>
        Texts.Refuse("axis's code", axis.Axis, Texts.LongestCode)
        ?? Texts.Refuse("axis's title", axis.Title, Texts.LongestTitle)
        ?? Texts.RefuseOptional("objective", axis.Objective, Texts.LongestCode)
        ?? axis.Priorities.Select(RefuseTexts).FirstOrDefault(reason => reason is not null);

    private static Refusal? RefuseTexts(PlannedPriority priority) =>
        Texts.Refuse("priority's code", priority.Priority, Texts.LongestCode)
        ?? Texts.Refuse("priority's title", priority.Title, Texts.LongestTitle);

    private static Refusal? RefuseAmounts(PlannedAxis axis)
    {
        var amounts = axis.Priorities.Select(priority => priority.Allocation).Append(axis.Allocation).ToList();
        if (!axis.Allocation.IsPositive)
            return new AmountNotPositive(axis.Allocation);
        if (amounts.Min() < Euro.Zero)
            return new AmountNotPositive(amounts.Min());
        return amounts.Max() > TransactionRules.LargestAmount
            ? new AmountTooLarge(amounts.Max(), TransactionRules.LargestAmount)
            : null;
    }

    private static (string Code, int Times)? Repeated(IEnumerable<string> codes) =>
        codes.GroupBy(code => code, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => ((string, int)?)(group.Key, group.Count()))
            .FirstOrDefault();
}

/// <summary>A plan that names no axis.</summary>
public sealed record PlanWithoutAxes(string Decision) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The plan of {Decision} has 0 axes; it needs at least 1.");
}

/// <summary>A plan that names an axis or a priority more than once.</summary>
public sealed record PlanNamesTwice(string Decision, string What, string Name, int Times) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The plan of {Decision} names {What} {Name} {Times} times; once is allowed.");
}

/// <summary>Priorities that do not add up to their axis.</summary>
public sealed record PlanDoesNotAddUp(string Decision, string Axis, Euro Priorities, Euro Allocation) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"The plan of {Decision}: the priorities of axis {Axis} add up to EUR {Priorities}, not to EUR {Allocation}.");
}
