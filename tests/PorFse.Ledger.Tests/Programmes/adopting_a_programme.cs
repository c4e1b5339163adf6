using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class adopting_a_programme
{
    public const string InOrder = """
        cci       title  fund    decision  ledger    adopted  on          from        until       closes      outcome
        -         -      -       x*101     2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-missing CCI
        x*61      -      -       x*101     2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-too-long CCI
        U+0007    -      -       x*101     2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-unprintable CCI
        2014IT05  -      -       x*101     2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-missing title
        2014IT05  x*501  -       x*101     2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-too-long title
        2014IT05  POR    -       x*101     2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-missing fund
        2014IT05  POR    x*61    x*101     2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-too-long fund
        2014IT05  POR    U+000A  x*101     2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-unprintable fund
        2014IT05  POR    ESF     -         2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-missing decision
        2014IT05  POR    ESF     x*101     2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-too-long decision
        2014IT05  POR    ESF     U+001F    2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  text-unprintable decision
        2014IT05  POR    ESF     C(1)      2021IT    yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  programme-not-of-this-ledger
        2014IT05  POR    ESF     C(1)      2014it05  yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  programme-not-of-this-ledger
        2014IT05  POR    ESF     C(1)      2014IT05  yes      2020-06-02  2023-12-31  2014-01-01  2013-12-31  programme-already-adopted
        2014IT05  POR    ESF     C(1)      2014IT05  -        2020-06-02  2023-12-31  2014-01-01  2013-12-31  date-after-today
        2014IT05  POR    ESF     C(1)      2014IT05  -        2020-06-01  2023-12-31  2014-01-01  2013-12-31  period-ends-before-it-starts
        2014IT05  POR    ESF     C(1)      2014IT05  -        2020-06-01  2014-01-01  2023-12-31  2023-12-30  period-ends-before-it-starts
        x*60      x*500  x*60    x*100     x*60      -        2020-06-01  2014-01-01  2014-01-01  2014-01-01  programme_adopted
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        Adoption() with
        {
            Programme = row.Text("cci"),
            Title = row.Text("title"),
            Fund = row.Text("fund"),
            Decision = row.Text("decision"),
            On = row.Day("on"),
            EligibleFrom = row.Day("from"),
            EligibleUntil = row.Day("until"),
            ClosesOn = row.Day("closes"),
        },
        row.Text("ledger"),
        row.Is("adopted") ? Some.Programme() : []).Outcome);

    [Fact]
    public void records_the_adoption() => When(Adoption()).ShouldAppend(Adoption());

    [Fact]
    public void happens_once() => When(Adoption() with { On = On("2015-01-01") }, Adoption())
        .ShouldBeRefused(new ProgrammeAlreadyAdopted(Cci, On("2014-12-17"), On("2015-01-01")));

    [Fact]
    public async Task takes_only_the_programme_the_ledger_is_for()
    {
        var books = new Books();
        var other = Counter.Submit(new AdoptProgramme(Adoption() with { Programme = "2021IT05SFPR008" }));

        (await books.Bookkeeper.RecordAsync(other))
            .ShouldBe(new Answer.Refused(new ProgrammeNotOfThisLedger("2021IT05SFPR008", Cci)));
        (await books.LogAsync()).ShouldBeEmpty();
    }

    [Fact]
    public void needs_dates_that_follow_each_other()
    {
        When(Adoption() with { EligibleUntil = On("2013-12-31") })
            .ShouldBeRefused(new PeriodEndsBeforeItStarts(EligibleFrom, On("2013-12-31")));
        When(Adoption() with { ClosesOn = On("2023-12-30") })
            .ShouldBeRefused(new PeriodEndsBeforeItStarts(EligibleUntil, On("2023-12-30")));
    }

    [Fact]
    public void makes_the_programme_known()
    {
        var programme = new IEventOf<Programme>[] { Adoption() }.Fold();

        (programme.IsAdopted, programme.Cci, programme.Title, programme.AdoptedOn)
            .ShouldBe((true, Cci, "POR FSE Lombardia 2014-2020", On("2014-12-17")));
        (programme.EligibleFrom, programme.EligibleUntil, programme.ClosesOn)
            .ShouldBe((EligibleFrom, EligibleUntil, ClosesOn));
        programme.Plans.ShouldBeEmpty();
    }

    private static Then<Programme> When(ProgrammeAdopted adoption, params IEventOf<Programme>[] history) =>
        When(adoption, Cci, history);

    private static Then<Programme> When(ProgrammeAdopted adoption, string ledger, IEventOf<Programme>[] history) =>
        new Given<Programme>(history).When(programme => AdoptProgrammeHandler.Handle(
            new AdoptProgramme(adoption), programme, Terms(programme: history, cci: ledger)));
}
