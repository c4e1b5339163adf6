using PorFse.Ledger.Exchange;

namespace PorFse.Ledger.Tests;

/// <summary>
/// Looks at a whole log, business date by business date, for a stage above the one before it: certified, paid,
/// committed and programmed of every axis and initiative, programmed of every priority against the plan in force.
/// </summary>
public static class StagesWithinEachOther
{
    public static List<string> BreaksOf(RecordedDemonstration recorded)
    {
        var net = new Dictionary<(string Of, Stage Stage), Euro>();
        var breaks = new List<string>();
        foreach (var day in recorded.Transactions.GroupBy(transaction => transaction.On).OrderBy(day => day.Key))
        {
            var touched = new HashSet<string>();
            foreach (var transaction in day)
            {
                var (stage, amount) = Movement.Of(transaction);
                foreach (var of in Scopes(RecordedDemonstration.InitiativeOf(transaction)))
                {
                    net[(of, stage)] = net.GetValueOrDefault((of, stage)) + amount;
                    touched.Add(of);
                }
            }
            breaks.AddRange(touched.SelectMany(of => Breaks(of, net, day.Key)));
        }
        return breaks;
    }

    /// <summary>Positions at which an initiative is known to have more committed than programmed.</summary>
    public static List<string> BreaksAsKnown(RecordedDemonstration recorded)
    {
        var free = new Dictionary<string, Euro>();
        var breaks = new List<string>();
        foreach (var e in recorded.Events.Where(e => e.Data is ITransaction))
        {
            var transaction = (ITransaction)e.Data;
            var (stage, amount) = Movement.Of(transaction);
            if (stage > Stage.Committed)
                continue;
            var left = free.GetValueOrDefault(transaction.Initiative) + (stage == Stage.Programmed ? amount : -amount);
            free[transaction.Initiative] = left;
            if (left < Euro.Zero)
                breaks.Add($"{transaction.Initiative} at position {e.Position}: {left}");
        }
        return breaks;
    }

    private static string[] Scopes(DemonstrationInitiative initiative) =>
        ["axis " + initiative.Axis, "priority " + initiative.Priority, "initiative " + initiative.Code];

    private static IEnumerable<string> Breaks(string of, Dictionary<(string, Stage), Euro> net, DateOnly on)
    {
        var amounts = Enum.GetValues<Stage>().Select(stage => net.GetValueOrDefault((of, stage)))
            .Prepend(AllocationOf(of, on)).Append(Euro.Zero).ToList();
        return amounts.Zip(amounts.Skip(1)).Where(pair => pair.First < pair.Second)
            .Select(pair => $"{of} on {on:yyyy-MM-dd}: {pair.Second} above {pair.First}");
    }

    private static Euro AllocationOf(string of, DateOnly on)
    {
        var axes = Demonstration.Programme.Plans.Last(plan => plan.On <= on).Axes;
        return axes.Where(axis => of == "axis " + axis.Axis).Select(axis => axis.Allocation)
            .Concat(axes.SelectMany(axis => axis.Priorities)
                .Where(priority => of == "priority " + priority.Priority).Select(priority => priority.Allocation))
            .DefaultIfEmpty(axes.Sum(axis => axis.Allocation)).Single();
    }
}
