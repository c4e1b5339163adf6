using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Testing;

/// <summary>
/// A log of anything, in any order of business dates: late facts, reversals, plans amended and back-dated, initiatives
/// opened and closed in the middle. No rule was asked, because no view may depend on one.
/// </summary>
public static class RandomLog
{
    private static readonly (string Code, string Axis, string Priority)[] Places =
        [("ALFA", "I", "8.i"), ("BETA", "I", "8.ii"), ("GAMMA", "II", "9.i"), ("DELTA", "I", "8.i")];

    /// <summary>The first business date of such a log.</summary>
    public static readonly DateOnly FirstDay = new(2014, 12, 17);

    /// <summary>Days from the first business date to the last.</summary>
    public const int Days = 1_900;

    /// <summary>A log of so many events after the adoption of the programme.</summary>
    public static List<RecordedEvent> Of(Random random, int events)
    {
        ArgumentNullException.ThrowIfNull(random);
        var facts = new List<IEvent> { Adoption(), Plan() };
        var unopened = new Queue<(string Code, string Axis, string Priority)>(Places);
        var opened = new List<string>();
        while (facts.Count < events + 2)
        {
            var on = FirstDay.AddDays(random.Next(Days));
            if (opened.Count == 0 || (unopened.Count > 0 && random.Next(15) == 0))
            {
                var place = unopened.Dequeue();
                opened.Add(place.Code);
                facts.Add(new InitiativeOpened(
                    place.Code, "Title of " + place.Code, place.Axis, place.Priority, on, null, null));
            }
            else if (random.Next(40) == 0)
            {
                facts.Add(AnyPlan(random, on, facts.Count));
            }
            else
            {
                facts.Add(AnyTransaction(random, opened[random.Next(opened.Count)], on, facts.Count));
            }
        }
        return Recorded(random, facts);
    }

    /// <summary>A business date in or around such a log.</summary>
    public static DateOnly AnyDay(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return FirstDay.AddDays(random.Next(-20, Days + 20));
    }

    private static FinancialPlanAdopted AnyPlan(Random random, DateOnly on, int number)
    {
        var (first, second, third) = (random.Next(1, 500), random.Next(1, 500), random.Next(1, 500));
        return Plan("C " + number, on.ToString("yyyy-MM-dd", null)) with
        {
            Axes =
            [
                Axis("I", first + second, ("8.i", first), ("8.ii", second)),
                Axis("II", third, ("9.i", third)),
            ],
        };
    }

    private static IEvent AnyTransaction(Random random, string initiative, DateOnly on, int number)
    {
        var (amount, reference) = (Euro.FromCents(random.Next(1, 100_000)), $"R-{number}");
        var operation = $"OP-{initiative}-{random.Next(3)}";
        return random.Next(8) switch
        {
            0 => new ResourcesProgrammed(initiative, amount, on, reference, null),
            1 => new ProgrammedResourcesReduced(initiative, amount, on, reference, null, null, null),
            2 => new CommitmentEntered(operation, initiative, amount, on, reference, null),
            3 => new CommitmentReduced(operation, initiative, amount, on, reference, null, null, null),
            4 => new PaymentMade(operation, initiative, amount, on, reference, null, null),
            5 => new PaymentRecovered(operation, initiative, amount, on, reference, null, null, null),
            6 => new ExpenditureCertified(operation, initiative, amount, amount, on, reference, null),
            _ => new ExpenditureDecertified(operation, initiative, amount, amount, on, reference, null, null, null),
        };
    }

    private static List<RecordedEvent> Recorded(Random random, List<IEvent> facts)
    {
        var versions = new Dictionary<StreamName, long>();
        var at = new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var log = new List<RecordedEvent>(facts.Count);
        foreach (var fact in facts)
        {
            // Several events share a moment, as those of one append do.
            at = random.Next(3) == 0 ? at : at.AddHours(random.Next(200));
            var stream = EventSamples.StreamOf(fact);
            versions[stream] = versions.GetValueOrDefault(stream) + 1;
            log.Add(new RecordedEvent(log.Count + 1, Guid.NewGuid(), stream, versions[stream], at, fact, Origin));
        }
        return log;
    }
}
