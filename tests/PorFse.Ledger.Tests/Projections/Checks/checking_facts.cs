using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class checking_facts
{
    private const string Today = "2030-12-31";

    // Eligible from 2014-01-01 to 2023-12-31, closing on 2025-02-15.
    [Theory]
    [InlineData("2014-01-01  initiative_opened     DUL  I 8.i")]
    [InlineData("2023-12-31  initiative_opened     DUL  I 8.i")]
    [InlineData("2013-12-31  initiative_opened     DUL  I 8.i", "initiative-DUL 2 2013-12-31 2013-12-31 2014-01-01 -")]
    [InlineData("2024-01-01  initiative_opened     DUL  I 8.i", "initiative-DUL 2 2024-01-01 2024-01-01 2023-12-31 -")]
    [InlineData("2024-01-01  operation_selected    OP-1  DUL", "operation-OP-1 2 2024-01-01 2024-01-01 2023-12-31 -")]
    [InlineData("2023-12-31  resources_programmed  DUL  1.00")]
    [InlineData("2024-01-01  resources_programmed  DUL  1.00",
        "initiative-DUL 2 2024-01-01 2024-01-01 2023-12-31 1.00")]
    [InlineData("2013-12-31  commitment_entered    OP-1  1.00",
        "operation-OP-1 2 2013-12-31 2013-12-31 2014-01-01 1.00")]
    [InlineData("2024-01-01  payment_made          OP-1  1.00",
        "operation-OP-1 2 2024-01-01 2024-01-01 2023-12-31 1.00")]
    [InlineData("2024-01-01  payment_recovered     OP-1  1.00")]
    public async Task finds_spending_outside_eligibility_from_one_day(string fact, params string[] findings) =>
        (await OfKindAsync(SpendingOutsideEligibility.Check, fact)).ShouldBe(findings);

    [Theory]
    [InlineData("2025-02-15  expenditure_certified         OP-1  1.00")]
    [InlineData("2014-01-01  expenditure_certified         OP-1  1.00")]
    [InlineData("2025-02-16  expenditure_certified         OP-1  1.00",
        "operation-OP-1 2 2025-02-16 2025-02-16 2025-02-15 1.00")]
    [InlineData("2013-12-31  expenditure_decertified       OP-1  1.00",
        "operation-OP-1 2 2013-12-31 2013-12-31 2014-01-01 -1.00")]
    [InlineData("2025-02-16  payment_recovered             OP-1  1.00",
        "operation-OP-1 2 2025-02-16 2025-02-16 2025-02-15 -1.00")]
    [InlineData("2025-02-16  commitment_reduced            OP-1  1.00",
        "operation-OP-1 2 2025-02-16 2025-02-16 2025-02-15 -1.00")]
    [InlineData("2025-02-16  programmed_resources_reduced  DUL  1.00",
        "initiative-DUL 2 2025-02-16 2025-02-16 2025-02-15 -1.00")]
    [InlineData("2015-01-01  initiative_opened  DUL  I 8.i\n2025-02-16  initiative_closed  DUL",
        "initiative-DUL 3 2025-02-16 2025-02-16 2025-02-15 -")]
    [InlineData("2025-02-16  payment_made                  OP-1  1.00")]
    public async Task finds_settlements_outside_the_programmes_life_from_one_day(
        string fact, params string[] findings) =>
        (await OfKindAsync(SettlementOutsideProgramme.Check, fact)).ShouldBe(findings);

    [Fact]
    public async Task finds_money_recorded_before_the_programme()
    {
        var events = WrittenHistory.Of("2016-01-01  resources_programmed  DUL  1.00").Events;
        RecordedEvent[] turned = [events[1] with { Position = 1 }, events[0] with { Position = 2 }];
        const string finding = "money-before-programme initiative-DUL 1 2016-01-01 0 1 1.00";

        (await LedgerIn.Memory(events).LinesAsync(Today)).ShouldBe([]);
        (await LedgerIn.Memory(turned).LinesAsync(Today)).ShouldBe([finding]);
        (await LedgerIn.Memory(turned).LinesAsync(Today, position: 1)).ShouldBe([finding]);
        (await LedgerIn.Memory([turned[0]]).LinesAsync(Today)).ShouldBe([finding]);
    }

    [Theory]
    [InlineData("@2016-06-29", 180)]
    [InlineData("@2016-06-30", 180, "initiative-DUL 2 2016-01-01 181 180 1.00")]
    [InlineData("@2016-01-01", 0)]
    [InlineData("@2016-01-02", 0, "initiative-DUL 2 2016-01-01 1 0 1.00")]
    [InlineData("@2015-12-31", 0)]
    public async Task finds_a_transaction_recorded_a_day_later_than_so_many(
        string recorded, int lagDays, params string[] findings) =>
        (await OfKindAsync(
            RecordedLate.Check, "2016-01-01  resources_programmed  DUL  1.00  " + recorded, lagDays))
            .ShouldBe(findings);

    [Fact]
    public async Task finds_only_money_late() => (await OfKindAsync(
        RecordedLate.Check, "2016-01-01  initiative_opened  DUL  I 8.i  @2020-01-01", 0)).ShouldBe([]);

    [Theory]
    [InlineData("2019-12-31", 1, "initiative-DUL 2 2019-12-31 2 1 5.00")]
    [InlineData("2019-12-31", 2)]
    [InlineData("2019-12-30", 1)]
    public async Task finds_what_reaches_into_a_sealed_state_with_its_name(
        string at, long position, params string[] findings)
    {
        var events = WrittenHistory.Of("2019-12-31  resources_programmed  DUL  5.00").Events;
        var terms = await LedgerIn.Memory(events).TermsAsync(Today) with
        {
            Sealed = [new SnapshotEntry("RAA 2019", Some.On(at), position)],
        };
        var found = LateIntoSnapshot.Of(events[1], terms).ToList();

        found.Select(LedgerIn.Line).ShouldBe(findings.Select(line => "late-into-snapshot " + line));
        found.OfType<LateIntoSnapshot>().ShouldAllBe(finding => finding.Snapshot == "RAA 2019");
    }

    [Fact]
    public async Task finds_a_fact_once_for_every_sealed_state_it_reaches_into()
    {
        var events = WrittenHistory.Of("2019-12-31  financial_plan_adopted  I 8.i  5.00").Events;
        SnapshotEntry[] all = [new("A", Some.On(Today), 1), new("B", Some.On(Today), 2), new("C", Some.On(Today), 0)];
        var terms = await LedgerIn.Memory(events).TermsAsync(Today) with { Sealed = all };

        LateIntoSnapshot.Of(events[1], terms).Cast<LateIntoSnapshot>().Select(finding => finding.Snapshot)
            .ShouldBe(["A", "C"]);
    }

    [Theory]
    [InlineData("60.00", "2019-12-31")]
    [InlineData("59.99", "2019-12-30")]
    [InlineData("59.99", "2019-12-31", "2 2019-12-31 59.99 60.00 0.01")]
    [InlineData("59.99", "2021-01-01", "2 2019-12-31 59.99 60.00 0.01")]
    public async Task finds_a_target_missed_by_one_cent_at_the_end_of_its_year(
        string certified, string at, params string[] findings)
    {
        var ledger = LedgerIn.Memory($"""
            2017-01-31  decommitment_target_declared  2019   60.00
            2015-01-01  operation_selected            OP-1   DUL
            2016-01-01  resources_programmed          DUL    90.00
            2016-01-01  commitment_entered            OP-1   90.00
            2016-01-01  payment_made                  OP-1   90.00
            2019-12-31  expenditure_certified         OP-1   {certified}
            2020-01-01  expenditure_certified         OP-1    0.01
            """);
        (await ledger.FindingsAsync(at)).OfType<DecommitmentTargetMissed>().Select(LedgerIn.Line)
            .ShouldBe(findings.Select(line => $"decommitment-target-missed programme-{Some.Cci} {line}"));
    }

    [Fact]
    public async Task takes_the_last_target_known_and_finds_none_after_a_reversal_made_it_up()
    {
        var ledger = LedgerIn.Memory("""
            2017-01-31  decommitment_target_declared  2018   60.00
            2017-01-31  decommitment_target_declared  2019   60.00
            2018-12-31  expenditure_certified         OP-1   60.00
            2018-12-31  expenditure_decertified       OP-1    0.01
            2019-06-01  decommitment_target_declared  2018   59.99
            2019-12-31  expenditure_certified         OP-1    0.01
            """);

        (await YearsAsync("2018-12-31")).ShouldBe([2018]);
        (await YearsAsync("2019-05-31")).ShouldBe([2018]);
        (await YearsAsync("2019-06-01")).ShouldBe([]);
        (await YearsAsync("2019-12-31")).ShouldBe([]);
        (await YearsAsync("2019-12-31", 6)).ShouldBe([2019]);
        (await YearsAsync("2019-12-31", 5)).ShouldBe([2018, 2019]);

        async Task<List<int>> YearsAsync(string at, long? position = null) =>
            [.. (await ledger.FindingsAsync(at, position)).OfType<DecommitmentTargetMissed>().Select(f => f.Year)];
    }

    private static async Task<IEnumerable<string>> OfKindAsync(
        FindingKind kind, string fact, int lagDays = int.MaxValue) =>
        (await LedgerIn.Memory(fact).LinesAsync(Today, lagDays: lagDays))
            .Where(line => line.StartsWith(kind.Code + " ", StringComparison.Ordinal))
            .Select(line => line[(kind.Code.Length + 1)..]);
}
