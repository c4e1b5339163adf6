using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class largest_amounts
{
    private static readonly Euro Largest = Eur(99_999_999_999.99m);

    [Fact]
    public void are_those_of_the_national_records()
    {
        TransactionRules.LargestAmount.ShouldBe(Largest);
        Largest.ToString().Replace(".", "", StringComparison.Ordinal).Length.ShouldBe(13);
    }

    [Fact]
    public void are_taken_and_one_cent_more_is_not()
    {
        var more = Largest + Eur(0.01m);

        TransactionRules.Refuse(Largest, "IM-1", null).ShouldBeNull();
        TransactionRules.Refuse(more, "IM-1", null).ShouldBe(new AmountTooLarge(more, Largest));
        TransactionRules.Refuse(Euro.FromCents(long.MaxValue), "", null)
            .ShouldBe(new AmountTooLarge(Euro.FromCents(long.MaxValue), Largest));
    }

    [Fact]
    public void go_through_every_stage_and_back()
    {
        var all = Largest.ToDecimal();
        var paid = Operation(committed: all, paid: all, certified: all);

        new Given<Operation>(Operation(committed: all))
            .When(operation => MakePaymentHandler.Handle(
                new MakePayment(OperationCode, Largest, Day, "PA-1"), operation, Terms()))
            .ShouldAppend(new PaymentMade(OperationCode, InitiativeCode, Largest, Day, "PA-1", null, null));
        new Given<Operation>(paid)
            .When(operation => DecertifyExpenditureHandler.Handle(
                new DecertifyExpenditure(OperationCode, Largest, Largest, Day, "CE-2"), operation, Terms()))
            .ShouldAppend(new ExpenditureDecertified(
                OperationCode, InitiativeCode, Largest, Largest, Day, "CE-2", null, null, null));
    }

    [Fact]
    public void add_up_900_000_times_in_one_operation_and_the_next_is_still_judged()
    {
        const int times = 900_000;
        var commitment = new CommitmentEntered(OperationCode, InitiativeCode, Largest, Day, "IM-1", null);
        var given = new Given<Operation>([Selection(), .. Enumerable.Repeat(commitment, times)]);

        given.When(operation =>
        {
            operation.Committed.ShouldBe(Euro.FromCents(Largest.Cents * times));
            return EnterCommitmentHandler.Handle(
                new EnterCommitment(OperationCode, Largest, Day, "IM-2"), operation, Terms());
        }).ShouldAppend(commitment with { Reference = "IM-2" });
        (long.MaxValue / Largest.Cents).ShouldBe(922_337);
    }
}
