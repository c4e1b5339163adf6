using System.Globalization;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class a_demonstration(RecordedDemonstration recorded) : IClassFixture<RecordedDemonstration>
{
    private static readonly DateOnly EndOf2018 = new(2018, 12, 31);
    private static readonly DateOnly EndOf2019 = new(2019, 12, 31);
    private static readonly DateTimeOffset Approval = new(2020, 7, 23, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void is_accepted_by_the_rules_as_a_whole() => recorded.Refusals.ShouldBeEmpty();

    [Fact]
    public void has_about_seven_events_an_operation() => recorded.Events.Count.ShouldBeInRange(12_000, 14_500);

    [Fact]
    public void meets_table_2_to_the_cent() => recorded.Table2().ShouldBe(PublishedFigures.Table2);

    [Fact]
    public void prints_every_published_figure_of_an_initiative()
    {
        var net = recorded.NetAt(EndOf2019, initiative => initiative.Code)
            .Concat(recorded.NetAt(EndOf2019, PublishedFigures.FamilyOf))
            .GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);
        foreach (var row in PublishedFigures.Initiatives)
        {
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var decimals = cells[2].Split(',') is [_, var fraction] ? fraction.Length : 0;
            PublishedFigures.Printings(net[(cells[0], Enum.Parse<Stage>(cells[1]))], decimals)
                .ShouldBe([cells[2], cells[2]], row);
        }
    }

    [Fact]
    public void has_exactly_what_the_report_gives_exactly()
    {
        var net = recorded.NetAt(EndOf2019, initiative => initiative.Code);
        net[("IFTS1920AI", Stage.Programmed)].ShouldBe(Euro.Parse("880000.00"));
        net[("DUL", Stage.Paid)].ShouldBe(net[("DUL", Stage.Committed)]);
        net[("NIDI1819", Stage.Paid)].ShouldBe(net[("NIDI1819", Stage.Programmed)]);
        net[("OIMI", Stage.Committed)].ShouldBe(net[("OIMI", Stage.Programmed)]);
        recorded.Transactions.OfType<ResourcesProgrammed>()
            .Single(tranche => tranche.Initiative == "GIUD" && tranche.On.Year == 2019)
            .Amount.ShouldBe(Euro.Parse("4400000.00"));
        recorded.Events.Select(e => e.Data).OfType<InitiativeClosed>()
            .Single(closing => closing.Initiative == "EMPOW").On.Year.ShouldBe(2019);
    }

    [Fact]
    public async Task has_the_projects_the_report_counts()
    {
        var basis = new Basis(EndOf2019, new Head(recorded.Events[^1].Position, default));
        var rows = (await InitiativeProgress.ReadAsync(Views(), Demonstration.Programme.Programme.Programme, basis))
            .Rows.ToDictionary(row => row.Initiative.Initiative, row => row.Figures);

        PublishedFigures.Projects.Select(row => row.Split(' ')[0]).Select(code => $"{code} {rows[code].Projects}")
            .ShouldBe(PublishedFigures.Projects);
        PublishedFigures.NewProjects.Select(row => row.Split(' ')[0]).Select(code => $"{code} {rows[code].NewProjects}")
            .ShouldBe(PublishedFigures.NewProjects);
        recorded.Events.Count(e => e.Data is OperationSelected).ShouldBe(new DemonstrationOptions().Operations);
    }

    [Fact]
    public void certifies_by_2018_what_leaves_over_190_and_under_200_million_to_2019() =>
        recorded.NetAt(EndOf2018, _ => "programme")[("programme", Stage.Certified)]
            .ShouldBeInRange(Euro.Parse("195042372.98"), Euro.Parse("205042372.96"));

    [Fact]
    public void ends_almost_complete_and_within_every_allocation()
    {
        var plan = Demonstration.Programme.Plans[^1];
        var net = recorded.NetAt(new DateOnly(2023, 12, 31), initiative => initiative.Axis);
        foreach (var axis in plan.Axes)
        {
            Percent(Stage.Programmed).ShouldBeInRange(95m, 99.5m);
            Percent(Stage.Certified).ShouldBeInRange(85m, 95m);

            decimal Percent(Stage stage) => new Rate(net[(axis.Axis, stage)], axis.Allocation).ToPercent(1)!.Value;
        }
    }

    [Fact]
    public void keeps_each_stage_within_the_one_before_on_every_business_date() =>
        StagesWithinEachOther.BreaksOf(recorded).ShouldBeEmpty();

    [Fact]
    public void knows_at_every_position_of_more_programmed_than_committed() =>
        StagesWithinEachOther.BreaksAsKnown(recorded).ShouldBeEmpty();

    [Fact]
    public void is_recorded_in_order_and_never_before_the_fact()
    {
        recorded.Events[0].RecordedAt.ShouldBeGreaterThan(Demonstration.Start);
        recorded.Events.Zip(recorded.Events.Skip(1))
            .ShouldAllBe(pair => pair.First.RecordedAt <= pair.Second.RecordedAt);
        recorded.Events.ShouldAllBe(e => e.Data.On <= DateOnly.FromDateTime(e.RecordedAt.UtcDateTime));
    }

    [Fact]
    public void has_facts_of_2019_on_every_stage_that_came_in_after_january_but_none_after_the_approval()
    {
        var february = new DateTimeOffset(2020, 2, 1, 0, 0, 0, TimeSpan.Zero);
        var late = recorded.Events
            .Where(e => e.Data is ITransaction && e.Data.On <= EndOf2019 && e.RecordedAt >= february)
            .ToList();
        late.Count.ShouldBeGreaterThan(30);
        late.Select(e => Movement.Of((ITransaction)e.Data).Stage).Distinct().Count().ShouldBe(4);
        late.Select(e => RecordedDemonstration.InitiativeOf((ITransaction)e.Data).Axis).Distinct().Count()
            .ShouldBeGreaterThanOrEqualTo(4);
        recorded.Events.Where(e => e.RecordedAt >= Approval).ShouldAllBe(e => e.Data.On > EndOf2019);
    }

    [Fact]
    public void says_what_is_published_and_what_is_constructed()
    {
        var names = Demonstration.Initiatives.Where(i => i.IsPublished).Select(i => i.Code).ToHashSet();
        foreach (var e in recorded.Events)
        {
            var published = e.Data
                    is ProgrammeAdopted or FinancialPlanAdopted or DecommitmentTargetDeclared or SnapshotSealed
                || (e.Data is InitiativeOpened opened && names.Contains(opened.Initiative))
                || IsCountOfTheReport(e.Data);
            e.Provenance.ShouldBe(new Provenance(
                published ? "published" : "constructed", "demonstration", Batch: "demonstration"));
        }
    }

    // Of initiatives it only bounds or adds up what was counted.
    private static bool IsCountOfTheReport(IEvent fact) => fact switch
    {
        IndicatorAdopted adopted => adopted.Initiative is null,
        IndicatorTargetSet target => target.Year == 2023,
        IndicatorValueReported value =>
            value.On == EndOf2019 && !value.Indicator.StartsWith("NIDI", StringComparison.Ordinal),
        ParticipantsReported people => people.On == EndOf2019 && people.Initiative is null && people.Men != 112_102,
        _ => false,
    };

    [Fact]
    public async Task counts_the_people_of_the_report()
    {
        var basis = new Basis(EndOf2019, new Head(recorded.Events[^1].Position, default));
        var counted = await ParticipantsView.ReadAsync(Views(), basis);
        var axes = counted.Where(one => one.Initiative is null).OrderBy(one => one.Axis).ToList();

        axes.Select(one => $"{one.Axis} {one.Total} {one.Men} {one.Women} {one.Vulnerable}").ShouldBe(
        [
            "I 214224 112588 101636 37479", "II 112336 59154 53182 33808", "III 55164 31208 23956 8567",
            "IV 3699 2471 1228 ",
        ]);
        Participants.Together(axes).Total.ShouldBe(385_423);
        Participants.Together(counted.Where(one => one.Initiative is "DUL" or "RETI")).Total.ShouldBe(173_547);
    }

    [Fact]
    public async Task knew_less_of_the_people_of_2019_before_the_report_was_corrected()
    {
        var first = recorded.Events.Single(e => e.Data is ParticipantsReported { Men: 112_102 });
        var basis = new Basis(EndOf2019, new Head(first.Position, default));
        (await ParticipantsView.ReadAsync(Views(), basis)).Single(one => one is { Axis: "I", Initiative: null })
            .Total.ShouldBe(213_292);
    }

    [Fact]
    public async Task has_the_performance_framework_of_the_report()
    {
        var basis = new Basis(EndOf2019, new Head(recorded.Events[^1].Position, default));
        var cci = Demonstration.Programme.Programme.Programme;
        var rows = (await PerformanceFramework.ReadAsync(Views(), cci, basis)).Rows;

        rows.Where(row => row.Target is not null).Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row.Indicator.Indicator} {row.Value:0.##} {row.Target:0.##} {row.Achievement!.Value.ToPercent(1)}"))
            .ShouldBe(PublishedFigures.Performance);
        rows.Single(row => row.Indicator.Indicator == "V-PROGETTI").Value.ShouldBe(35m);
    }

    private FoldedViews Views() => new(recorded.Events, Projections.Views.All);

    [Fact]
    public void seals_the_report_on_2019_the_morning_after_its_approval_as_it_was_known_by_then()
    {
        var recorded2019 = recorded.Events.Single(e => e.Data is SnapshotSealed);
        var snapshot = (SnapshotSealed)recorded2019.Data;
        var known = recorded.Events.Last(e => e.RecordedAt < Approval.AddDays(1));

        recorded2019.RecordedAt.ShouldBe(new DateTimeOffset(2020, 7, 24, 7, 0, 0, TimeSpan.Zero));
        (snapshot.Name, snapshot.At, snapshot.ApprovedOn, snapshot.ApprovedBy).ShouldBe(
            ("RAA 2019", EndOf2019, new DateOnly(2020, 7, 23), "Comitato di Sorveglianza"));
        (snapshot.KnownAtPosition, snapshot.KnownAtMoment).ShouldBe((known.Position, known.RecordedAt));
        snapshot.Axes.Select(axis =>
            $"{axis.Axis} {axis.Programmed} {axis.Committed} {axis.Paid} {axis.Certified}").ShouldBe(recorded.Table2());
    }

    [Fact]
    public async Task is_acknowledged_as_a_whole_when_it_is_started_again()
    {
        var (store, options) = (new InMemoryEventStore(TimeProvider.System), new DemonstrationOptions(200, 3));
        (await RecordedDemonstration.RecordAsync(store, options)).ShouldBeEmpty();
        var head = await store.ReadHeadAsync(default);

        var again = await RecordedDemonstration.RecordAsync(store, options);
        again.Count.ShouldBe((int)head.Position);
        again.ShouldAllBe(answer => answer.Contains($": {nameof(Answer.AlreadyRecorded)} "));
        (await store.ReadHeadAsync(default)).ShouldBe(head);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(2_000)]
    [InlineData(int.MaxValue)]
    public void comes_in_batches_that_leave_the_snapshot_its_place(int most)
    {
        var history = Demonstration.History(new DemonstrationOptions(100, 3));
        var batches = DemonstrationSnapshot.Batches(history, most).ToList();

        batches.ShouldAllBe(batch => batch.Count > 0 && batch.Count <= most);
        batches.ShouldAllBe(batch => batch.Select(DemonstrationSnapshot.IsBefore).Distinct().Count() == 1);
        batches.SelectMany(batch => batch).Select(submission => submission.Id)
            .ShouldBe(history.Select(submission => submission.Id));
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(1, 2014)]
    [InlineData(441, 99)]
    [InlineData(4941, 1)]
    public void meets_table_2_whatever_its_size_and_seed(int moreThanLeast, int seed)
    {
        var operations = Demonstration.LeastOperations + moreThanLeast;
        var other = RecordedDemonstration.Of(operations, seed);

        other.Refusals.ShouldBeEmpty();
        other.Table2().ShouldBe(PublishedFigures.Table2);
        other.Events.Count(e => e.Data is OperationSelected).ShouldBe(operations);
        StagesWithinEachOther.BreaksOf(other).ShouldBeEmpty();
    }

    [Fact]
    public void is_the_same_for_the_same_seed_in_any_culture_and_another_for_another()
    {
        var culture = CultureInfo.CurrentCulture;
        var first = RecordedDemonstration.Of(300, 5).Lines();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            RecordedDemonstration.Of(300, 5).Lines().ShouldBe(first);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
        RecordedDemonstration.Of(300, 6).Lines().ShouldNotBe(first);
    }

    [Fact]
    public void needs_an_operation_for_every_initiative()
    {
        var least = Demonstration.LeastOperations;
        Should.Throw<ArgumentOutOfRangeException>(() => Demonstration.History(new DemonstrationOptions(least - 1)))
            .Message.ShouldStartWith(FormattableString.Invariant(
                $"A demonstration of {least - 1} operations is too few; it needs {least} or more."));
    }
}
