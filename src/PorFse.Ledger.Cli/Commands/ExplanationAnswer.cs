using System.Globalization;
using System.Text.Json;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>The answer of <c>porfse explain</c>, for people or as a script wants it.</summary>
/// <param name="screen">Where it goes.</param>
/// <param name="opening">The ledger.</param>
/// <param name="state">The state.</param>
/// <param name="figure">The figure asked for.</param>
/// <param name="place">The place, as found.</param>
internal sealed class ExplanationAnswer(
    Screen screen, LedgerOpened opening, ProgressState state, Figure figure, Place place)
{
    private readonly Labels labels = screen.Labels;
    private readonly Head known = state.Basis.KnownAt;

    /// <summary>Reads the events and writes what they make up; a script gets each event as it comes.</summary>
    internal async Task<Explanation> WriteAsync(
        ExplanationFold fold, int limit, Func<Action<RecordedEvent>, Task> readAsync)
    {
        if (screen.IsCsv)
        {
            using var csv = new CsvRows(Console.Out, MovementTable.Columns(labels, balanced: true));
            var balance = Euro.Zero;
            await readAsync(recorded =>
            {
                var amount = Movement.Of((ITransaction)recorded.Data).Amount;
                csv.Write(MovementTable.Row(recorded, EntryOf(fold, recorded), amount, balance += amount));
            });
            return fold.Explain();
        }
        await readAsync(_ => { });
        var explanation = fold.Explain();
        if (screen.IsTable)
            Show(explanation, fold, limit);
        else
            await screen.WriteJsonAsync(json => WriteAsync(json, explanation, fold));
        return explanation;
    }

    /// <summary>Writes the formula of a rate with both its amounts, and how to go on from there.</summary>
    internal void WriteRate(ProgressRow row)
    {
        var (numerator, denominator) = figure.TermsOf()!.Value;
        var rate = new Rate(row.AmountOf(numerator)!.Value, row.AmountOf(denominator)!.Value);
        if (!screen.IsTable)
        {
            screen.Write(
            [
                .. Question(),
                ("formula", Cell.Of($"{numerator.LetterOf()}/{denominator.LetterOf()}")),
                (numerator.NameOf(), Cell.Of(rate.Numerator)),
                (denominator.NameOf(), Cell.Of(rate.Denominator)),
                (figure.NameOf(), Cell.Of(rate)),
            ], WriteStatement);
            return;
        }
        screen.Say(TitleOf(CellText.ForPeople(new Cell.Percent(rate), labels)));
        screen.Say(labels.With(
            "explain.rate",
            labels["column." + figure.NameOf()],
            rate.Numerator,
            rate.Denominator,
            CellText.ForMachines(Cell.Of(rate)) ?? "–"));
        screen.Say("");
        foreach (var term in new[] { numerator, denominator })
            screen.Say($"{labels["column." + term.NameOf()]}: {CommandOf(term)}", indent: 2);
        SayStatement();
    }

    /// <summary>Writes the plan decisions an allocation comes from, and its priorities.</summary>
    internal async Task WriteAllocationAsync(ProgressRow row)
    {
        var decisions = PlanDecisions.Of(state.ProgrammeStream, state.Basis);
        var inForce = decisions is [.., var last] ? last : null;
        var amount = row.Allocation!.Value;
        var table = AllocationTable.Decisions(TitleOf(Shown(amount)), decisions, place, labels);
        var priorities = AllocationTable.Priorities(labels["explain.priorities"], inForce, place, labels);
        if (screen.IsTable)
            Show(table, priorities);
        else
            await WriteAsync(table, priorities, amount);
        EventReading.ThrowIfAny(PlanDecisions.Check(inForce, place, amount), labels);
    }

    private void Show(ReportTable decisions, ReportTable priorities)
    {
        screen.Show(decisions);
        if (decisions.Rows.Count == 0)
            screen.Say(labels["plan.none"]);
        else
            screen.Show(priorities);
        SayStatement();
    }

    private async Task WriteAsync(ReportTable decisions, ReportTable priorities, Euro amount)
    {
        if (screen.IsCsv)
        {
            TableWriter.WriteCsv(Console.Out, decisions);
            return;
        }
        await screen.WriteJsonAsync(async json =>
        {
            WriteQuestion(json);
            json.WritePropertyName("amount");
            TableWriter.WriteValue(json, Cell.Of(amount));
            TableWriter.WriteRows(json, "decisions", decisions);
            TableWriter.WriteRows(json, "parts", priorities);
            await json.FlushAsync();
        });
    }

    private void Show(Explanation explanation, ExplanationFold fold, int limit)
    {
        var title = TitleOf(Shown(explanation.Whole.Amount));
        screen.Show(explanation.Events is [var first, ..]
            ? ExplanationTable.Events(title, explanation, EntryOf(fold, first), limit, labels)
            : ExplanationTable.Parts(title, explanation, limit, labels));
        var (left, amount) = ExplanationTable.LeftOut(explanation, limit);
        if (left > 0)
            screen.Say(labels.With("list.more", left, amount));
        var levels = explanation.Levels.Select(level => labels.With(
            level.Level is { } known ? "explain.level." + FinancialProgressTable.KeyOf(known) : "explain.level.event",
            level.Count));
        screen.Say(labels.With("explain.checked", string.Join(", ", levels)));
        SayStatement();
    }

    private async Task WriteAsync(Utf8JsonWriter json, Explanation explanation, ExplanationFold fold)
    {
        WriteQuestion(json);
        ExplanationJson.Write(json, explanation, fold.Initiatives);
        await json.FlushAsync();
    }

    private void WriteQuestion(Utf8JsonWriter json)
    {
        WriteStatement(json);
        foreach (var (name, value) in Question())
        {
            json.WritePropertyName(name);
            TableWriter.WriteValue(json, value);
        }
    }

    private (string Name, Cell Value)[] Question() =>
    [
        ("stage", Cell.Of(figure.NameOf())),
        ("axis", Cell.Of(place.Axis)),
        ("priority", Cell.Of(place.Priority)),
        ("initiative", Cell.Of(place.Initiative)),
        ("operation", Cell.Of(place.Operation)),
    ];

    private void WriteStatement(Utf8JsonWriter json) =>
        StatementOf.Write(json, opening, state.Basis.At, known);

    private void SayStatement() => screen.Say(StatementOf.Line(labels, opening, known));

    private string Shown(Euro amount) => "EUR " + CellText.ForPeople(Cell.Of(amount), labels);

    private string TitleOf(string value)
    {
        var level = FinancialProgressTable.KeyOf(place.Level);
        var of = $"{labels["column." + level]} {place.Key ?? state.Programme.Cci}";
        return labels.With("explain.title", labels["column." + figure.NameOf()], of, state.Basis.At, value);
    }

    // As it is typed: it answers the same whenever it is run.
    private string CommandOf(Figure term)
    {
        var key = place.Key?.Contains(' ', StringComparison.Ordinal) is true ? $"\"{place.Key}\"" : place.Key;
        var level = key is null ? "" : $" --{FinancialProgressTable.KeyOf(place.Level)} {key}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"porfse explain --stage {term.NameOf()}{level} --at {state.Basis.At:O} --known-at #{known.Position}");
    }

    private static InitiativeEntry EntryOf(ExplanationFold fold, RecordedEvent recorded) =>
        fold.Initiatives[((ITransaction)recorded.Data).Initiative];
}
