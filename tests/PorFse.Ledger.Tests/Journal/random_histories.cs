using System.Globalization;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

/// <summary>
/// Thousands of random commands, against a naive reading of the rules: a list of facts, summed anew for every question.
/// Amounts and references are few, so that limits are hit and references come twice.
/// </summary>
public class random_histories
{
    private static readonly string[] Operations = ["OP-1", "OP-2", "OP-3"];

    [Fact]
    public Task are_accepted_exactly_where_the_naive_rules_say_so() => SeededRandom.TryAsync(25, async random =>
    {
        var books = await OpenAsync();
        var naive = new List<Asked>();
        for (var step = 0; step < 100; step++)
        {
            var batch = Enumerable.Range(0, random.Next(1, 7)).Select(_ => Ask(random)).ToList();
            var answers = await books.Bookkeeper.RecordAsync(batch.ConvertAll(asked => asked.ToSubmission()));

            for (var i = 0; i < batch.Count; i++)
                Told(answers[i]).ShouldBe(Naive(naive, batch[i]), $"step {step}: {batch[i]} after\n{Lines(naive)}");
        }

        await CompareAsync(books, naive);
    });

    private sealed record Asked(
        string Type, string Operation, long Cents, long PublicCents, string Reference, string? Corrects, DateOnly On)
    {
        public Submission ToSubmission() => Type switch
        {
            "commit" => Counter.Submit(new EnterCommitment(Operation, Amount, On, Reference)),
            "reduce" => Counter.Submit(new ReduceCommitment(Operation, Amount, On, Reference, null, Corrects)),
            "pay" => Counter.Submit(new MakePayment(Operation, Amount, On, Reference)),
            "recover" => Counter.Submit(new RecoverPayment(Operation, Amount, On, Reference, null, Corrects)),
            "certify" => Counter.Submit(new CertifyExpenditure(Operation, Amount, Public, On, Reference)),
            _ => Counter.Submit(new DecertifyExpenditure(Operation, Amount, Public, On, Reference, null, Corrects)),
        };

        private Euro Amount => Euro.FromCents(Cents);

        private Euro Public => Euro.FromCents(PublicCents);
    }

    private static Asked Ask(Random random)
    {
        string[] types = ["commit", "commit", "reduce", "pay", "pay", "recover", "certify", "certify", "decertify"];
        var type = types[random.Next(types.Length)];
        var cents = random.Next(20) == 0 ? random.Next(-1, 1) : random.Next(1, 40);
        var reverses = type is "reduce" or "recover" or "decertify";
        return new Asked(
            type,
            random.Next(40) == 0 ? "OP-9" : Operations[random.Next(Operations.Length)],
            cents,
            type is "certify" or "decertify" ? random.Next(random.Next(10) == 0 ? -1 : 0, Math.Max(1, cents + 2)) : 0,
            Reference(random),
            reverses && random.Next(2) == 0 ? Reference(random) : null,
            random.Next(30) == 0 ? Today.AddDays(1) : Day.AddDays(random.Next(2)));
    }

    private static string Reference(Random random) => random.Next(200).ToString(CultureInfo.InvariantCulture);

    /// <summary>The rules once more, in the plainest words, and not in the words of the product.</summary>
    private static string Naive(List<Asked> facts, Asked asked)
    {
        var earlier = facts.Find(fact => fact.Type == asked.Type && fact.Reference == asked.Reference);
        if (earlier is not null)
            return earlier == asked ? "known" : "refused";
        var allowed = asked.Cents > 0
            && asked.PublicCents >= 0 && asked.PublicCents <= asked.Cents
            && Operations.Contains(asked.Operation)
            && asked.On <= Today
            && (asked.Corrects is null || asked.Cents <= Left(facts, asked))
            && Holds([.. facts, asked], asked.Operation);
        if (!allowed)
            return "refused";
        facts.Add(asked);
        return "recorded";
    }

    private static bool Holds(List<Asked> facts, string operation)
    {
        var (committed, paid) = (Net(facts, operation, "commit", "reduce"), Net(facts, operation, "pay", "recover"));
        var certified = Net(facts, operation, "certify", "decertify");
        var certifiedPublic = Net(facts, operation, "certify", "decertify", fact => fact.PublicCents);
        return committed >= paid && paid >= certified && certified >= certifiedPublic && certifiedPublic >= 0;
    }

    private static long Net(
        List<Asked> facts, string operation, string adds, string takes, Func<Asked, long>? amount = null)
    {
        amount ??= fact => fact.Cents;
        var mine = facts.Where(fact => fact.Operation == operation).ToList();
        return mine.Where(fact => fact.Type == adds).Sum(amount) - mine.Where(fact => fact.Type == takes).Sum(amount);
    }

    private static long Left(List<Asked> facts, Asked asked)
    {
        var adds = asked.Type switch { "reduce" => "commit", "recover" => "pay", _ => "certify" };
        var mine = facts.Where(fact => fact.Operation == asked.Operation).ToList();
        return mine.Where(fact => fact.Type == adds && fact.Reference == asked.Corrects).Sum(fact => fact.Cents)
            - mine.Where(fact => fact.Type == asked.Type && fact.Corrects == asked.Corrects).Sum(fact => fact.Cents);
    }

    private static async Task CompareAsync(Books books, List<Asked> naive)
    {
        foreach (var code in Operations)
        {
            var operation = await books.OperationAsync(code);
            operation.Committed.Cents.ShouldBe(Net(naive, code, "commit", "reduce"));
            operation.Paid.Cents.ShouldBe(Net(naive, code, "pay", "recover"));
            operation.Certified.Cents.ShouldBe(Net(naive, code, "certify", "decertify"));
            operation.CertifiedPublic.Cents.ShouldBe(
                Net(naive, code, "certify", "decertify", fact => fact.PublicCents));
        }

        var states = Operations.ToDictionary(code => code, _ => Ledger.Operation.Initial);
        var log = await books.LogAsync();
        log.Select(recorded => recorded.Position).ShouldBe(Enumerable.Range(1, log.Count).Select(i => (long)i));
        foreach (var recorded in log.Where(recorded => recorded.Stream.Kind == "operation"))
        {
            var state = Ledger.Operation.Evolve(states[recorded.Stream.Code], (IEventOf<Operation>)recorded.Data);
            states[recorded.Stream.Code] = state;
            (state.Committed >= state.Paid && state.Paid >= state.Certified
                && state.Certified >= state.CertifiedPublic && state.CertifiedPublic >= Euro.Zero)
                .ShouldBeTrue($"position {recorded.Position}: {state}");
        }
    }

    private static string Told(Answer answer) => answer switch
    {
        Answer.Recorded => "recorded",
        Answer.AlreadyRecorded => "known",
        _ => "refused",
    };

    private static string Lines(List<Asked> facts) => string.Join('\n', facts);

    private static Task<Books> OpenAsync() => Books.OpenAsync(
        [.. Operations.Skip(1).Select(code =>
            Counter.Submit(new SelectOperation(Selection() with { Operation = code })))]);
}
