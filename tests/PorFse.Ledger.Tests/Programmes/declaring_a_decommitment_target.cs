using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class declaring_a_decommitment_target
{
    public const string InOrder = """
        amount           reference  document  note    adopted  year  on          today       outcome
        0.00             -          x*101     x*2001  -        2013  2014-12-16  2014-12-15  amount-not-positive
        100000000000.00  -          x*101     x*2001  -        2013  2014-12-16  2014-12-15  amount-too-large
        0.01             -          x*101     x*2001  -        2013  2014-12-16  2014-12-15  text-missing reference
        0.01             x*101      x*101     x*2001  -        2013  2014-12-16  2014-12-15  text-too-long reference
        0.01             U+000A     x*101     x*2001  -        2013  2014-12-16  2014-12-15  text-unprintable reference
        0.01             N+3 2019   x*101     x*2001  -        2013  2014-12-16  2014-12-15  text-too-long document
        0.01             N+3 2019   U+0009    x*2001  -        2013  2014-12-16  2014-12-15  text-unprintable document
        0.01             N+3 2019   -         x*2001  -        2013  2014-12-16  2014-12-15  text-too-long note
        0.01             N+3 2019   -         U+0000  -        2013  2014-12-16  2014-12-15  text-unprintable note
        0.01             N+3 2019   -         -       -        2013  2014-12-16  2014-12-15  programme-unknown
        0.01             N+3 2019   -         -       yes      2013  2014-12-16  2014-12-15  target-year-outside-eligibility
        0.01             N+3 2019   -         -       yes      2024  2014-12-16  2014-12-15  target-year-outside-eligibility
        0.01             N+3 2019   -         -       yes      2014  2014-12-16  2014-12-15  date-outside-eligibility
        0.01             N+3 2019   -         -       yes      2014  2025-02-16  2014-12-15  date-outside-eligibility
        0.01             N+3 2019   -         -       yes      2014  2014-12-17  2014-12-16  date-after-today
        0.01             N+3 2019   -         -       yes      2014  2014-12-17  2014-12-17  decommitment_target_declared
        99999999999.99   x*100      x*100     x*2000  yes      2023  2025-02-15  2025-02-15  decommitment_target_declared
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new DecommitmentTargetDeclared(
            Cci, int.Parse(row["year"], null), row.Eur("amount"), row.Day("on"), row.Text("reference"),
            row.Optional("document"), row.Optional("note")),
        row.Is("adopted") ? [Adoption()] : [],
        row.Day("today")).Outcome);

    [Fact]
    public void records_the_target() => When(Target()).ShouldAppend(Target());

    [Fact]
    public void says_which_years_are_eligible() =>
        When(Target() with { Year = 2024 }).ShouldBeRefused(new TargetYearOutsideEligibility(2024, 2014, 2023));

    [Fact]
    public void counts_the_last_one_recorded_of_each_year()
    {
        var (first, other) = (Target(60m), Target(80m) with { Year = 2018, Reference = "N+3 2018" });
        var amended = Target(50m, "C(2018) 1") with { On = On("2018-05-02") };
        var programme = new IEventOf<Programme>[] { Adoption(), first, other, amended }.Fold();

        programme.TargetsAt(On("2017-01-30")).ShouldBeEmpty();
        programme.TargetsAt(On("2017-01-31")).ShouldBe([other, first]);
        programme.TargetsAt(On("2018-05-01")).ShouldBe([other, first]);
        programme.TargetsAt(On("2018-05-02")).ShouldBe([other, amended]);
    }

    [Fact]
    public void counts_the_last_one_recorded_even_where_it_is_dated_earlier()
    {
        var (first, corrected) = (Target(60m) with { On = On("2018-05-02") }, Target(50m, "Errata"));
        new IEventOf<Programme>[] { Adoption(), first, corrected }.Fold()
            .TargetsAt(DateOnly.MaxValue).ShouldBe([corrected]);
    }

    [Fact]
    public async Task takes_another_amount_for_the_year_only_with_a_reference_of_its_own()
    {
        var books = await Books.OpenAsync(Counter.Submit(new DeclareDecommitmentTarget(Target())));
        var again = Target(70m, DeclareDecommitmentTarget.ReferenceOf(2019));

        (await books.Bookkeeper.RecordAsync(Counter.Submit(new DeclareDecommitmentTarget(again))))
            .ShouldBeOfType<Answer.Refused>().Reason.Code.ShouldBe("reference-already-used");
        await books.RecordAsync(Counter.Submit(new DeclareDecommitmentTarget(again with { Reference = "DGR 1" })));
    }

    private static Then<Programme> When(
        DecommitmentTargetDeclared target, IEventOf<Programme>[]? history = null, DateOnly? today = null) =>
        new Given<Programme>(history ?? [Adoption()]).When(programme =>
            DeclareDecommitmentTargetHandler.Handle(
                new DeclareDecommitmentTarget(target), programme, Terms(today)));
}
