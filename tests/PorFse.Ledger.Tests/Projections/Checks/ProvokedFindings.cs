using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;

namespace PorFse.Ledger.Tests;

/// <summary>Every finding there is, provoked by a history that deserves it.</summary>
internal static class ProvokedFindings
{
    private const string History = """
        2014-12-17  financial_plan_adopted        I 8.i        100.00
        2015-07-14  initiative_opened             DUL          I 8.i
        2015-09-01  resources_programmed          DUL          100.01
        2016-02-01  operation_selected            OP-1         DUL
        2016-02-01  operation_selected            OP-2         DUL
        2016-03-01  commitment_entered            OP-1          90.00
        2016-03-01  commitment_entered            OP-2          20.00
        2016-05-20  payment_made                  OP-1          90.01  @2016-11-17
        2016-06-30  expenditure_certified         OP-1          90.02
        2017-01-31  decommitment_target_declared  2016          90.03
        2017-01-31  decommitment_target_declared  2019          40.00
        2018-12-17  indicator_adopted             II-CO16      output II persons CO16
        2018-12-31  indicator_value_reported      II-CO16      7
        2018-12-31  participants_reported         II           60 40 8 – –
        2018-12-31  participants_reported         II CORSI     60 41 – – –
        2024-01-01  payment_made                  OP-2           0.01
        2025-02-16  payment_recovered             OP-2           0.01
        """;

    /// <summary>At least one finding of each kind.</summary>
    internal static async Task<IReadOnlyList<Finding>> AllAsync()
    {
        var events = WrittenHistory.Of(History).Events;
        var found = await LedgerIn.Memory(events).FindingsAsync("2025-12-31", lagDays: RecordedLate.UsualMost);
        var payment = events.Single(recorded => recorded.Data.On == Some.On("2016-05-20"));
        var terms = await LedgerIn.Memory(events).TermsAsync("2025-12-31");
        return
        [
            .. found,
            .. MoneyBeforeProgramme.Of(payment, terms with { AdoptedAt = null }),
            .. LateIntoSnapshot.Of(
                payment,
                terms with { Sealed = [new SnapshotEntry("RAA 2016", Some.On("2016-12-31"), payment.Position - 1)] }),
        ];
    }
}
