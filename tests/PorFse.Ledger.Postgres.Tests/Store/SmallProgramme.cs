using PorFse.Ledger.Testing;
using Shouldly;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>A programme with two initiatives and as many operations as wanted, recorded through the rules.</summary>
internal static class SmallProgramme
{
    internal static readonly Desk Desk = new(Origin);

    internal static IEnumerable<Submission> Opening() =>
    [
        Desk.Submit(new AdoptProgramme(Adoption())),
        Desk.Submit(new AdoptFinancialPlan(Plan())),
        .. new[] { "IN-1", "IN-2" }.SelectMany((code, i) => new[]
        {
            Desk.Submit(new OpenInitiative(
                Some.Opening() with { Initiative = code, Priority = i == 0 ? "8.i" : "8.ii" })),
            Desk.Submit(new ProgramResources(code, Eur(1_000_000m), OpenedOn, "PR-" + code)),
        }),
    ];

    internal static Submission Selection(string operation, string initiative, DateOnly? on = null) =>
        Desk.Submit(new SelectOperation(Some.Selection() with
        {
            Operation = operation,
            Initiative = initiative,
            Cup = null,
            On = on ?? Some.Selection().On,
        }));

    /// <summary>Opens it with so many operations of IN-1 that have nothing yet.</summary>
    internal static async Task OpenAsync(IEventStore store, int operations)
    {
        var opening = Opening().Concat(Enumerable.Range(1, operations).Select(i => Selection($"OP-{i}", "IN-1")));
        foreach (var answer in await new Bookkeeper(store, Cci, TimeProvider.System).RecordAsync([.. opening]))
            answer.ShouldBeOfType<Answer.Recorded>();
    }

    /// <summary>Operations that commit 100, pay 60 and certify 30, in one batch.</summary>
    internal static async Task<List<RecordedEvent>> RecordAsync(IEventStore store, int operations)
    {
        List<Submission> submissions = [.. Opening()];
        foreach (var code in Enumerable.Range(1, operations).Select(i => $"OP-{i}"))
        {
            submissions.Add(Selection(code, "IN-1"));
            submissions.Add(Desk.Submit(new EnterCommitment(code, Eur(100m), Day, "IM-" + code)));
            submissions.Add(Desk.Submit(new MakePayment(code, Eur(60m), Day, "PA-" + code)));
            submissions.Add(Desk.Submit(new CertifyExpenditure(code, Eur(30m), Eur(29.99m), Day, "CE-" + code)));
        }
        var answers = await new Bookkeeper(store, Cci, TimeProvider.System).RecordAsync(submissions);
        return [.. answers.Select(answer => answer.ShouldBeOfType<Answer.Recorded>().Event)];
    }

    /// <summary>
    /// Some batches of anything on some operations, with a plan amended in each, by one of two writers, and the log of
    /// it.
    /// </summary>
    internal static async Task<List<RecordedEvent>> RecordAnythingAsync(
        TestLedger ledger, Random random, int operations)
    {
        Bookkeeper[] writers =
        [
            new(ledger.Store, Cci, TimeProvider.System),
            new(ledger.AnotherStore(), Cci, TimeProvider.System),
        ];
        await writers[0].RecordAsync([.. Opening()]);
        await writers[0].RecordAsync(
            [.. Enumerable.Range(1, operations).Select(i => Selection($"OP-{i}", $"IN-{(i % 2) + 1}"))]);
        for (var batch = 0; batch < 6; batch++)
        {
            var on = new DateOnly(2016, 1, 1).AddDays(random.Next(1_400));
            // Now and then enough for COPY.
            var size = random.Next(1, batch == 5 && random.Next(5) == 0 ? 1_200 : 80);
            await writers[random.Next(2)].RecordAsync(
            [
                Desk.Submit(new AdoptFinancialPlan(Plan($"C({batch})", $"{on:o}") with
                {
                    Axes = [Axis("I", 300m, ("8.i", 100m + batch), ("8.ii", 200m - batch))],
                })),
                Desk.Submit(new AdoptIndicator((batch == 1 ? Spent() : Unemployed()) with
                {
                    Indicator = $"I-{batch}", On = on,
                })),
                Desk.Submit(new StartInitiativePhase("IN-1", $"fase {batch}", on)),
                .. Enumerable.Range(0, random.Next(4)).Select(i => Selection(
                    $"OP-{batch}-{i}", "IN-2", on.AddDays(random.Next(40)))),
                .. Enumerable.Range(0, size).Select(i => AnyTransaction(random, operations, $"REF-{batch}-{i}")),
                .. Enumerable.Range(0, 6).Select(i =>
                    AnyCount(random, $"I-{random.Next(batch + 1)}", $"C-{batch}-{i}")),
            ]);
        }
        return await ledger.LogAsync();
    }

    private static IndicatorAdopted Spent() => Unemployed() with { Kind = "financial", Code = "CE", Unit = "EUR" };

    private static Submission AnyCount(Random random, string indicator, string reference)
    {
        var on = new DateOnly(2016, 1, 1).AddDays(random.Next(0, 1_400));
        return random.Next(3) switch
        {
            0 => Desk.Submit(new ReportParticipants(
                OfAxis() with
                {
                    Initiative = random.Next(3) == 0 ? "IN-2" : null,
                    Men = random.Next(100),
                    On = on,
                    Reference = reference,
                })),
            1 => Desk.Submit(new SetIndicatorTarget(
                IndicatorTarget() with
                {
                    Indicator = indicator,
                    Year = random.Next(2020, 2024),
                    Value = random.Next(1, 10_000) / 100m,
                    Reference = reference,
                    On = on,
                })),
            _ => Desk.Submit(new ReportIndicatorValue(new IndicatorValueReported(
                indicator, random.Next(10_000) / 100m, on, reference, null))),
        };
    }

    /// <summary>Any transaction on any operation, at any date, within the rules or not.</summary>
    internal static Submission AnyTransaction(Random random, int operations, string reference)
    {
        var code = $"OP-{random.Next(1, operations + 1)}";
        var initiative = $"IN-{random.Next(1, 3)}";
        var amount = Euro.FromCents(random.Next(1, 20_000));
        var on = new DateOnly(2016, 1, 1).AddDays(random.Next(0, 1_400));
        return random.Next(0, 10) switch
        {
            0 => Desk.Submit(new ProgramResources(initiative, amount, on, reference)),
            1 => Desk.Submit(new ReduceProgrammedResources(initiative, amount, on, reference)),
            2 or 3 => Desk.Submit(new EnterCommitment(code, amount, on, reference)),
            4 => Desk.Submit(new ReduceCommitment(code, amount, on, reference, "02")),
            5 or 6 => Desk.Submit(new MakePayment(code, amount, on, reference)),
            7 => Desk.Submit(new RecoverPayment(code, amount, on, reference)),
            8 => Desk.Submit(new CertifyExpenditure(code, amount, amount, on, reference)),
            _ => Desk.Submit(new DecertifyExpenditure(code, amount, amount, on, reference)),
        };
    }
}
