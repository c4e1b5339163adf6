using PorFse.Ledger.Testing;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class opening_an_initiative
{
    public const string InOrder = """
        code    title   document  family  opened  adopted  on          today       axis  priority  outcome
        -       -       -         -       yes     -        2013-12-31  2013-12-30  I     9.i       text-missing initiative's code
        x*61    -       x*101     x*501   yes     -        2013-12-31  2013-12-30  I     9.i       text-too-long initiative's code
        U+0000  -       x*101     x*501   yes     -        2013-12-31  2013-12-30  I     9.i       text-unprintable initiative's code
        IN-1    -       x*101     x*501   yes     -        2013-12-31  2013-12-30  I     9.i       text-missing title
        IN-1    x*501   x*101     x*501   yes     -        2013-12-31  2013-12-30  I     9.i       text-too-long title
        IN-1    Dote    x*101     x*501   yes     -        2013-12-31  2013-12-30  I     9.i       text-too-long document
        IN-1    Dote    -         x*501   yes     -        2013-12-31  2013-12-30  I     9.i       text-too-long family
        IN-1    Dote    -         -       yes     -        2013-12-31  2013-12-30  I     9.i       initiative-already-opened
        IN-1    Dote    -         -       -       -        2013-12-31  2013-12-30  I     9.i       programme-unknown
        IN-1    Dote    -         -       -       yes      2013-12-31  2013-12-30  I     9.i       date-outside-eligibility
        IN-1    Dote    -         -       -       yes      2024-01-01  2024-01-01  I     9.i       date-outside-eligibility
        IN-1    Dote    -         -       -       yes      2014-01-01  2013-12-31  I     9.i       date-after-today
        IN-1    Dote    -         -       -       yes      2014-01-01  2014-01-01  I     9.i       priority-unknown
        IN-1    Dote    -         -       -       yes      2014-01-01  2014-01-01  III   8.i       priority-unknown
        x*60    x*500   x*100     x*500   -       yes      2014-01-01  2014-01-01  I     8.i       initiative_opened
        IN-1    Dote    -         -       -       yes      2023-12-31  2023-12-31  II    9.i       initiative_opened
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row =>
    {
        var opening = new InitiativeOpened(
            row.Text("code"), row.Text("title"), row["axis"], row["priority"], row.Day("on"),
            row.Optional("family"), row.Optional("document"));
        var terms = Terms(row.Day("today"), row.Is("adopted") ? null : []);
        return When(opening, terms, row.Is("opened") ? [Opening()] : []).Outcome;
    });

    [Fact]
    public void records_the_opening() => When(Opening(), Terms()).ShouldAppend(Opening());

    [Fact]
    public void happens_once() => When(Opening() with { On = On("2016-01-01") }, Terms(), Opening())
        .ShouldBeRefused(new InitiativeAlreadyOpened("IN-1", OpenedOn, On("2016-01-01")));

    [Fact]
    public void needs_a_priority_of_the_axis_in_some_plan()
    {
        When(Opening() with { Axis = "II" }, Terms()).ShouldBeRefused(new PriorityUnknown("II", "8.i", 1));
        When(Opening(), Terms(programme: [Adoption()])).ShouldBeRefused(new PriorityUnknown("I", "8.i", 0));
    }

    [Fact]
    public void takes_a_priority_that_only_a_later_or_an_earlier_plan_has()
    {
        var later = Plan("C(2019) 3048", "2019-04-30") with { Axes = [Axis("III", 1m, ("10.i", 1m))] };
        var terms = Terms(programme: [.. Some.Programme(), later]);

        When(Opening(), terms).ShouldAppend(Opening());
        var opening = Opening() with { Axis = "III", Priority = "10.i" };
        When(opening, terms).ShouldAppend(opening);
    }

    private static Then<Initiative> When(
        InitiativeOpened opening, Terms terms, params IEventOf<Initiative>[] history) =>
        new Given<Initiative>(history).When(initiative =>
            OpenInitiativeHandler.Handle(new OpenInitiative(opening), initiative, terms));
}
