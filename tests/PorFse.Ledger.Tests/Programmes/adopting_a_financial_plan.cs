using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class adopting_a_financial_plan
{
    public const string InOrder = """
        adopted  decision  note    on          today       axis    axis title  objective  priority  priority title  axes                                        outcome
        -        -         x*2001  2014-12-16  2014-12-15  -       -           x*61       -         -               none                                        programme-unknown
        yes      -         x*2001  2014-12-16  2014-12-15  -       -           x*61       -         -               none                                        text-missing decision
        yes      x*101     x*2001  2014-12-16  2014-12-15  -       -           x*61       -         -               none                                        text-too-long decision
        yes      U+000A    x*2001  2014-12-16  2014-12-15  -       -           x*61       -         -               none                                        text-unprintable decision
        yes      C(1)      x*2001  2014-12-16  2014-12-15  -       -           x*61       -         -               none                                        text-too-long note
        yes      C(1)      U+000A  2014-12-16  2014-12-15  -       -           x*61       -         -               none                                        text-unprintable note
        yes      C(1)      -       2014-12-16  2014-12-15  -       -           x*61       -         -               none                                        date-outside-eligibility
        yes      C(1)      -       2025-02-16  2014-12-15  -       -           x*61       -         -               none                                        date-outside-eligibility
        yes      C(1)      -       2014-12-17  2014-12-16  -       -           x*61       -         -               none                                        date-after-today
        yes      C(1)      -       2014-12-17  2014-12-17  -       -           x*61       -         -               none                                        plan-without-axes
        yes      C(1)      -       2014-12-17  2014-12-17  -       -           x*61       -         -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-missing axis's code
        yes      C(1)      -       2014-12-17  2014-12-17  x*61    -           x*61       -         -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-too-long axis's code
        yes      C(1)      -       2014-12-17  2014-12-17  U+0000  -           x*61       -         -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-unprintable axis's code
        yes      C(1)      -       2014-12-17  2014-12-17  I       -           x*61       -         -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-missing axis's title
        yes      C(1)      -       2014-12-17  2014-12-17  I       x*501       x*61       -         -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-too-long axis's title
        yes      C(1)      -       2014-12-17  2014-12-17  I       U+000D      x*61       -         -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-unprintable axis's title
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      x*61       -         -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-too-long objective
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      U+0009     -         -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-unprintable objective
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      -          -         -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-missing priority's code
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      -          x*61      -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-too-long priority's code
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      -          U+001F    -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-unprintable priority's code
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      -          8.i       -               I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-missing priority's title
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      -          8.i       x*501           I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-too-long priority's title
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      -          8.i       U+007F          I 0 8.i=1 8.i=-1, I 5 8.i=4                 text-unprintable priority's title
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 0 8.i=1 8.i=-1, I 5 8.i=4                 plan-names-twice axis
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 0 8.i=1 8.i=-1, II 5 9.i=4                plan-names-twice priority
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 5 8.i=5, II 5 8.i=4                       plan-names-twice priority
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 0 8.i=1 8.ii=-1                           amount-not-positive
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 0.01 8.i=1 8.ii=-1                        amount-not-positive
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 100000000000.00 8.i=1 8.ii=2              amount-too-large
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 3 8.i=100000000000.00 8.ii=2              amount-too-large
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 3 8.i=1 8.ii=1.99                         plan-does-not-add-up
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 3 8.i=1 8.ii=2.01                         plan-does-not-add-up
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 3 8.i=1 8.ii=2, II 1 9.i=0.99             plan-does-not-add-up
        yes      C(1)      -       2014-12-17  2014-12-17  I       Lavoro      OT 8       8.i       Accesso         I 3 8.i=1 8.ii=2, II 1 9.i=1 9.ii=0         financial_plan_adopted
        yes      C(1)      -       2025-02-15  2025-02-15  I       Lavoro      OT 8       8.i       Accesso         I 0.01 8.i=0.01                             financial_plan_adopted
        yes      C(1)      -       2025-02-15  2025-02-15  I       Lavoro      OT 8       8.i       Accesso         I 99999999999.99 8.i=99999999999.99 8.ii=0  financial_plan_adopted
        yes      x*100     x*2000  2025-02-15  2025-02-15  x*60    x*500       x*60       x*60      x*500           I 0.01 8.i=0.01                             financial_plan_adopted
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new FinancialPlanAdopted(
            Cci, row.Text("decision"), row.Day("on"), Named(row, [.. Axes(row["axes"])]), row.Optional("note")),
        row.Is("adopted") ? [Adoption()] : [],
        row.Day("today")).Outcome);

    [Fact]
    public void records_the_plan() => When(Plan()).ShouldAppend(Plan());

    [Fact]
    public void says_what_does_not_add_up() =>
        When(Plan() with { Axes = [Axis("I", 3m, ("8.i", 1m), ("8.ii", 1.99m))] })
            .ShouldBeRefused(new PlanDoesNotAddUp("C(2014) 10098", "I", Eur(2.99m), Eur(3m)));

    [Fact]
    public void looks_at_the_texts_of_every_axis_and_priority()
    {
        var last = Plan().Axes[^1];
        var untitled = last.Priorities[^1] with { Title = " " };

        When(Plan() with { Axes = [Plan().Axes[0], last with { Title = "a\u0085" }] })
            .ShouldBeRefused(new TextUnprintable("axis's title", 2, '\u0085'));
        When(Plan() with { Axes = [Plan().Axes[0], last with { Priorities = [last.Priorities[0], untitled] }] })
            .ShouldBeRefused(new TextMissing("priority's title", 500));
    }

    [Fact]
    public void says_which_amount_is_too_large_before_it_adds_up()
    {
        var most = Euro.FromCents(long.MaxValue);
        var axis = Axis("I", 3m, ("8.i", 1m), ("8.ii", 2m));
        var priorities = axis.Priorities.Select(priority => priority with { Allocation = most }).ToList();

        When(Plan() with { Axes = [axis with { Allocation = most }] })
            .ShouldBeRefused(new AmountTooLarge(most, Eur(99_999_999_999.99m)));
        // Their sum is beyond what 64 bits hold.
        When(Plan() with { Axes = [axis with { Priorities = priorities }] })
            .ShouldBeRefused(new AmountTooLarge(most, Eur(99_999_999_999.99m)));
    }

    [Fact]
    public void says_what_is_named_twice()
    {
        When(Plan() with { Axes = [Axis("I", 1m, ("8.i", 1m)), Axis("I", 1m, ("8.v", 1m)), Axis("I", 1m)] })
            .ShouldBeRefused(new PlanNamesTwice("C(2014) 10098", "axis", "I", 3));
        When(Plan() with { Axes = [Axis("I", 1m, ("8.i", 1m)), Axis("II", 1m, ("8.i", 1m))] })
            .ShouldBeRefused(new PlanNamesTwice("C(2014) 10098", "priority", "8.i", 2));
    }

    [Fact]
    public void may_amend_an_earlier_plan() =>
        When(Plan("C(2019) 3048", "2019-04-30"), Some.Programme()).ShouldAppend(Plan("C(2019) 3048", "2019-04-30"));

    [Fact]
    public void puts_it_in_force_from_its_date_whatever_the_order_of_recording()
    {
        var (first, second, third) = (Plan("A", "2015-01-01"), Plan("B", "2017-01-01"), Plan("C", "2019-01-01"));
        var programme = new IEventOf<Programme>[] { Adoption(), third, first, second }.Fold();

        programme.Plans.ShouldBe([first, second, third]);
        programme.PlanAt(On("2014-12-31")).ShouldBeNull();
        programme.PlanAt(On("2015-01-01")).ShouldBe(first);
        programme.PlanAt(On("2016-12-31")).ShouldBe(first);
        programme.PlanAt(On("2017-01-01")).ShouldBe(second);
        programme.PlanAt(DateOnly.MaxValue).ShouldBe(third);
    }

    [Fact]
    public void of_two_on_one_day_the_one_recorded_last_is_in_force()
    {
        var (first, second) = (Plan("A", "2015-01-01"), Plan("B", "2015-01-01"));

        new IEventOf<Programme>[] { Adoption(), first, second }.Fold().PlanAt(On("2015-01-01")).ShouldBe(second);
    }

    private static Then<Programme> When(
        FinancialPlanAdopted plan, IEventOf<Programme>[]? history = null, DateOnly? today = null) =>
        new Given<Programme>(history ?? [Adoption()]).When(programme =>
            AdoptFinancialPlanHandler.Handle(new AdoptFinancialPlan(plan), programme, Terms(today)));

    // The first axis, and its first priority, with the texts of the row.
    private static List<PlannedAxis> Named(Row row, List<PlannedAxis> axes)
    {
        if (axes is not [var axis, .. var others])
            return axes;
        var priority = axis.Priorities[0] with
        {
            Priority = row.Text("priority"),
            Title = row.Text("priority title"),
        };
        axis = axis with
        {
            Axis = row.Text("axis"),
            Title = row.Text("axis title"),
            Objective = row.Optional("objective"),
            Priorities = [priority, .. axis.Priorities.Skip(1)],
        };
        return [axis, .. others];
    }

    // "I 3 8.i=1 8.ii=2, II 1 9.i=1": axis, allocation, priorities with theirs.
    private static IEnumerable<PlannedAxis> Axes(string text)
    {
        if (text == "none")
            yield break;
        foreach (var axis in text.Split(", "))
        {
            var parts = axis.Split(' ');
            yield return Axis(parts[0], Euro.Parse(parts[1]).ToDecimal(), [.. parts[2..].Select(part =>
                (part.Split('=')[0], Euro.Parse(part.Split('=')[1]).ToDecimal()))]);
        }
    }
}
