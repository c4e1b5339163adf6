using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class recovering_a_payment
{
    public const string InOrder = """
        amount           reference  document  cause  selected  adopted  on          today       corrects  outcome
        0.00             -          x*101     x*101  -         -        2013-12-31  2013-12-30  PA-9      amount-not-positive
        100000000000.00  -          x*101     x*101  -         -        2013-12-31  2013-12-30  PA-9      amount-too-large
        80.01            -          x*101     x*101  -         -        2013-12-31  2013-12-30  PA-9      text-missing reference
        80.01            x*101      x*101     x*101  -         -        2013-12-31  2013-12-30  PA-9      text-too-long reference
        80.01            PA-2       x*101     x*101  -         -        2013-12-31  2013-12-30  PA-9      text-too-long document
        80.01            PA-2       -         x*101  -         -        2013-12-31  2013-12-30  PA-9      text-too-long cause
        80.01            PA-2       -         -      -         -        2013-12-31  2013-12-30  PA-9      operation-unknown
        80.01            PA-2       -         -      yes       -        2013-12-31  2013-12-30  PA-9      programme-unknown
        80.01            PA-2       -         -      yes       yes      2013-12-31  2013-12-30  PA-9      date-outside-eligibility
        80.01            PA-2       -         -      yes       yes      2025-02-16  2025-02-16  PA-9      date-outside-eligibility
        80.01            PA-2       -         -      yes       yes      2020-06-02  2020-06-01  PA-9      date-after-today
        80.01            PA-2       -         -      yes       yes      2020-06-01  2020-06-01  PA-9      corrected-transaction-unknown
        80.01            PA-2       -         -      yes       yes      2020-06-01  2020-06-01  PA-1      correction-exceeds-original
        80.01            PA-2       -         -      yes       yes      2020-06-01  2020-06-01  -         recovery-exceeds-payments
        50.01            PA-2       -         -      yes       yes      2020-06-01  2020-06-01  PA-1      recovery-below-certified
        50.00            PA-2       -         -      yes       yes      2020-06-01  2020-06-01  PA-1      payment_recovered
        50.00            x*100      x*100     x*100  yes       yes      2025-02-15  2025-02-15  -         payment_recovered
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new RecoverPayment(
            OperationCode, row.Eur("amount"), row.Day("on"), row.Text("reference"), row.Optional("cause"),
            row.Optional("corrects"), row.Optional("document")),
        row.Is("selected") ? Some.Operation(committed: 100m, paid: 80m, certified: 30m) : [],
        Terms(row.Day("today"), row.Is("adopted") ? null : [])).Outcome);

    [Fact]
    public void records_what_it_corrects() =>
        When(Recover(80m, "PA-1"), Some.Operation(committed: 100m, paid: 80m)).ShouldAppend(
            new PaymentRecovered(OperationCode, InitiativeCode, Eur(80m), Day, "PA-2", "R", "PA-1", null));

    [Fact]
    public void is_refused_one_cent_beyond_what_is_paid() =>
        When(Recover(80.01m), Some.Operation(committed: 100m, paid: 80m))
            .ShouldBeRefused(new RecoveryExceedsPayments(OperationCode, Eur(80.01m), Eur(80m)));

    [Fact]
    public void is_refused_one_cent_beyond_what_is_not_certified() =>
        When(Recover(50.01m), Some.Operation(committed: 100m, paid: 80m, certified: 30m))
            .ShouldBeRefused(new RecoveryBelowCertified(OperationCode, Eur(50.01m), Eur(50m)));

    [Fact]
    public void may_follow_a_decertification()
    {
        var taken = new ExpenditureDecertified(
            OperationCode, InitiativeCode, Eur(30m), Eur(30m), Day, "CE-2", null, "CE-1", null);
        IEventOf<Operation>[] history = [.. Some.Operation(committed: 100m, paid: 80m, certified: 30m), taken];

        When(Recover(80.00m), history).Outcome.ShouldBe("payment_recovered");
        When(Recover(80.01m), history)
            .ShouldBeRefused(new RecoveryExceedsPayments(OperationCode, Eur(80.01m), Eur(80m)));
    }

    private static RecoverPayment Recover(decimal amount, string? corrects = null) =>
        new(OperationCode, Eur(amount), Day, "PA-2", "R", corrects);

    private static Then<Operation> When(RecoverPayment command, IEventOf<Operation>[] history, Terms? terms = null) =>
        new Given<Operation>(history).When(operation =>
            RecoverPaymentHandler.Handle(command, operation, terms ?? Terms()));
}
