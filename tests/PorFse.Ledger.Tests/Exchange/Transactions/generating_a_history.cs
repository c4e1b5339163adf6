using PorFse.Ledger.Exchange;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class generating_a_history
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(900, -5)]
    public async Task is_accepted_by_the_rules_as_a_whole_and_arrives_at_the_figures_to_the_cent(int more, int seed)
    {
        var (_, bookkeeper) = await ReadFile.LedgerOfAsync(ProgrammeFile.Parse(Demonstration.ProgrammeJson));
        var file = ReadFile.Of(Csv(new GeneratedHistory(Demonstration.LeastOperations + more, seed)));
        var answers = await file.RecordAsync(bookkeeper);

        answers.Select(answer => answer.Answer).ShouldAllBe(answer => answer is Answer.Recorded);
        var net = answers.Select(answer => ((Answer.Recorded)answer.Answer).Event.Data).OfType<ITransaction>()
            .GroupBy(fact => (fact.Initiative, Movement.Of(fact).Stage))
            .ToDictionary(group => group.Key, group => group.Sum(fact => Movement.Of(fact).Amount.Cents));
        foreach (var initiative in Demonstration.Initiatives)
        {
            foreach (var stage in Enum.GetValues<Stage>())
            {
                net.GetValueOrDefault((initiative.Code, stage))
                    .ShouldBe(initiative.Figures[^1].Of(stage).Cents, $"{initiative.Code} {stage}");
            }
        }
    }

    [Fact]
    public void comes_in_the_order_of_business_dates_with_every_type_and_six_events_an_operation()
    {
        var facts = new GeneratedHistory(20_000, 1).Facts().ToList();

        facts.Select(fact => fact.Fact.On).ShouldBeInOrder();
        facts.Select(fact => fact.Fact.GetType()).Distinct().ShouldBe(TransactionExport.Types, ignoreOrder: true);
        facts.Count.ShouldBeInRange(6 * 19_500, 6 * 20_500);
        facts[^1].Begun.ShouldBe(20_000);
        facts.Select(fact => fact.Begun).ShouldBeInOrder();
        facts.Select(fact => fact.Fact).OfType<OperationSelected>().Select(fact => fact.Operation).Distinct()
            .Count().ShouldBe(20_000);
    }

    [Fact]
    public void is_the_same_for_the_same_seed_and_another_for_another()
    {
        var first = Csv(new GeneratedHistory(500, 7));

        Csv(new GeneratedHistory(500, 7)).ShouldBe(first);
        Csv(new GeneratedHistory(500, 8)).ShouldNotBe(first);
    }

    [Fact]
    public void needs_an_operation_for_every_initiative() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new GeneratedHistory(Demonstration.LeastOperations - 1, 1));

    private static string Csv(GeneratedHistory history)
    {
        using var text = new StringWriter();
        using (var rows = new TransactionCsv().Begin(text))
        {
            foreach (var (fact, _) in history.Facts())
                rows.Write(TransactionEntry.Of(fact, GeneratedHistory.Source)!);
        }
        return text.ToString();
    }
}
