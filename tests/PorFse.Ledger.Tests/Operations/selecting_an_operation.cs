using PorFse.Ledger.Testing;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class selecting_an_operation
{
    public const string InOrder = """
        code    title  who    document  cup     selected  opened  adopted  on          today       outcome
        -       -      -      x*101     x*14    yes       -       -        2013-12-31  2013-12-30  text-missing operation's code
        x*61    -      -      x*101     x*14    yes       -       -        2013-12-31  2013-12-30  text-too-long operation's code
        U+0009  -      -      x*101     x*14    yes       -       -        2013-12-31  2013-12-30  text-unprintable operation's code
        OP-1    -      -      x*101     x*14    yes       -       -        2013-12-31  2013-12-30  text-missing title
        OP-1    x*501  -      x*101     x*14    yes       -       -        2013-12-31  2013-12-30  text-too-long title
        OP-1    Corso  -      x*101     x*14    yes       -       -        2013-12-31  2013-12-30  text-missing beneficiary
        OP-1    Corso  x*501  x*101     x*14    yes       -       -        2013-12-31  2013-12-30  text-too-long beneficiary
        OP-1    Corso  Ente   x*101     x*14    yes       -       -        2013-12-31  2013-12-30  text-too-long document
        OP-1    Corso  Ente   -         x*14    yes       -       -        2013-12-31  2013-12-30  cup-malformed
        OP-1    Corso  Ente   -         x*16    yes       -       -        2013-12-31  2013-12-30  cup-malformed
        OP-1    Corso  Ente   -         è*15    yes       -       -        2013-12-31  2013-12-30  cup-malformed
        OP-1    Corso  Ente   -         -       yes       -       -        2013-12-31  2013-12-30  operation-already-selected
        OP-1    Corso  Ente   -         -       -         -       -        2013-12-31  2013-12-30  initiative-unknown
        OP-1    Corso  Ente   -         -       -         yes     -        2013-12-31  2013-12-30  programme-unknown
        OP-1    Corso  Ente   -         -       -         yes     yes      2013-12-31  2013-12-30  date-outside-eligibility
        OP-1    Corso  Ente   -         -       -         yes     yes      2024-01-01  2024-01-01  date-outside-eligibility
        OP-1    Corso  Ente   -         -       -         yes     yes      2019-01-02  2019-01-01  date-after-today
        OP-1    Corso  Ente   -         -       -         yes     yes      2019-01-02  2019-01-02  initiative-is-closed
        OP-1    Corso  Ente   -         -       -         yes     yes      2019-01-01  2019-01-01  operation_selected
        x*60    x*500  x*500  x*100     x*15    -         yes     yes      2014-01-01  2014-01-01  operation_selected
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new OperationSelected(
            row.Text("code"), InitiativeCode, row.Text("title"), row.Text("who"), row.Optional("cup"), row.Day("on"),
            row.Optional("document")),
        Terms(
            row.Day("today"),
            row.Is("adopted") ? null : [],
            row.Is("opened") ? Some.Initiative(closedOn: "2019-01-01") : []),
        row.Is("selected") ? Some.Operation() : []).Outcome);

    [Fact]
    public void records_the_selection() => When(Selection(), Open).ShouldAppend(Selection());

    [Fact]
    public void happens_once() => When(Selection() with { On = On("2016-02-02") }, Open, Selection())
        .ShouldBeRefused(new OperationAlreadySelected(OperationCode, SelectedOn, On("2016-02-02")));

    [Fact]
    public void needs_the_initiative() =>
        When(Selection(), Terms()).ShouldBeRefused(new InitiativeUnknown(InitiativeCode));

    [Fact]
    public void is_refused_the_day_after_the_initiative_was_closed() => When(
        Selection() with { On = On("2019-01-02") }, Terms(initiative: Some.Initiative(closedOn: "2019-01-01")))
        .ShouldBeRefused(new InitiativeIsClosed(InitiativeCode, On("2019-01-01"), On("2019-01-02")));

    [Fact]
    public void takes_a_title_whatever_it_says()
    {
        var selection = Selection() with { Title = "'); drop table mt_events; -- 😀 \"\\" };

        When(selection, Open).ShouldAppend(selection);
    }

    private static Terms Open => Terms(initiative: Some.Initiative());

    private static Then<Operation> When(
        OperationSelected selection, Terms terms, params IEventOf<Operation>[] history) =>
        new Given<Operation>(history).When(operation =>
            SelectOperationHandler.Handle(new SelectOperation(selection), operation, terms));
}
