using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class entering_a_commitment
{
    public const string InOrder = """
        amount           reference  document  selected  adopted  on          today       outcome
        0.00             -          x*101     -         -        2013-12-31  2013-12-30  amount-not-positive
        -0.01            -          x*101     -         -        2013-12-31  2013-12-30  amount-not-positive
        100000000000.00  -          x*101     -         -        2013-12-31  2013-12-30  amount-too-large
        0.01             -          x*101     -         -        2013-12-31  2013-12-30  text-missing reference
        0.01             x*101      x*101     -         -        2013-12-31  2013-12-30  text-too-long reference
        0.01             U+001F     x*101     -         -        2013-12-31  2013-12-30  text-unprintable reference
        0.01             IM-1       x*101     -         -        2013-12-31  2013-12-30  text-too-long document
        0.01             IM-1       U+0000    -         -        2013-12-31  2013-12-30  text-unprintable document
        0.01             IM-1       -         -         -        2013-12-31  2013-12-30  operation-unknown
        0.01             IM-1       -         yes       -        2013-12-31  2013-12-30  programme-unknown
        0.01             IM-1       -         yes       yes      2013-12-31  2013-12-30  date-outside-eligibility
        0.01             IM-1       -         yes       yes      2024-01-01  2024-01-01  date-outside-eligibility
        0.01             IM-1       -         yes       yes      2020-06-02  2020-06-01  date-after-today
        0.01             IM-1       -         yes       yes      2020-06-01  2020-06-01  commitment_entered
        0.01             x*100      x*100     yes       yes      2023-12-31  2023-12-31  commitment_entered
        99999999999.99   x*100      x*100     yes       yes      2023-12-31  2023-12-31  commitment_entered
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new EnterCommitment(
            OperationCode, row.Eur("amount"), row.Day("on"), row.Text("reference"), row.Optional("document")),
        Terms(row.Day("today"), row.Is("adopted") ? null : []),
        row.Is("selected") ? Some.Operation() : []).Outcome);

    [Fact]
    public void records_it_for_the_initiative_of_the_operation() =>
        When(new EnterCommitment(OperationCode, Eur(60m), Day, "IM-1", "DD 1")).ShouldAppend(
            new CommitmentEntered(OperationCode, InitiativeCode, Eur(60m), Day, "IM-1", "DD 1"));

    [Fact]
    public void may_come_before_the_selection_in_the_calendar() =>
        When(new EnterCommitment(OperationCode, Eur(60m), SelectedOn.AddDays(-1), "IM-1")).Outcome
            .ShouldBe("commitment_entered");

    [Fact]
    public void raises_what_can_be_paid()
    {
        var operation = Some.Operation(committed: 60m).Append(
            new CommitmentEntered(OperationCode, InitiativeCode, Eur(0.01m), Day, "IM-2", null)).Fold();

        (operation.Committed, operation.Unpaid, operation.Paid).ShouldBe((Eur(60.01m), Eur(60.01m), Euro.Zero));
    }

    private static Then<Operation> When(
        EnterCommitment command, Terms? terms = null, IEventOf<Operation>[]? history = null) =>
        new Given<Operation>(history ?? Some.Operation()).When(operation =>
            EnterCommitmentHandler.Handle(command, operation, terms ?? Terms()));
}
