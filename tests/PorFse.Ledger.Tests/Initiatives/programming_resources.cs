using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class programming_resources
{
    public const string InOrder = """
        amount           reference  document  opened  adopted  on          today       closed      outcome
        0.00             -          x*101     -       -        2013-12-31  2013-12-30  2013-12-30  amount-not-positive
        -0.01            -          x*101     -       -        2013-12-31  2013-12-30  2013-12-30  amount-not-positive
        100000000000.00  -          x*101     -       -        2013-12-31  2013-12-30  2013-12-30  amount-too-large
        0.01             -          x*101     -       -        2013-12-31  2013-12-30  2013-12-30  text-missing reference
        0.01             x*101      x*101     -       -        2013-12-31  2013-12-30  2013-12-30  text-too-long reference
        0.01             U+001F     x*101     -       -        2013-12-31  2013-12-30  2013-12-30  text-unprintable reference
        0.01             PR-2       x*101     -       -        2013-12-31  2013-12-30  2013-12-30  text-too-long document
        0.01             PR-2       -         -       -        2013-12-31  2013-12-30  2013-12-30  initiative-unknown
        0.01             PR-2       -         yes     -        2013-12-31  2013-12-30  2013-12-30  programme-unknown
        0.01             PR-2       -         yes     yes      2013-12-31  2013-12-30  2013-12-30  date-outside-eligibility
        0.01             PR-2       -         yes     yes      2024-01-01  2024-01-01  2023-12-31  date-outside-eligibility
        0.01             PR-2       -         yes     yes      2020-06-02  2020-06-01  2020-06-01  date-after-today
        0.01             PR-2       -         yes     yes      2020-06-02  2020-06-02  2020-06-01  initiative-is-closed
        0.01             PR-2       -         yes     yes      2020-06-01  2020-06-01  2020-06-01  resources_programmed
        0.01             x*100      x*100     yes     yes      2023-12-31  2023-12-31  2023-12-31  resources_programmed
        99999999999.99   x*100      x*100     yes     yes      2023-12-31  2023-12-31  2023-12-31  resources_programmed
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new ProgramResources(
            InitiativeCode, row.Eur("amount"), row.Day("on"), row.Text("reference"), row.Optional("document")),
        Terms(row.Day("today"), row.Is("adopted") ? null : []),
        row.Is("opened") ? Some.Initiative(closedOn: row["closed"]) : []).Outcome);

    [Fact]
    public void records_the_amount() => When(Program(100m)).ShouldAppend(
        new ResourcesProgrammed(InitiativeCode, Eur(100m), Day, "PR-2", "DGR 1"));

    [Fact]
    public void may_exceed_what_the_axis_was_allocated() =>
        When(Program(300.01m)).Outcome.ShouldBe("resources_programmed");

    [Fact]
    public void is_refused_the_day_after_the_initiative_was_closed() => When(
        Program(1m) with { On = On("2018-03-02") }, Terms(), Some.Initiative(closedOn: "2018-03-01"))
        .ShouldBeRefused(new InitiativeIsClosed(InitiativeCode, On("2018-03-01"), On("2018-03-02")));

    [Fact]
    public void adds_up()
    {
        var initiative = new IEventOf<Initiative>[]
        {
            Opening(),
            new ResourcesProgrammed(InitiativeCode, Eur(100m), Day, "PR-1", null),
            new ResourcesProgrammed(InitiativeCode, Eur(0.01m), Day, "PR-2", null),
        }.Fold();

        (initiative.IsOpened, initiative.Code, initiative.OpenedOn, initiative.ClosedOn, initiative.Programmed)
            .ShouldBe((true, InitiativeCode, OpenedOn, null, Eur(100.01m)));
    }

    private static ProgramResources Program(decimal amount) => new(InitiativeCode, Eur(amount), Day, "PR-2", "DGR 1");

    private static Then<Initiative> When(
        ProgramResources command, Terms? terms = null, IEventOf<Initiative>[]? history = null) =>
        new Given<Initiative>(history ?? Some.Initiative()).When(initiative =>
            ProgramResourcesHandler.Handle(command, initiative, terms ?? Terms()));
}
