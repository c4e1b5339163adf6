using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class making_a_payment
{
    public const string InOrder = """
        amount           reference  document  cause  selected  adopted  on          today       outcome
        0.00             -          x*101     x*101  -         -        2013-12-31  2013-12-30  amount-not-positive
        100000000000.00  -          x*101     x*101  -         -        2013-12-31  2013-12-30  amount-too-large
        100.01           -          x*101     x*101  -         -        2013-12-31  2013-12-30  text-missing reference
        100.01           x*101      x*101     x*101  -         -        2013-12-31  2013-12-30  text-too-long reference
        100.01           PA-1       x*101     x*101  -         -        2013-12-31  2013-12-30  text-too-long document
        100.01           PA-1       -         x*101  -         -        2013-12-31  2013-12-30  text-too-long cause
        100.01           PA-1       -         -      -         -        2013-12-31  2013-12-30  operation-unknown
        100.01           PA-1       -         -      yes       -        2013-12-31  2013-12-30  programme-unknown
        100.01           PA-1       -         -      yes       yes      2013-12-31  2013-12-30  date-outside-eligibility
        100.01           PA-1       -         -      yes       yes      2024-01-01  2024-01-01  date-outside-eligibility
        100.01           PA-1       -         -      yes       yes      2020-06-02  2020-06-01  date-after-today
        100.01           PA-1       -         -      yes       yes      2020-06-01  2020-06-01  payment-exceeds-commitment
        100.00           PA-1       -         -      yes       yes      2020-06-01  2020-06-01  payment_made
        100.00           x*100      x*100     x*100  yes       yes      2023-12-31  2023-12-31  payment_made
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new MakePayment(
            OperationCode, row.Eur("amount"), row.Day("on"), row.Text("reference"), row.Optional("cause"),
            row.Optional("document")),
        row.Is("selected") ? Some.Operation(committed: 100m) : [],
        Terms(row.Day("today"), row.Is("adopted") ? null : [])).Outcome);

    [Fact]
    public void records_it_for_the_initiative_of_the_operation() => When(Pay(100m), Some.Operation(committed: 100m))
        .ShouldAppend(new PaymentMade(OperationCode, InitiativeCode, Eur(100m), Day, "PA-2", "SLD", "MA 1"));

    [Fact]
    public void is_refused_without_a_commitment() => When(Pay(0.01m), Some.Operation())
        .ShouldBeRefused(new PaymentExceedsCommitment(OperationCode, Eur(0.01m), Euro.Zero));

    [Fact]
    public void is_refused_one_cent_beyond_what_is_committed_and_not_yet_paid()
    {
        var history = Some.Operation(committed: 100m, paid: 60m);

        When(Pay(40.00m), history).Outcome.ShouldBe("payment_made");
        When(Pay(40.01m), history).ShouldBeRefused(new PaymentExceedsCommitment(OperationCode, Eur(40.01m), Eur(40m)));
    }

    [Fact]
    public void is_possible_again_after_a_recovery()
    {
        var recovered = new PaymentRecovered(OperationCode, InitiativeCode, Eur(10m), Day, "PA-3", null, null, null);
        IEventOf<Operation>[] history = [.. Some.Operation(committed: 100m, paid: 100m), recovered];

        When(Pay(10.00m), history).Outcome.ShouldBe("payment_made");
        When(Pay(10.01m), history).ShouldBeRefused(new PaymentExceedsCommitment(OperationCode, Eur(10.01m), Eur(10m)));
    }

    private static MakePayment Pay(decimal amount) => new(OperationCode, Eur(amount), Day, "PA-2", "SLD", "MA 1");

    private static Then<Operation> When(MakePayment command, IEventOf<Operation>[] history, Terms? terms = null) =>
        new Given<Operation>(history).When(operation =>
            MakePaymentHandler.Handle(command, operation, terms ?? Terms()));
}
