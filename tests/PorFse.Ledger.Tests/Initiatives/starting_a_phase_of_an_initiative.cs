using PorFse.Ledger.Testing;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class starting_a_phase_of_an_initiative
{
    public const string InOrder = """
        phase    document  opened  closed      adopted  on          today       outcome
        -        x*101     -       2019-01-01  -        2013-12-31  2013-12-30  text-missing phase
        x*61     x*101     -       2019-01-01  -        2013-12-31  2013-12-30  text-too-long phase
        fase II  x*101     -       2019-01-01  -        2013-12-31  2013-12-30  text-too-long document
        fase II  -         -       2019-01-01  -        2013-12-31  2013-12-30  initiative-unknown
        fase II  -         yes     2019-01-01  -        2013-12-31  2013-12-30  programme-unknown
        fase II  -         yes     2019-01-01  yes      2013-12-31  2013-12-30  date-outside-eligibility
        fase II  -         yes     2019-01-01  yes      2024-01-01  2024-01-01  date-outside-eligibility
        fase II  -         yes     2019-01-01  yes      2015-07-13  2015-07-12  date-after-today
        fase II  -         yes     2019-01-01  yes      2015-07-13  2015-07-13  period-ends-before-it-starts
        fase II  -         yes     2019-01-01  yes      2019-01-02  2019-01-02  initiative-is-closed
        x*60     x*100     yes     2019-01-01  yes      2019-01-01  2019-01-01  initiative_phase_started
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new StartInitiativePhase(InitiativeCode, row.Text("phase"), row.Day("on"), row.Optional("document")),
        Terms(row.Day("today"), row.Is("adopted") ? null : []),
        row.Is("opened") ? Some.Initiative(closedOn: row.Optional("closed")) : []).Outcome);

    [Fact]
    public void records_it() => When(
        new StartInitiativePhase(InitiativeCode, "fase II", Day, "DGR 2"), Terms(), Some.Initiative())
        .ShouldAppend(new InitiativePhaseStarted(InitiativeCode, "fase II", Day, "DGR 2"));

    private static Then<Initiative> When(StartInitiativePhase command, Terms terms, IEventOf<Initiative>[] history) =>
        new Given<Initiative>(history).When(initiative =>
            StartInitiativePhaseHandler.Handle(command, initiative, terms));
}
