using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class decertifying_expenditure
{
    // Certified before: EUR 60.00, of which EUR 50.00 public.
    public const string InOrder = """
        amount           public  reference  document  cause  selected  adopted  on          corrects  outcome
        0.00             -0.01   -          x*101     x*101  -         -        2013-12-31  CE-9      amount-not-positive
        100000000000.00  -0.01   -          x*101     x*101  -         -        2013-12-31  CE-9      amount-too-large
        60.01            -0.01   -          x*101     x*101  -         -        2013-12-31  CE-9      text-missing reference
        60.01            -0.01   x*101      x*101     x*101  -         -        2013-12-31  CE-9      text-too-long reference
        60.01            -0.01   CE-2       x*101     x*101  -         -        2013-12-31  CE-9      text-too-long document
        60.01            -0.01   CE-2       -         x*101  -         -        2013-12-31  CE-9      text-too-long cause
        60.01            -0.01   CE-2       -         -      -         -        2013-12-31  CE-9      public-amount-above-total
        60.01            60.02   CE-2       -         -      -         -        2013-12-31  CE-9      public-amount-above-total
        60.01            50.01   CE-2       -         -      -         -        2013-12-31  CE-9      operation-unknown
        60.01            50.01   CE-2       -         -      yes       -        2013-12-31  CE-9      programme-unknown
        60.01            50.01   CE-2       -         -      yes       yes      2013-12-31  CE-9      date-outside-eligibility
        60.01            50.01   CE-2       -         -      yes       yes      2025-02-16  CE-9      date-outside-eligibility
        60.01            50.01   CE-2       -         -      yes       yes      2024-06-02  CE-9      date-after-today
        60.01            50.01   CE-2       -         -      yes       yes      2024-06-01  CE-9      corrected-transaction-unknown
        60.01            50.01   CE-2       -         -      yes       yes      2024-06-01  CE-1      correction-exceeds-original
        60.01            50.01   CE-2       -         -      yes       yes      2024-06-01  -         decertification-exceeds-certified
        60.00            50.01   CE-2       -         -      yes       yes      2024-06-01  CE-1      decertification-exceeds-certified
        60.00            49.99   CE-2       -         -      yes       yes      2024-06-01  CE-1      public-amount-above-total
        60.00            50.00   CE-2       -         -      yes       yes      2024-06-01  CE-1      expenditure_decertified
        10.00            0.00    x*100      x*100     x*100  yes       yes      2024-06-01  -         expenditure_decertified
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new DecertifyExpenditure(
            OperationCode, row.Eur("amount"), row.Eur("public"), row.Day("on"), row.Text("reference"),
            row.Optional("cause"), row.Optional("corrects"), row.Optional("document")),
        row.Is("selected") ? Certified60Public50 : [],
        Terms(On("2024-06-01"), row.Is("adopted") ? null : [])).Outcome);

    [Fact]
    public void records_what_it_corrects() => When(Decertify(60m, 50m, "CE-1"), Certified60Public50).ShouldAppend(
        new ExpenditureDecertified(
            OperationCode, InitiativeCode, Eur(60m), Eur(50m), Day, "CE-2", "IRR", "CE-1", null));

    [Fact]
    public void is_refused_one_cent_beyond_what_is_certified()
    {
        When(Decertify(60.01m, 50m), Certified60Public50)
            .ShouldBeRefused(new DecertificationExceedsCertified(OperationCode, Eur(60.01m), Eur(60m)));
        When(Decertify(60m, 50.01m), Certified60Public50)
            .ShouldBeRefused(new DecertificationExceedsCertified(OperationCode, Eur(50.01m), Eur(50m)));
    }

    [Fact]
    public void leaves_no_more_public_than_total()
    {
        When(Decertify(10.00m, 0m), Certified60Public50).Outcome.ShouldBe("expenditure_decertified");
        When(Decertify(10.01m, 0m), Certified60Public50)
            .ShouldBeRefused(new PublicAmountAboveTotal(Eur(50m), Eur(49.99m)));
    }

    [Fact]
    public void may_come_in_parts()
    {
        var part = new ExpenditureDecertified(
            OperationCode, InitiativeCode, Eur(40m), Eur(35m), Day, "CE-2", null, "CE-1", null);
        IEventOf<Operation>[] history = [.. Certified60Public50, part];

        When(Decertify(20m, 15m, "CE-1"), history).Outcome.ShouldBe("expenditure_decertified");
        When(Decertify(20.01m, 15m, "CE-1"), history)
            .ShouldBeRefused(new CorrectionExceedsOriginal("CE-1", Eur(20.01m), Eur(20m)));
        var operation = history.Fold();
        (operation.Certified, operation.CertifiedPublic, operation.Uncertified)
            .ShouldBe((Eur(20m), Eur(15m), Eur(60m)));
    }

    private static IEventOf<Operation>[] Certified60Public50 =>
        Some.Operation(committed: 100m, paid: 80m, certified: 60m, certifiedPublic: 50m);

    private static DecertifyExpenditure Decertify(decimal amount, decimal publicAmount, string? corrects = null) =>
        new(OperationCode, Eur(amount), Eur(publicAmount), Day, "CE-2", "IRR", corrects);

    private static Then<Operation> When(
        DecertifyExpenditure command, IEventOf<Operation>[] history, Terms? terms = null) =>
        new Given<Operation>(history).When(operation =>
            DecertifyExpenditureHandler.Handle(command, operation, terms ?? Terms()));
}
