using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class adopting_an_indicator
{
    public const string InOrder = """
        indicator  code  title  document  kind    unit     before  adopted  axis  priority  initiative  on          today       outcome
        -          -     -      x*101     impact  people   yes     -        VI    10.i      IN-9        2014-12-16  2014-12-15  text-missing indicator
        x*61       -     -      x*101     impact  people   yes     -        VI    10.i      IN-9        2014-12-16  2014-12-15  text-too-long indicator
        I-CO01     -     -      x*101     impact  people   yes     -        VI    10.i      IN-9        2014-12-16  2014-12-15  text-missing code
        I-CO01     CO01  -      x*101     impact  people   yes     -        VI    10.i      IN-9        2014-12-16  2014-12-15  text-missing title
        I-CO01     CO01  Jobs   x*101     impact  people   yes     -        VI    10.i      IN-9        2014-12-16  2014-12-15  text-too-long document
        I-CO01     CO01  Jobs   -         impact  people   yes     -        VI    10.i      IN-9        2014-12-16  2014-12-15  term-unknown
        I-CO01     CO01  Jobs   -         output  people   yes     -        VI    10.i      IN-9        2014-12-16  2014-12-15  term-unknown
        I-CO01     CO01  Jobs   -         output  persons  yes     -        VI    10.i      IN-9        2014-12-16  2014-12-15  indicator-already-adopted
        I-CO01     CO01  Jobs   -         output  persons  -       -        VI    10.i      IN-9        2014-12-16  2014-12-15  programme-unknown
        I-CO01     CO01  Jobs   -         output  persons  -       yes      VI    10.i      IN-9        2014-12-16  2014-12-15  date-outside-eligibility
        I-CO01     CO01  Jobs   -         output  persons  -       yes      VI    10.i      IN-9        2025-02-16  2025-02-16  date-outside-eligibility
        I-CO01     CO01  Jobs   -         output  persons  -       yes      VI    10.i      IN-9        2014-12-17  2014-12-16  date-after-today
        I-CO01     CO01  Jobs   -         output  persons  -       yes      VI    10.i      IN-9        2014-12-17  2014-12-17  priority-unknown
        I-CO01     CO01  Jobs   -         output  persons  -       yes      VI    -         IN-9        2014-12-17  2014-12-17  axis-unknown
        I-CO01     CO01  Jobs   -         output  persons  -       yes      I     8.i       IN-9        2014-12-17  2014-12-17  initiative-unknown
        x*60       x*60  x*500  x*100     result  percent  -       yes      I     8.i       -           2025-02-15  2025-02-15  indicator_adopted
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new IndicatorAdopted(
            row.Text("indicator"), row.Text("kind"), row.Text("axis"), row.Optional("priority"),
            row.Optional("initiative"), row.Text("code"), row.Text("title"), row.Text("unit"), row.Day("on"),
            row.Optional("document")),
        row.Is("before") ? [Unemployed()] : [],
        Terms(row.Day("today"), row.Is("adopted") ? null : [])).Outcome);

    [Fact]
    public void records_what_it_is() => When(Unemployed(), [], Terms()).ShouldAppend(Unemployed());

    [Fact]
    public void may_be_of_an_initiative()
    {
        var families = Unemployed() with { Indicator = "NIDI-F", Initiative = InitiativeCode, Unit = "households" };
        When(families, [], Terms(initiative: Some.Initiative())).ShouldAppend(families);
    }

    [Fact]
    public void says_which_words_there_are() => When(Unemployed() with { Kind = "impact" }, [], Terms())
        .ShouldBeRefused(new TermUnknown("kind", "impact", 3, "output, result, financial"));

    [Fact]
    public void knows_only_its_own_events() => Should.Throw<System.Diagnostics.UnreachableException>(
        () => Indicator.Evolve(Indicator.Initial, null!));

    private static Then<Indicator> When(IndicatorAdopted adoption, IEventOf<Indicator>[] history, Terms terms) =>
        new Given<Indicator>(history).When(indicator =>
            AdoptIndicatorHandler.Handle(new AdoptIndicator(adoption), indicator, terms));
}
