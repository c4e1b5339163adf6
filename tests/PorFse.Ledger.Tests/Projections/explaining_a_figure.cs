using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class explaining_a_figure
{
    private static readonly WrittenHistory History = WrittenHistory.Of("""
        2014-12-17  financial_plan_adopted        I 8.i     200.00
        2014-12-17  financial_plan_adopted        I 8.ii    100.00
        2014-12-17  financial_plan_adopted        II 9.i     50.00
        2015-01-01  initiative_opened             ALFA      I 8.i
        2015-01-01  initiative_opened             BETA      II 9.i
        2015-03-01  operation_selected            OP-1      ALFA
        2015-03-01  operation_selected            OP-2      BETA
        2015-04-01  commitment_entered            OP-1      50.00
        2015-04-03  commitment_entered            OP-2      39.99
        2015-05-01  payment_made                  OP-1      20.00
        2019-04-30  financial_plan_adopted        I 8.i     170.00
        2019-04-30  financial_plan_adopted        I 8.ii    120.00
        2019-04-30  financial_plan_adopted        II 9.i     60.00
        """);

    [Fact]
    public Task adds_up_at_every_level_to_what_progress_says() => SeededRandom.TryAsync(700, async random =>
    {
        var ledger = new RandomLedger(random, random.Next(50));
        var reading = new FoldedViews(ledger.Events, Views.All);
        foreach (var level in Enum.GetValues<Breakdown>())
        {
            var state = ledger.AState();
            var progress = await new ProgressReader(reading, Cci).ReadAsync(level, state);
            var reader = await ExplanationReader.BeginAsync(reading, Cci, state);
            foreach (var row in progress.Rows.Where(_ => random.Next(2) == 0))
                await ShouldExplainAsync(ledger, reader, level, row, (Stage)random.Next(1, 5));
        }
    });

    private static async Task ShouldExplainAsync(
        RandomLedger ledger, ExplanationReader reader, Breakdown level, ProgressRow row, Stage stage)
    {
        var asked = Place.Of(level, row.Key!);
        if (level == Breakdown.Operation && IsUnselected(ledger, reader.State.Basis, row.Key!))
        {
            (await reader.FindAsync(asked)).Reason.ShouldBe(new OperationNotFound(row.Key!, Cci));
            return;
        }
        var place = (await reader.FindAsync(asked)).Place.ShouldNotBeNull();
        (await reader.RowAsync(place)).ShouldBe(level == Breakdown.Programme ? row with { Key = null } : row);
        if (!((Figure)stage).IsIn(level))
            return;
        var explanation = await ExplainAsync(reader, place, stage, row.AmountOf((Figure)stage)!.Value);

        explanation.Discrepancies.ShouldBeEmpty();
        explanation.Whole.Amount.Cents.ShouldBe(
            ledger.Naive(reader.State.Basis, stage.ToString(), level.ToString(), row.Key));
        explanation.Whole.Events.ShouldBe(explanation.Count);
        foreach (var part in explanation.Whole.All())
        {
            var (deep, key) = (part.Place.Level.ToString(), part.Place.Key);
            part.Amount.Cents.ShouldBe(ledger.Naive(reader.State.Basis, stage.ToString(), deep, key), $"{part.Place}");
            if (part.Parts.Count > 0)
            {
                part.Parts.Sum(below => below.Amount).ShouldBe(part.Amount);
                part.Parts.Sum(below => below.Events).ShouldBe(part.Events);
            }
        }
        if (level == Breakdown.Operation)
            explanation.Events.Count.ShouldBe((int)explanation.Count);
    }

    private static bool IsUnselected(RandomLedger ledger, Basis state, string operation) =>
        !ledger.Events.Take((int)state.KnownAt.Position)
            .Any(recorded => recorded.Data is OperationSelected selected && selected.Operation == operation);

    private static async Task<Explanation> ExplainAsync(
        ExplanationReader reader, Place place, Stage stage, Euro amount)
    {
        var fold = new ExplanationFold(reader.State, place, stage, amount);
        await foreach (var recorded in reader.EventsAsync(place, stage, _ => { }))
            fold.Add(recorded);
        return fold.Explain();
    }

    [Theory]
    [InlineData("-", "-", "-", "-", "programme")]
    [InlineData("I", "-", "-", "-", "axis I")]
    [InlineData("-", "8.ii", "-", "-", "priority 8.ii")]
    [InlineData("II", "9.i", "BETA", "-", "initiative BETA")]
    [InlineData("-", "-", "-", "OP-2", "operation OP-2")]
    [InlineData("II", "-", "BETA", "OP-2", "operation OP-2")]
    [InlineData("VI", "-", "-", "-", "\"VI\" is none of the 2 axes there are: I, II.")]
    [InlineData("II", "8.i", "-", "-", "\"8.i\" is none of the 1 priorities there are: 9.i.")]
    [InlineData("-", "7.i", "-", "-", "\"7.i\" is none of the 3 priorities there are: 8.i, 8.ii, 9.i.")]
    [InlineData("-", "8.ii", "ALFA", "-", "\"ALFA\" is none of the 0 initiatives there are: –.")]
    [InlineData("-", "-", "alfa", "-", "\"alfa\" is none of the 2 initiatives there are: ALFA, BETA.")]
    [InlineData("-", "-", "-", "OP-9", "0 operations of 2014IT05SFOP007 have the code \"OP-9\"; 1 must be there.")]
    [InlineData("I", "-", "-", "OP-2", "0 operations of I have the code \"OP-2\"; 1 must be there.")]
    [InlineData("-", "-", "ALFA", "OP-2", "0 operations of ALFA have the code \"OP-2\"; 1 must be there.")]
    public async Task finds_a_place_or_says_what_there_is(
        string axis, string priority, string initiative, string operation, string found)
    {
        var reader = await ReaderAsync("2019-12-31", History.Events.Count);
        var (place, reason) = await reader.FindAsync(
            new Place(Text(axis), Text(priority), Text(initiative), Text(operation)));
        (place?.ToString() ?? reason!.Message).ShouldBe(found);
        if (place?.Operation is not null)
            place.ShouldBe(new Place("II", "9.i", "BETA", "OP-2"));

        static string? Text(string cell) => cell == "-" ? null : cell;
    }

    [Theory]
    [InlineData("2019-12-31", 12, "C 2019-04-30", "290.00", "120.00")]
    [InlineData("2019-04-29", 12, "C 2014-12-17", "300.00", "100.00")]
    [InlineData("2019-12-31", 2, "C 2014-12-17", "300.00", "100.00")]
    [InlineData("2014-12-16", 12, null, "0.00", "0.00")]
    public async Task takes_an_allocation_from_the_decision_in_force_as_known(
        string at, int known, string? decision, string axis, string priority)
    {
        var reader = await ReaderAsync(at, known);
        var inForce = PlanDecisions.InForce(reader.State.ProgrammeStream, reader.State.Basis);
        ((FinancialPlanAdopted?)inForce?.Data)?.Decision.ShouldBe(decision);
        foreach (var (place, amount) in new[] { (new Place("I"), axis), (new Place("I", "8.ii"), priority) })
        {
            PlanDecisions.AllocationOf(inForce, place).ShouldBe(Euro.Parse(amount));
            (await reader.RowAsync(place)).Allocation.ShouldBe(Euro.Parse(amount));
            PlanDecisions.Check(inForce, place, Euro.Parse(amount)).ShouldBeEmpty();
        }
        PlanDecisions.Check(inForce, new Place("I"), Eur(1m)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task names_every_level_that_does_not_add_up()
    {
        var reader = await ReaderAsync("2019-12-31", History.Events.Count);
        var fold = new ExplanationFold(reader.State, new Place("I"), Stage.Committed, Eur(50.01m));
        fold.Explain().Discrepancies.ShouldBe(
        [
            new Discrepancy("initiative ALFA, committed", Eur(50m), Euro.Zero),
            new Discrepancy("axis I, committed", Eur(50.01m), Eur(50m)),
        ]);
        foreach (var recorded in History.Events)
            fold.Add(recorded).ShouldBe(recorded.Data is CommitmentEntered { Operation: "OP-1" });
        fold.Explain().Discrepancies.ShouldBe([new Discrepancy("axis I, committed", Eur(50.01m), Eur(50m))]);
    }

    [Fact]
    public void has_a_rate_wherever_it_has_both_amounts_of_it()
    {
        foreach (var figure in Enum.GetValues<Figure>())
        {
            foreach (var level in Enum.GetValues<Breakdown>())
                figure.IsIn(level).ShouldBe(Has(figure, level), $"{figure} of {level}");
        }
        Figure.CommittedRate.NameOf().ShouldBe("committedRate");
        Enum.GetValues<Figure>().Select(figure => figure.LetterOf()).Order(StringComparer.Ordinal)
            .ShouldBe(["A", "B", "C", "D", "E", "F", "G", "H", "I"]);

        static bool Has(Figure figure, Breakdown level) => figure switch
        {
            Figure.Allocation or Figure.ProgrammedRate => level < Breakdown.Initiative,
            Figure.Programmed or Figure.CommittedRate => level < Breakdown.Operation,
            _ => true,
        };
    }

    [Fact]
    public void knows_the_two_types_of_event_that_move_each_stage()
    {
        foreach (var transaction in EventSamples.Full.OfType<ITransaction>())
            Movement.TypesOf(Movement.Of(transaction).Stage).ShouldContain(transaction.GetType());
        Enum.GetValues<Stage>().Sum(stage => Movement.TypesOf(stage).Count)
            .ShouldBe(EventCatalogue.Types.Values.Count(type => type.IsAssignableTo(typeof(ITransaction))));
    }

    private static Task<ExplanationReader> ReaderAsync(string at, int known) =>
        ExplanationReader.BeginAsync(History.Reading, Cci, WrittenHistory.Basis(at, $"{known}"));
}
