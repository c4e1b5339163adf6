using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class following_initiatives
{
    private static readonly Basis EndOf2019 = WrittenHistory.Basis("2019-12-31", "99");

    [Fact]
    public Task equals_a_naive_fold_of_random_histories_in_any_state() => SeededRandom.TryAsync(400, async random =>
    {
        var ledger = new RandomLedger(random, random.Next(150));
        var reading = new FoldedViews(ledger.Events, Views.All, random.Next(1, 12));
        for (var i = 0; i < 4; i++)
        {
            var state = ledger.AState();
            var progress = await InitiativeProgress.ReadAsync(reading, Cci, state);

            progress.Rows.Select(Line).ShouldBe(Naive(ledger, state), ignoreOrder: true, $"{state}");
        }
    });

    [Fact]
    public async Task counts_a_project_whose_commitments_were_all_revoked()
    {
        var row = await OnlyRowAsync("""
            2015-02-09  initiative_opened     DUL   I 8.i
            2019-01-07  operation_selected    OP-1  DUL
            2019-02-01  commitment_entered    OP-1  60.00
            2019-06-01  commitment_reduced    OP-1  60.00
            """);
        row.Figures.ShouldBe(Figures(projects: 1, newProjects: 1));
    }

    [Fact]
    public async Task knows_one_that_has_only_projects_before_its_opening()
    {
        var row = await OnlyRowAsync("""
            2020-02-09  initiative_opened     DUL   I 8.i
            2018-01-07  operation_selected    OP-1  DUL
            """);
        row.Figures.ShouldBe(Figures(projects: 1, newProjects: 0));
    }

    [Fact]
    public async Task leaves_one_open_that_is_closed_later()
    {
        var row = await OnlyRowAsync("""
            2015-02-09  initiative_opened     DUL   I 8.i
            2020-01-01  initiative_closed     DUL
            """);
        row.Initiative.ClosedOn.ShouldBeNull();
    }

    [Fact]
    public void adds_several_together() => InitiativeFigures.Together(
    [
        new InitiativeFigures(Eur(8m), Eur(7m), Eur(6m), Eur(5m), 4, 3),
        new InitiativeFigures(Eur(4m), Eur(3m), Eur(2m), Eur(1m), 2, 1),
    ]).ShouldBe(new InitiativeFigures(Eur(12m), Eur(10m), Eur(8m), Eur(6m), 6, 4));

    private static async Task<InitiativeRow> OnlyRowAsync(string history) =>
        (await InitiativeProgress.ReadAsync(WrittenHistory.Of(history).Reading, Cci, EndOf2019))
            .Rows.ShouldHaveSingleItem();

    private static InitiativeFigures Figures(long projects, long newProjects) =>
        new(Euro.Zero, Euro.Zero, Euro.Zero, Euro.Zero, projects, newProjects);

    private static string Line(InitiativeRow row)
    {
        var phases = row.Phases.Select(phase => $"{phase.Phase} {phase.StartedOn:o}");
        var (entry, figures) = (row.Initiative, row.Figures);
        return $"{entry.Initiative} {entry.Axis} {entry.Priority} {entry.OpenedOn:o} [{string.Join(", ", phases)}] "
            + $"{entry.ClosedOn:o} {figures.Programmed.Cents} {figures.Committed.Cents} {figures.Paid.Cents} "
            + $"{figures.Certified.Cents} {figures.Projects} {figures.NewProjects}";
    }

    private static IEnumerable<string> Naive(RandomLedger ledger, Basis state)
    {
        var known = ledger.Events.Take((int)state.KnownAt.Position).Select(recorded => recorded.Data).ToList();
        foreach (var opened in known.OfType<InitiativeOpened>())
        {
            var code = opened.Initiative;
            var phases = known.OfType<InitiativePhaseStarted>()
                .Where(started => started.Initiative == code && started.On <= state.At).OrderBy(started => started.On)
                .Select(started => $"{started.Phase} {started.On:o}");
            var closed = known.OfType<InitiativeClosed>()
                .SingleOrDefault(one => one.Initiative == code && one.On <= state.At)?.On;
            var cents = new[] { "Programmed", "Committed", "Paid", "Certified" }
                .Select(figure => ledger.Naive(state, figure, "Initiative", code));
            var projects = ledger.NaiveProjects(state, code);
            if (opened.On <= state.At || projects > 0 || known.OfType<ITransaction>()
                .Any(fact => fact.Initiative == code && fact.On <= state.At))
            {
                yield return $"{code} {opened.Axis} {opened.Priority} {opened.On:o} [{string.Join(", ", phases)}] "
                    + $"{closed:o} {string.Join(' ', cents)} {projects} "
                    + $"{ledger.NaiveProjects(state, code, state.At.Year)}";
            }
        }
    }
}
