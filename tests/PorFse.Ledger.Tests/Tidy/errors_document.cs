using System.Globalization;
using System.Reflection;
using System.Text;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

/// <summary>The catalogue of refusals: codes with an example that was provoked, and their order by command.</summary>
public class errors_document
{
    /// <summary>The tables that try each command with everything wrong, and put it right from the left.</summary>
    private static readonly (Type Command, string Table)[] Orders =
    [
        (typeof(OpenLedger), opening_the_ledger.InOrder),
        (typeof(AdoptProgramme), adopting_a_programme.InOrder),
        (typeof(AdoptFinancialPlan), adopting_a_financial_plan.InOrder),
        (typeof(DeclareDecommitmentTarget), declaring_a_decommitment_target.InOrder),
        (typeof(OpenInitiative), opening_an_initiative.InOrder),
        (typeof(ProgramResources), programming_resources.InOrder),
        (typeof(ReduceProgrammedResources), reducing_programmed_resources.InOrder),
        (typeof(StartInitiativePhase), starting_a_phase_of_an_initiative.InOrder),
        (typeof(CloseInitiative), closing_an_initiative.InOrder),
        (typeof(SelectOperation), selecting_an_operation.InOrder),
        (typeof(EnterCommitment), entering_a_commitment.InOrder),
        (typeof(ReduceCommitment), reducing_a_commitment.InOrder),
        (typeof(MakePayment), making_a_payment.InOrder),
        (typeof(RecoverPayment), recovering_a_payment.InOrder),
        (typeof(CertifyExpenditure), certifying_expenditure.InOrder),
        (typeof(DecertifyExpenditure), decertifying_expenditure.InOrder),
        (typeof(AdoptIndicator), adopting_an_indicator.InOrder),
        (typeof(SetIndicatorTarget), setting_an_indicators_target.InOrder),
        (typeof(ReportIndicatorValue), reporting_an_indicators_value.InOrder),
        (typeof(ReportParticipants), reporting_participants.InOrder),
        (typeof(SealSnapshot), sealing_a_snapshot.InOrder),
        (typeof(StartImport), importing_in_bulk.ToStart),
        (typeof(CompleteImport), importing_in_bulk.ToComplete),
        (typeof(UndoImport), importing_in_bulk.ToUndo),
    ];

    [Fact]
    public async Task describes_every_refusal_with_a_message_that_was_provoked() =>
        Approved.CheckFrom("## ", "src/PorFse.Ledger/errors.md", Document(await ProvokedRefusals.AllAsync()));

    [Fact]
    public async Task has_an_example_of_every_refusal()
    {
        var provoked = (await ProvokedRefusals.AllAsync()).Select(reason => reason.GetType());

        provoked.Distinct().ShouldBe(Refusals(), ignoreOrder: true);
    }

    [Fact]
    public void gives_each_refusal_a_code_of_its_own() => Refusals().Select(type => type.Name).ShouldBeUnique();

    [Fact]
    public void orders_the_refusals_of_every_command_the_desk_takes() => Orders.Select(order => order.Command).ShouldBe(
        typeof(Desk).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method.Name == nameof(Desk.Submit))
            .Select(method => method.GetParameters()[0].ParameterType),
        ignoreOrder: true);

    [Fact]
    public async Task has_messages_that_say_what_was_found_and_nothing_of_the_locale()
    {
        foreach (var reason in await ProvokedRefusals.AllAsync())
        {
            reason.Message.ShouldEndWith(".");
            reason.Message.ShouldNotContain("!");
            reason.ToString().ShouldBe($"{reason.Code}: {reason.Message}");
        }
    }

    private static IEnumerable<Type> Refusals() => new[] { typeof(Refusal), typeof(TransactionReader) }
        .SelectMany(type => type.Assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract);

    private static string Document(IReadOnlyList<Refusal> provoked)
    {
        var text = new StringBuilder("## Codes\n\n| code | raised by | meaning | example |\n|---|---|---|---|\n");
        foreach (var reason in provoked.DistinctBy(one => one.Code).OrderBy(one => one.Code, StringComparer.Ordinal))
        {
            var meaning = XmlDocs.Summary(reason.GetType());
            text.Append(CultureInfo.InvariantCulture,
                $"| `{reason.Code}` | {RaisedBy(reason)} | {meaning} | {Cell(reason.Message)} |\n");
        }
        text.Append("\n## Order by command\n");
        foreach (var (command, table) in Orders)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {command.Name}\n\n");
            var place = 1;
            foreach (var step in Steps(table))
                text.Append(CultureInfo.InvariantCulture, $"{place++}. {Step(step)}\n");
        }
        return text.ToString();
    }

    // Of one text, missing, too long and unprintable are one question.
    private static IEnumerable<string> Steps(string table) => Table.Outcomes(table)
        .Select(outcome => outcome.StartsWith("text-", StringComparison.Ordinal)
            ? "text " + outcome.Split(' ', 2)[1]
            : outcome)
        .Distinct();

    private static string Step(string step) => step.Split(' ', 2) switch
    {
        ["text", var field] => $"`text-missing`, `text-too-long`, `text-unprintable` ({field})",
        [var code, var field] => $"`{code}` ({field})",
        _ when step.Contains('_', StringComparison.Ordinal) => $"recorded as `{step}`",
        _ => $"`{step}`",
    };

    private static string RaisedBy(Refusal reason)
    {
        if (reason is ReferenceAlreadyUsed)
            return "any command";
        if (reason is InitiativeNotOfOperation)
            return "any transaction of an operation";
        if (ProvokedRefusals.IsOfHosts(reason))
            return "hosts and readers of files";
        var step = reason is TextMissing or TextTooLong or TextUnprintable ? "text" : reason.Code;
        var commands = Orders
            .Where(order => Steps(order.Table).Any(asked => asked.Split(' ')[0] == step))
            .Select(order => order.Command.Name).ToList();
        commands.ShouldNotBeEmpty($"{reason.Code} is in no table of attempts.");
        return commands.Count > 6 ? $"{commands.Count} commands, see below" : string.Join(", ", commands);
    }

    private static string Cell(string message) => message.Replace("|", "\\|", StringComparison.Ordinal);
}
