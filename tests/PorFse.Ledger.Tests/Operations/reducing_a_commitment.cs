using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class reducing_a_commitment
{
    public const string InOrder = """
        amount           reference  document  cause  selected  adopted  on          today       corrects  outcome
        0.00             -          x*101     x*101  -         -        2013-12-31  2013-12-30  IM-9      amount-not-positive
        100000000000.00  -          x*101     x*101  -         -        2013-12-31  2013-12-30  IM-9      amount-too-large
        100.01           -          x*101     x*101  -         -        2013-12-31  2013-12-30  IM-9      text-missing reference
        100.01           x*101      x*101     x*101  -         -        2013-12-31  2013-12-30  IM-9      text-too-long reference
        100.01           IM-2       x*101     x*101  -         -        2013-12-31  2013-12-30  IM-9      text-too-long document
        100.01           IM-2       -         x*101  -         -        2013-12-31  2013-12-30  IM-9      text-too-long cause
        100.01           IM-2       -         -      -         -        2013-12-31  2013-12-30  IM-9      operation-unknown
        100.01           IM-2       -         -      yes       -        2013-12-31  2013-12-30  IM-9      programme-unknown
        100.01           IM-2       -         -      yes       yes      2013-12-31  2013-12-30  IM-9      date-outside-eligibility
        100.01           IM-2       -         -      yes       yes      2025-02-16  2025-02-16  IM-9      date-outside-eligibility
        100.01           IM-2       -         -      yes       yes      2020-06-02  2020-06-01  IM-9      date-after-today
        100.01           IM-2       -         -      yes       yes      2020-06-01  2020-06-01  IM-9      corrected-transaction-unknown
        100.01           IM-2       -         -      yes       yes      2020-06-01  2020-06-01  PA-1      corrected-transaction-unknown
        100.01           IM-2       -         -      yes       yes      2020-06-01  2020-06-01  IM-1      correction-exceeds-original
        100.01           IM-2       -         -      yes       yes      2020-06-01  2020-06-01  -         reduction-exceeds-commitment
        40.01            IM-2       -         -      yes       yes      2020-06-01  2020-06-01  IM-1      reduction-below-payments
        40.00            IM-2       -         -      yes       yes      2020-06-01  2020-06-01  IM-1      commitment_reduced
        40.00            x*100      x*100     x*100  yes       yes      2025-02-15  2025-02-15  -         commitment_reduced
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new ReduceCommitment(
            OperationCode, row.Eur("amount"), row.Day("on"), row.Text("reference"), row.Optional("cause"),
            row.Optional("corrects"), row.Optional("document")),
        row.Is("selected") ? Some.Operation(committed: 100m, paid: 60m) : [],
        Terms(row.Day("today"), row.Is("adopted") ? null : [])).Outcome);

    [Fact]
    public void records_what_it_corrects() => When(Reduce(40m, "IM-1"), Some.Operation(committed: 100m)).ShouldAppend(
        new CommitmentReduced(OperationCode, InitiativeCode, Eur(40m), Day, "IM-2", "02", "IM-1", null));

    [Fact]
    public void is_refused_one_cent_beyond_what_is_committed() =>
        When(Reduce(100.01m), Some.Operation(committed: 100m))
            .ShouldBeRefused(new ReductionExceedsCommitment(OperationCode, Eur(100.01m), Eur(100m)));

    [Fact]
    public void is_refused_one_cent_beyond_what_is_not_yet_paid() =>
        When(Reduce(40.01m), Some.Operation(committed: 100m, paid: 60m))
            .ShouldBeRefused(new ReductionBelowPayments(OperationCode, Eur(40.01m), Eur(40m)));

    [Fact]
    public void may_take_back_all_of_it()
    {
        var history = Some.Operation(committed: 100m);
        When(Reduce(100m), history).Outcome.ShouldBe("commitment_reduced");

        var reduced = new CommitmentReduced(OperationCode, InitiativeCode, Eur(100m), Day, "IM-2", null, null, null);
        history.Append(reduced).Fold().Committed.ShouldBe(Euro.Zero);
        When(Reduce(0.01m), [.. history, reduced])
            .ShouldBeRefused(new ReductionExceedsCommitment(OperationCode, Eur(0.01m), Euro.Zero));
    }

    [Fact]
    public void is_possible_again_after_a_recovery()
    {
        var recovered = new PaymentRecovered(OperationCode, InitiativeCode, Eur(60m), Day, "PA-2", null, null, null);
        IEventOf<Operation>[] history = [.. Some.Operation(committed: 100m, paid: 60m), recovered];

        When(Reduce(100m), history).Outcome.ShouldBe("commitment_reduced");
    }

    private static ReduceCommitment Reduce(decimal amount, string? corrects = null) =>
        new(OperationCode, Eur(amount), Day, "IM-2", "02", corrects);

    private static Then<Operation> When(ReduceCommitment command, IEventOf<Operation>[] history, Terms? terms = null) =>
        new Given<Operation>(history).When(operation =>
            ReduceCommitmentHandler.Handle(command, operation, terms ?? Terms()));
}
