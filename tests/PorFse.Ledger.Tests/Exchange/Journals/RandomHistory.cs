using PorFse.Ledger.Testing;

namespace PorFse.Ledger.Tests;

/// <summary>
/// A random log of one programme: plans and facts of any dates in any order, reversals among them, with codes and texts
/// that are hard to write down.
/// </summary>
internal sealed class RandomHistory
{
    private static readonly (string Axis, string[] Priorities)[] Axes =
        [("I", ["8.i", "8-i", "8i"]), ("II", ["9.i"]), ("i", ["a", "A", "A."]), ("Ass. tecnica", ["AT;1", "\"AT\""])];

    private static readonly string[] Codes =
        ["IN-1", "IN.1", "IN1", "in1", "dul", "DUL", "X----dul", "a\"b\\", "%41, x", "Est. 2019 | (b)"];

    private readonly Random random;
    private readonly List<RecordedEvent> events = [];
    private readonly List<string> opened = [];

    internal RandomHistory(Random random)
    {
        this.random = random;
        Add(Some.Adoption());
        for (var i = random.Next(60); i > 0; i--)
            Add(Next());
    }

    /// <summary>The log.</summary>
    internal IReadOnlyList<RecordedEvent> Events => events;

    /// <summary>A day on which facts may fall.</summary>
    internal DateOnly Day() => Some.EligibleFrom.AddDays(random.Next(3_600));

    private IEvent Next()
    {
        var kind = random.Next(12);
        if (kind == 0)
            return Plan();
        return opened.Count == 0 || (kind < 4 && opened.Count < Codes.Length) ? Opening() : Transaction();
    }

    private FinancialPlanAdopted Plan() => new(Some.Cci, Text(), Day(), [.. Few(Axes).Select(PlannedAxis)], Text());

    private PlannedAxis PlannedAxis((string Axis, string[] Priorities) axis)
    {
        var priorities = Few(axis.Priorities)
            .Select(priority => new PlannedPriority(priority, Text(), Euro.FromCents(random.Next(100_000)))).ToList();
        return new PlannedAxis(axis.Axis, Text(), null, priorities.Sum(priority => priority.Allocation), priorities);
    }

    private InitiativeOpened Opening()
    {
        var (axis, priorities) = Axes[random.Next(Axes.Length)];
        var code = Codes[opened.Count];
        opened.Add(code);
        return new InitiativeOpened(code, Text(), axis, priorities[random.Next(priorities.Length)], Day(), null, null);
    }

    private ITransaction Transaction()
    {
        var (code, amount, on, reference, document) =
            (opened[random.Next(opened.Count)], Euro.FromCents(random.Next(1, 100_000)), Day(), Text(), Text());
        var (operation, part) = ($"{code}/{Text()}", Euro.FromCents(random.Next((int)amount.Cents)));
        return random.Next(8) switch
        {
            0 => new ResourcesProgrammed(code, amount, on, reference, document),
            1 => new ProgrammedResourcesReduced(code, amount, on, reference, Text(), Text(), document),
            2 => new CommitmentEntered(operation, code, amount, on, reference, null),
            3 => new CommitmentReduced(operation, code, amount, on, reference, null, Text(), document),
            4 => new PaymentMade(operation, code, amount, on, reference, Text(), document),
            5 => new PaymentRecovered(operation, code, amount, on, reference, null, null, null),
            6 => new ExpenditureCertified(operation, code, amount, part, on, reference, document),
            _ => new ExpenditureDecertified(operation, code, amount, part, on, reference, Text(), null, document),
        };
    }

    private string Text() => HardTexts.All[random.Next(HardTexts.All.Count)];

    private IEnumerable<T> Few<T>(IEnumerable<T> all) => all.Where(_ => random.Next(4) > 0);

    private void Add(IEvent fact) => events.Add(new RecordedEvent(
        events.Count + 1,
        Guid.Empty,
        EventSamples.StreamOf(fact),
        1,
        DateTimeOffset.UnixEpoch.AddSeconds(events.Count),
        fact,
        new Provenance(Text(), "tester")));
}

/// <summary>Texts that a syntax could stumble over.</summary>
internal static class HardTexts
{
    internal static IReadOnlyList<string> All { get; } =
    [
        "PR-1", "DD 925; del 2016", "\"q\" 'x' `y`", "(a) [b] {c} <d>", "a | b", " blank ", "two  blanks", "100%",
        "%3B", "x, y: z", "back\\slash\\", "\\\"", "[2020-01-01]", "date:2020-01-01", "; * ! # ^link @ 5.00 EUR = 1",
        "%", "'; drop table ledger.mt_events; --", "\u00a0no\u2028break\u200b", "Città € \U0001F4B6", ")", "|",
    ];
}
