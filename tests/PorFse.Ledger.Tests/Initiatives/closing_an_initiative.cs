using PorFse.Ledger.Testing;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class closing_an_initiative
{
    public const string InOrder = """
        opened  document  closed      adopted  on          today       outcome
        -       x*101     2019-01-01  -        2013-12-31  2013-12-30  initiative-unknown
        yes     x*101     2019-01-01  -        2013-12-31  2013-12-30  text-too-long document
        yes     U+0001    2019-01-01  -        2013-12-31  2013-12-30  text-unprintable document
        yes     -         2019-01-01  -        2013-12-31  2013-12-30  initiative-is-closed
        yes     -         -           -        2013-12-31  2013-12-30  programme-unknown
        yes     -         -           yes      2013-12-31  2013-12-30  date-outside-eligibility
        yes     -         -           yes      2025-02-16  2025-02-16  date-outside-eligibility
        yes     -         -           yes      2015-07-13  2015-07-12  date-after-today
        yes     -         -           yes      2015-07-13  2015-07-13  period-ends-before-it-starts
        yes     x*100     -           yes      2015-07-14  2015-07-14  initiative_closed
        yes     -         -           yes      2025-02-15  2025-02-15  initiative_closed
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new CloseInitiative(InitiativeCode, row.Day("on"), row.Optional("document")),
        Terms(row.Day("today"), row.Is("adopted") ? null : []),
        row.Is("opened") ? Some.Initiative(closedOn: row.Optional("closed")) : []).Outcome);

    [Fact]
    public void records_the_day() => When(new CloseInitiative(InitiativeCode, Day, "DGR 2"), Terms(), Some.Initiative())
        .ShouldAppend(new InitiativeClosed(InitiativeCode, Day, "DGR 2"));

    [Fact]
    public void happens_once() => When(
        new CloseInitiative(InitiativeCode, On("2019-01-02")), Terms(), Some.Initiative(closedOn: "2019-01-01"))
        .ShouldBeRefused(new InitiativeIsClosed(InitiativeCode, On("2019-01-01"), On("2019-01-02")));

    [Fact]
    public void does_not_come_before_the_opening() => When(
        new CloseInitiative(InitiativeCode, On("2015-07-13")), Terms(), Some.Initiative())
        .ShouldBeRefused(new PeriodEndsBeforeItStarts(On("2015-07-14"), On("2015-07-13")));

    private static Then<Initiative> When(CloseInitiative command, Terms terms, IEventOf<Initiative>[] history) =>
        new Given<Initiative>(history).When(initiative => CloseInitiativeHandler.Handle(command, initiative, terms));
}
