using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class counting_findings
{
    [Fact]
    public void counts_all_and_keeps_the_largest_in_constant_memory() => SeededRandom.Try(50, random =>
    {
        var tally = new FindingTally(20);
        var findings = Enumerable.Range(0, random.Next(200)).Select(i => Late(i, random.Next(40))).ToList();
        findings.ForEach(tally.Add);

        tally.Total.ShouldBe(findings.Count);
        tally.Counts.Single(entry => entry.Kind == RecordedLate.Check).Count.ShouldBe(findings.Count);
        // Of equal ones the first found comes first.
        tally.LargestOf(RecordedLate.Check)
            .ShouldBe(findings.OrderByDescending(finding => finding.Days).Take(20));
    });

    [Fact]
    public void counts_none_of_every_other_kind_and_the_most_severe_first()
    {
        var tally = new FindingTally(1);
        tally.Add(Late(1, 200));

        tally.Counts.Select(entry => entry.Kind).ShouldBe(LedgerChecks.Kinds);
        tally.Counts.Sum(entry => entry.Count).ShouldBe(1);
        tally.LargestOf(PaidAboveCommitted.Check).ShouldBeEmpty();
    }

    [Fact]
    public void ranks_money_by_its_amount_whatever_its_sign()
    {
        var tally = new FindingTally(1);
        Finding[] findings = [Settled(-3), Settled(2), Settled(-5), Settled(4)];
        Array.ForEach(findings, tally.Add);

        tally.LargestOf(SettlementOutsideProgramme.Check).ShouldBe([findings[2]]);
    }

    [Fact]
    public async Task gives_scripts_the_same_columns_as_cells()
    {
        foreach (var finding in await ProvokedFindings.AllAsync())
        {
            var cells = FindingsTable.Cells(finding).Select(CellText.ForMachines).ToList();
            cells.Count.ShouldBe(FindingsTable.Columns.Count);
            cells[0].ShouldBe(finding.Kind.Code);
            cells[5].ShouldBe(LedgerIn.Text(finding.Found));
            cells[6].ShouldBe(LedgerIn.Text(finding.Allowed));
        }
    }

    private static RecordedLate Late(int position, int days) =>
        new(new Fact(StreamName.Operation("OP-1"), position, Some.Day, "payment_made", Some.Eur(1m)), days, 0);

    private static SettlementOutsideProgramme Settled(long cents) => new(
        new Fact(StreamName.Operation("OP-1"), 1, Some.Day, "payment_recovered", Euro.FromCents(cents)),
        Some.EligibleFrom,
        Some.ClosesOn);
}
