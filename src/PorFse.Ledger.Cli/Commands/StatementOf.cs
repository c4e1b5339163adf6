using System.Text.Json;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>What every answer about money says of itself before its rows.</summary>
internal static class StatementOf
{
    /// <summary>"programme", "at", "knownAt", "root" and "demonstration".</summary>
    internal static void Write(Utf8JsonWriter json, LedgerOpened opening, DateOnly? at, Head head)
    {
        json.WriteString("programme", opening.Programme);
        WriteDates(json, at, head);
        if (head.Root is { } root)
            json.WriteString("root", root.ToString());
        json.WriteBoolean("demonstration", opening.Demonstration);
    }

    /// <summary>"at" and "knownAt".</summary>
    internal static void WriteDates(Utf8JsonWriter json, DateOnly? at, Head head)
    {
        if (at is { } date)
            json.WriteString("at", CellText.ForMachines(new Cell.Day(date)));
        json.WriteStartObject("knownAt");
        json.WriteNumber("position", head.Position);
        json.WriteString("recordedAt", CellText.ForMachines(Cell.Of(head.RecordedAt)));
        json.WriteEndObject();
    }

    /// <summary>The line under a table for a person: what is known, and whether it is a demonstration.</summary>
    internal static string Line(Labels labels, LedgerOpened opening, Head head) =>
        labels.With(opening.Demonstration ? "statement.demonstration" : "statement", head.Position, head.RecordedAt);
}
