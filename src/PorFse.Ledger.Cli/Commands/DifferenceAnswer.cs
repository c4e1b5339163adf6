using System.Text.Json;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>The answer of <c>porfse diff</c>, for people or as a script wants it.</summary>
/// <param name="screen">Where it goes.</param>
/// <param name="opening">The ledger.</param>
/// <param name="difference">The two states.</param>
/// <param name="fold">What the events come to.</param>
internal sealed class DifferenceAnswer(
    Screen screen, LedgerOpened opening, ProgressDifference difference, DifferenceFold fold)
{
    private readonly Labels labels = screen.Labels;
    private readonly IReadOnlyList<ReportColumn> columns = MovementTable.Columns(screen.Labels);

    /// <summary>Reads the events and writes the answer; a script gets each event as it comes.</summary>
    internal async Task WriteAsync(Func<Action<WeighedEvent>, Task> readAsync)
    {
        if (screen.IsTable)
        {
            await readAsync(_ => { });
            Show();
        }
        else if (screen.IsCsv)
        {
            using var csv = new CsvRows(Console.Out, columns);
            await readAsync(weighed => csv.Write(DifferenceTable.Event(weighed, difference)));
        }
        else
        {
            await screen.WriteJsonAsync(json => WriteAsync(json, readAsync));
        }
    }

    private void Show()
    {
        screen.Say(Line("diff.first", difference.States.First));
        screen.Say(Line("diff.second", difference.States.Second));
        screen.Say("");
        if (difference.MovedTotals.Any())
            screen.Show(DifferenceTable.Of(difference, labels));
        screen.Say(labels.With("diff.unmoved", Unmoved, difference.Cells.Count));
        if (difference.FirstPlan?.Position != difference.SecondPlan?.Position)
            screen.Say(labels.With("diff.plan", Described(difference.SecondPlan), Described(difference.FirstPlan)));
        screen.Say(labels.With("diff.events", fold.Groups.Sum(group => group.Count)));
        foreach (var group in fold.Groups)
            Show(group);
        screen.Say("");
        screen.Say(labels.With("diff.checked", fold.Equal, fold.Checked));
        screen.Say(StatementOf.Line(labels, opening, difference.States.Later.KnownAt));
    }

    private void Show(DifferenceGroup group)
    {
        var table = DifferenceTable.Of(group, difference, labels);
        screen.Say("");
        if (group.Largest.Count == 0)
        {
            screen.Say(table.Title);
            return;
        }
        screen.Show(table);
        var left = group.Count - group.Largest.Count;
        if (left > 0)
            screen.Say(labels.With("list.more", left, group.Sum - group.Largest.Sum(weighed => weighed.Amount)));
    }

    private long Unmoved => difference.Cells.Count - difference.Moved.Count();

    private async Task WriteAsync(Utf8JsonWriter json, Func<Action<WeighedEvent>, Task> readAsync)
    {
        var (first, second) = (difference.States.First, difference.States.Second);
        StatementOf.Write(json, opening, second.At, second.KnownAt);
        WriteState(json, "first", first, difference.FirstPlan);
        WriteState(json, "second", second, difference.SecondPlan);
        json.WriteString("by", FinancialProgressTable.KeyOf(difference.By));
        TableWriter.WriteRows(json, "rows", DifferenceTable.Rows(difference));
        TableWriter.WriteRows(json, "totals", DifferenceTable.Totals(difference));
        json.WriteNumber("unmoved", Unmoved);
        json.WriteStartArray("events");
        await readAsync(weighed => EventReading.Write(json, columns, DifferenceTable.Event(weighed, difference)));
        json.WriteEndArray();
        WriteGroups(json);
        json.WriteStartObject("identity");
        json.WriteNumber("checked", fold.Checked);
        json.WriteNumber("equal", fold.Equal);
        EventReading.Write(json, fold.Discrepancies);
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, string name, Basis state, RecordedEvent? plan)
    {
        json.WriteStartObject(name);
        StatementOf.WriteDates(json, state.At, state.KnownAt);
        json.WritePropertyName("plan");
        PlanJson.Write(json, plan);
        json.WriteEndObject();
    }

    private void WriteGroups(Utf8JsonWriter json)
    {
        json.WriteStartArray("groups");
        foreach (var group in fold.Groups)
        {
            json.WriteStartObject();
            json.WriteString("type", EventCatalogue.AliasOf(group.Type));
            json.WriteNumber("events", group.Count);
            json.WritePropertyName("amount");
            TableWriter.WriteValue(json, Cell.Of(group.Sum));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private string Line(string key, Basis state) =>
        labels.With(key, state.At, state.KnownAt.Position, state.KnownAt.RecordedAt);

    private string Described(RecordedEvent? plan) => plan is null
        ? labels["plan.nothing"]
        : labels.With(
            "plan.described", ((FinancialPlanAdopted)plan.Data).Decision, plan.Data.On, plan.Position, plan.RecordedAt);
}
