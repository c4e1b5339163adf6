using System.CommandLine;
using System.Text.Json;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse plan</c>: Table 1, the financial plan in force at a date.</summary>
internal static class PlanCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (at, known, receipt) = (Options.At(labels), Options.KnownAt(labels), ReceiptFile.Option(labels));
        var command = new Command("plan", labels["command.plan"]) { at, known, receipt };
        return command.Does(global, (parsed, screen, cancellation) => RunAsync(
            screen,
            parsed.GetValue(at),
            parsed.GetValue(known),
            ReceiptFile.Of(parsed.GetValue(receipt)),
            cancellation));
    }

    private static async Task RunAsync(
        Screen screen, DateOnly? on, KnownAt? known, ReceiptFile? receipt, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, on, known, cancellation);
        var state = await session.ProgressOf(reading).ProgrammeAsync(basis.KnownAt.Position, cancellation);
        Show(screen, session.Opening!, state.PlanAt(basis.At), basis);
        if (receipt is not null)
        {
            await receipt.WriteAsync(
                screen, session, reading, basis, ["plan", .. ReceiptFile.Dates(basis)], cancellation);
        }
    }

    private static void Show(Screen screen, LedgerOpened opening, FinancialPlanAdopted? plan, Basis basis)
    {
        var table = FinancialPlanTable.Of(plan, basis.At, screen.Labels);
        if (!screen.IsTable)
        {
            screen.Write(table, json =>
            {
                StatementOf.Write(json, opening, basis.At, basis.KnownAt);
                WriteDecision(json, plan);
            });
            return;
        }
        screen.Show(table);
        screen.Say(plan is null
            ? screen.Labels["plan.none"]
            : screen.Labels.With("plan.decision", plan.Decision, plan.On));
        screen.Say(StatementOf.Line(screen.Labels, opening, basis.KnownAt));
    }

    private static void WriteDecision(Utf8JsonWriter json, FinancialPlanAdopted? plan)
    {
        json.WriteString("decision", plan?.Decision);
        json.WriteString("decidedOn", plan is null ? null : CellText.ForMachines(new Cell.Day(plan.On)));
        json.WriteString("note", plan?.Note);
        json.WriteStartArray("priorities");
        foreach (var axis in plan?.Axes ?? [])
        {
            foreach (var priority in axis.Priorities)
            {
                json.WriteStartObject();
                json.WriteString("axis", axis.Axis);
                json.WriteString("priority", priority.Priority);
                json.WriteString("title", priority.Title);
                json.WritePropertyName("allocation");
                TableWriter.WriteValue(json, new Cell.Money(priority.Allocation));
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }
}
