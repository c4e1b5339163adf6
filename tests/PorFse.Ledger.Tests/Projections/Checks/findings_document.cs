using System.Globalization;
using System.Text;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

/// <summary>The catalogue of findings: codes with severity, source and an example that was provoked.</summary>
public class findings_document
{
    [Fact]
    public async Task describes_every_finding_with_a_message_that_was_provoked() =>
        Approved.CheckFrom("## ", "projections/Checks/findings.md", Document(await ProvokedFindings.AllAsync()));

    [Fact]
    public async Task has_an_example_of_every_finding()
    {
        var provoked = await ProvokedFindings.AllAsync();
        var types = typeof(Finding).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Finding)));

        provoked.Select(finding => finding.GetType()).Distinct().ShouldBe(types, ignoreOrder: true);
        provoked.Select(finding => finding.Kind).Distinct().ShouldBe(LedgerChecks.Kinds, ignoreOrder: true);
    }

    [Fact]
    public void lists_codes_once_and_the_most_severe_first()
    {
        LedgerChecks.Kinds.Select(kind => kind.Code).ShouldBeUnique();
        LedgerChecks.Kinds.Select(kind => kind.Severity).ShouldBeInOrder();
    }

    [Fact]
    public async Task has_messages_that_say_both_numbers_of_one_unit()
    {
        foreach (var finding in await ProvokedFindings.AllAsync())
        {
            finding.Found.Unit.ShouldBe(finding.Allowed.Unit);
            finding.Message.ShouldEndWith(".");
            finding.Message.ShouldContain(LedgerIn.Text(finding.Found));
            finding.Message.ShouldContain(LedgerIn.Text(finding.Allowed));
        }
    }

    private static string Document(IReadOnlyList<Finding> provoked)
    {
        var text = new StringBuilder("## Codes\n\n| code | severity | meaning | source | example |\n");
        text.Append("|---|---|---|---|---|\n");
        foreach (var kind in LedgerChecks.Kinds)
        {
            var finding = provoked.First(finding => finding.Kind == kind);
            var (severity, meaning) = (FindingsTable.NameOf(kind.Severity), XmlDocs.Summary(finding.GetType()));
            text.Append(CultureInfo.InvariantCulture,
                $"| `{kind.Code}` | {severity} | {meaning} | {kind.Source} | {finding.Message} |\n");
        }
        return text.ToString();
    }
}
