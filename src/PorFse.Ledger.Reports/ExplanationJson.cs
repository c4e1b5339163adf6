using System.Text.Json;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>An explained amount as scripts read it: as deep as the table of it.</summary>
public static class ExplanationJson
{
    /// <summary>Writes "amount", "events", "parts" or "transactions", and "levels" into the open object.</summary>
    public static void Write(
        Utf8JsonWriter json, Explanation explanation, IReadOnlyDictionary<string, InitiativeEntry> initiatives)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentNullException.ThrowIfNull(initiatives);
        var whole = explanation.Whole;
        WriteAmount(json, whole);
        WriteParts(json, whole.Parts, part => ExplanationTable.Below(whole, part));
        WriteTransactions(json, explanation, initiatives);
        json.WriteStartArray("levels");
        foreach (var level in explanation.Levels)
        {
            json.WriteStartObject();
            json.WriteString("level", level.Level is { } known ? FinancialProgressTable.KeyOf(known) : "event");
            json.WriteNumber("count", level.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteBoolean("addsUp", explanation.Discrepancies.Count == 0);
    }

    private static void WriteAmount(Utf8JsonWriter json, ExplainedPart part)
    {
        json.WritePropertyName("amount");
        TableWriter.WriteValue(json, Cell.Of(part.Amount));
        json.WriteNumber("events", part.Events);
    }

    private static void WriteParts(
        Utf8JsonWriter json,
        IReadOnlyList<ExplainedPart> parts,
        Func<ExplainedPart, IReadOnlyList<ExplainedPart>> below)
    {
        json.WriteStartArray("parts");
        foreach (var part in parts)
        {
            json.WriteStartObject();
            json.WriteString(FinancialProgressTable.KeyOf(part.Place.Level), part.Place.Key);
            if (part.Title is { } title)
                json.WriteString("title", title);
            WriteAmount(json, part);
            if (below(part) is { Count: > 0 } own)
                WriteParts(json, own, _ => []);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTransactions(
        Utf8JsonWriter json, Explanation explanation, IReadOnlyDictionary<string, InitiativeEntry> initiatives)
    {
        var columns = MovementTable.Columns(Labels.English, balanced: true);
        var balance = Euro.Zero;
        json.WriteStartArray("transactions");
        foreach (var recorded in explanation.Events)
        {
            var transaction = (ITransaction)recorded.Data;
            var amount = Movement.Of(transaction).Amount;
            TableWriter.WriteRow(
                json,
                columns,
                MovementTable.Row(recorded, initiatives[transaction.Initiative], amount, balance += amount));
        }
        json.WriteEndArray();
    }
}
