using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class certifying_expenditure
{
    public const string InOrder = """
        amount           public  reference  document  selected  adopted  on          today       outcome
        0.00             -0.01   -          x*101     -         -        2013-12-31  2013-12-30  amount-not-positive
        100000000000.00  -0.01   -          x*101     -         -        2013-12-31  2013-12-30  amount-too-large
        80.01            -0.01   -          x*101     -         -        2013-12-31  2013-12-30  text-missing reference
        80.01            -0.01   x*101      x*101     -         -        2013-12-31  2013-12-30  text-too-long reference
        80.01            -0.01   CE-1       x*101     -         -        2013-12-31  2013-12-30  text-too-long document
        80.01            -0.01   CE-1       -         -         -        2013-12-31  2013-12-30  public-amount-above-total
        80.01            80.02   CE-1       -         -         -        2013-12-31  2013-12-30  public-amount-above-total
        80.01            80.01   CE-1       -         -         -        2013-12-31  2013-12-30  operation-unknown
        80.01            80.01   CE-1       -         yes       -        2013-12-31  2013-12-30  programme-unknown
        80.01            80.01   CE-1       -         yes       yes      2013-12-31  2013-12-30  date-outside-eligibility
        80.01            80.01   CE-1       -         yes       yes      2025-02-16  2025-02-16  date-outside-eligibility
        80.01            80.01   CE-1       -         yes       yes      2020-06-02  2020-06-01  date-after-today
        80.01            80.01   CE-1       -         yes       yes      2020-06-01  2020-06-01  certification-exceeds-payments
        80.00            80.00   CE-1       -         yes       yes      2020-06-01  2020-06-01  expenditure_certified
        80.00            0.00    x*100      x*100     yes       yes      2025-02-15  2025-02-15  expenditure_certified
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new CertifyExpenditure(
            OperationCode, row.Eur("amount"), row.Eur("public"), row.Day("on"), row.Text("reference"),
            row.Optional("document")),
        row.Is("selected") ? Some.Operation(committed: 100m, paid: 80m) : [],
        Terms(row.Day("today"), row.Is("adopted") ? null : [])).Outcome);

    [Fact]
    public void records_total_and_public() =>
        When(Certify(80m, 70m), Some.Operation(committed: 100m, paid: 80m)).ShouldAppend(
            new ExpenditureCertified(OperationCode, InitiativeCode, Eur(80m), Eur(70m), Day, "CE-2", "DP 3"));

    [Fact]
    public void is_refused_one_cent_beyond_what_is_paid_and_not_certified()
    {
        var history = Some.Operation(committed: 100m, paid: 80m, certified: 30m);

        When(Certify(50.00m, 0m), history).Outcome.ShouldBe("expenditure_certified");
        When(Certify(50.01m, 0m), history)
            .ShouldBeRefused(new CertificationExceedsPayments(OperationCode, Eur(50.01m), Eur(50m)));
    }

    [Fact]
    public void needs_a_public_part_within_the_total()
    {
        var history = Some.Operation(committed: 100m, paid: 80m);

        When(Certify(10m, 10.01m), history).ShouldBeRefused(new PublicAmountAboveTotal(Eur(10.01m), Eur(10m)));
        When(Certify(10m, -0.01m), history).ShouldBeRefused(new PublicAmountAboveTotal(Eur(-0.01m), Eur(10m)));
        When(Certify(10m, 0m), history).Outcome.ShouldBe("expenditure_certified");
        When(Certify(10m, 10m), history).Outcome.ShouldBe("expenditure_certified");
    }

    [Fact]
    public void is_possible_again_after_a_decertification()
    {
        var taken = new ExpenditureDecertified(
            OperationCode, InitiativeCode, Eur(30m), Eur(30m), Day, "CE-3", null, null, null);
        IEventOf<Operation>[] history = [.. Some.Operation(committed: 80m, paid: 80m, certified: 80m), taken];

        When(Certify(30.00m, 30m), history).Outcome.ShouldBe("expenditure_certified");
        When(Certify(30.01m, 30m), history)
            .ShouldBeRefused(new CertificationExceedsPayments(OperationCode, Eur(30.01m), Eur(30m)));
    }

    private static CertifyExpenditure Certify(decimal amount, decimal publicAmount) =>
        new(OperationCode, Eur(amount), Eur(publicAmount), Day, "CE-2", "DP 3");

    private static Then<Operation> When(
        CertifyExpenditure command, IEventOf<Operation>[] history, Terms? terms = null) =>
        new Given<Operation>(history).When(operation =>
            CertifyExpenditureHandler.Handle(command, operation, terms ?? Terms()));
}
