using System.Text.Json;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>A plan decision as scripts read it.</summary>
internal static class PlanJson
{
    /// <summary>The decision with both its clocks; null where there is none.</summary>
    internal static void Write(Utf8JsonWriter json, RecordedEvent? plan)
    {
        if (plan is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("decision", ((FinancialPlanAdopted)plan.Data).Decision);
        json.WriteString("on", CellText.ForMachines(new Cell.Day(plan.Data.On)));
        json.WriteNumber("position", plan.Position);
        json.WriteString("recordedAt", CellText.ForMachines(new Cell.Moment(plan.RecordedAt)));
        json.WriteEndObject();
    }
}
