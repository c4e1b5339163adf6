using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class reducing_programmed_resources
{
    public const string InOrder = """
        amount           reference  document  cause  opened  adopted  on          today       corrects  outcome
        0.00             -          x*101     x*101  -       -        2013-12-31  2013-12-30  PR-9      amount-not-positive
        100000000000.00  -          x*101     x*101  -       -        2013-12-31  2013-12-30  PR-9      amount-too-large
        100.01           -          x*101     x*101  -       -        2013-12-31  2013-12-30  PR-9      text-missing reference
        100.01           x*101      x*101     x*101  -       -        2013-12-31  2013-12-30  PR-9      text-too-long reference
        100.01           PR-2       x*101     x*101  -       -        2013-12-31  2013-12-30  PR-9      text-too-long document
        100.01           PR-2       -         x*101  -       -        2013-12-31  2013-12-30  PR-9      text-too-long cause
        100.01           PR-2       -         -      -       -        2013-12-31  2013-12-30  PR-9      initiative-unknown
        100.01           PR-2       -         -      yes     -        2013-12-31  2013-12-30  PR-9      programme-unknown
        100.01           PR-2       -         -      yes     yes      2013-12-31  2013-12-30  PR-9      date-outside-eligibility
        100.01           PR-2       -         -      yes     yes      2025-02-16  2025-02-16  PR-9      date-outside-eligibility
        100.01           PR-2       -         -      yes     yes      2020-06-02  2020-06-01  PR-9      date-after-today
        100.01           PR-2       -         -      yes     yes      2020-06-01  2020-06-01  PR-9      corrected-transaction-unknown
        100.01           PR-2       -         -      yes     yes      2020-06-01  2020-06-01  PR-1      correction-exceeds-original
        100.01           PR-2       -         -      yes     yes      2020-06-01  2020-06-01  -         reduction-exceeds-programmed
        100.00           PR-2       -         -      yes     yes      2020-06-01  2020-06-01  PR-1      programmed_resources_reduced
        100.00           x*100      x*100     x*100  yes     yes      2025-02-15  2025-02-15  -         programmed_resources_reduced
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new ReduceProgrammedResources(
            InitiativeCode, row.Eur("amount"), row.Day("on"), row.Text("reference"), row.Optional("cause"),
            row.Optional("corrects"), row.Optional("document")),
        Terms(row.Day("today"), row.Is("adopted") ? null : []),
        row.Is("opened") ? Some.Initiative(programmed: 100m) : []).Outcome);

    [Fact]
    public void records_what_it_corrects() => When(Reduce(40m, corrects: "PR-1")).ShouldAppend(
        new ProgrammedResourcesReduced(InitiativeCode, Eur(40m), Day, "PR-2", null, "PR-1", null));

    [Fact]
    public void is_refused_one_cent_beyond_what_is_programmed() => When(Reduce(100.01m))
        .ShouldBeRefused(new ReductionExceedsProgrammed(InitiativeCode, Eur(100.01m), Eur(100m)));

    [Fact]
    public void leaves_less_to_reduce()
    {
        var reduced = new ProgrammedResourcesReduced(InitiativeCode, Eur(60m), Day, "PR-2", null, null, null);
        IEventOf<Initiative>[] history = [.. Some.Initiative(programmed: 100m), reduced];

        When(Reduce(40.00m), history: history).Outcome.ShouldBe("programmed_resources_reduced");
        When(Reduce(40.01m), history: history)
            .ShouldBeRefused(new ReductionExceedsProgrammed(InitiativeCode, Eur(40.01m), Eur(40m)));
        history.Fold().Programmed.ShouldBe(Eur(40m));
    }

    [Fact]
    public void is_still_possible_once_the_initiative_is_closed() => When(
        Reduce(100m), history: Some.Initiative(programmed: 100m, closedOn: "2017-12-31"))
        .Outcome.ShouldBe("programmed_resources_reduced");

    private static ReduceProgrammedResources Reduce(decimal amount, string? corrects = null) =>
        new(InitiativeCode, Eur(amount), Day, "PR-2", Corrects: corrects);

    private static Then<Initiative> When(
        ReduceProgrammedResources command, Terms? terms = null, IEventOf<Initiative>[]? history = null) =>
        new Given<Initiative>(history ?? Some.Initiative(programmed: 100m)).When(initiative =>
            ReduceProgrammedResourcesHandler.Handle(command, initiative, terms ?? Terms()));
}
