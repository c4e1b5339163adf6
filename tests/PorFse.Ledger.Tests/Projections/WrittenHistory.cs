using System.Globalization;
using System.Text.RegularExpressions;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;

namespace PorFse.Ledger.Tests;

/// <summary>
/// A history as a person writes it down: a date, the alias of the event, whom it is of and how much, one event a line.
/// Lines of plans come first, those of one date are one plan; a certification may have its public part last. A last
/// cell such as @2016-03-31 is the day the event was recorded; without one it is the first of 1970.
/// </summary>
internal sealed partial class WrittenHistory
{
    private readonly Dictionary<string, string> initiativeOf = [];
    private readonly Dictionary<StreamName, long> versions = [];

    private WrittenHistory(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Blanks().Split(line)).ToList();
        var facts = new List<IEvent> { Some.Adoption() };
        foreach (var plan in lines.Where(IsPlan).GroupBy(cells => cells[0]))
            facts.Add(Plan([.. plan]));
        var others = lines.Where(cells => !IsPlan(cells)).ToList();
        var days = Enumerable.Repeat(DateOnly.FromDateTime(DateTime.UnixEpoch), facts.Count)
            .Concat(others.Select(RecordedOn)).ToList();
        facts.AddRange(others.Select(cells => Fact([.. cells.Where(cell => !IsDay(cell))])));
        Events = [.. facts.Select((fact, i) => Recorded(fact, i, days[i]))];
    }

    /// <summary>The adoption of a programme, its plans, then the other events in the order of their lines.</summary>
    internal IReadOnlyList<RecordedEvent> Events { get; }

    /// <summary>Its programme, as folded.</summary>
    internal Programme Programme => Events.Where(e => e.Data is IEventOf<Programme>).Fold<Programme>();

    /// <summary>It as a ledger.</summary>
    internal FoldedViews Reading => new(Events, Views.All);

    internal static WrittenHistory Of(string text) => new(text);

    /// <summary>The state at a date, as known at a position.</summary>
    internal static Basis Basis(string at, string position) =>
        new(Some.On(at), new Head(long.Parse(position, null), DateTimeOffset.UnixEpoch));

    /// <summary>The progress folded from the events alone.</summary>
    internal async Task<FinancialProgress> ProgressAsync(Breakdown by, string at)
    {
        var sheets = await InitiativeSheetView.ReadAsync(
            new FoldedViews(Events, [new InitiativeSheetView()]), long.MaxValue);
        var cells = ProgressFold.Of(Events.Select(e => e.Data), Some.On(at));
        return FinancialProgress.Of(by, Programme, sheets, cells, Some.On(at));
    }

    private static bool IsPlan(string[] cells) => cells[1] == "financial_plan_adopted";

    private static bool IsDay(string cell) => cell.StartsWith('@');

    private static DateOnly RecordedOn(string[] cells) =>
        IsDay(cells[^1]) ? Some.On(cells[^1][1..]) : DateOnly.FromDateTime(DateTime.UnixEpoch);

    private static FinancialPlanAdopted Plan(List<string[]> lines) => new(
        Some.Cci,
        "C " + lines[0][0],
        Some.On(lines[0][0]),
        [
            .. lines.Select(cells => (Codes: cells[2].Split(' '), Amount: decimal.Parse(cells[3], null)))
                .GroupBy(line => line.Codes[0])
                .Select(axis => Some.Axis(
                    axis.Key, axis.Sum(line => line.Amount), [.. axis.Select(line => (line.Codes[1], line.Amount))])),
        ],
        null);

    private IEvent Fact(string[] cells)
    {
        var (on, code) = (Some.On(cells[0]), cells[2]);
        var amount = cells.Length > 3 && Euro.TryParse(cells[3], out var euro) ? euro : Euro.Zero;
        var reference = string.Join(' ', cells);
        var initiative = initiativeOf.GetValueOrDefault(code, "");
        switch (cells[1])
        {
            case "decommitment_target_declared":
                return new DecommitmentTargetDeclared(
                    Some.Cci, int.Parse(code, CultureInfo.InvariantCulture), amount, on, reference, null, null);
            case "initiative_opened":
                var place = cells[3].Split(' ');
                return new InitiativeOpened(code, "Title of " + code, place[0], place[1], on, null, null);
            case "participants_reported":
                var counts = cells[3].Split(' ').Select(Count).ToList();
                var (of, part) = code.Split(' ') is [var axis, var measure] ? (axis, measure) : (code, null);
                return new ParticipantsReported(
                    of, part, counts[0]!.Value, counts[1]!.Value, counts[2], counts[3], counts[4], on, reference,
                    null);
            case "indicator_adopted":
                var words = cells[3].Split(' ');
                return new IndicatorAdopted(
                    code, words[0], words[1], null, null, words.ElementAtOrDefault(3) ?? code, "Title of " + code,
                    words[2], on, null);
            case "indicator_target_set":
                var target = cells[3].Split(' ');
                return new IndicatorTargetSet(
                    code, int.Parse(target[1], CultureInfo.InvariantCulture), Number(target[0]), on, reference, null);
            case "indicator_value_reported":
                return new IndicatorValueReported(code, Number(cells[3]), on, reference, null);
            case "initiative_phase_started":
                return new InitiativePhaseStarted(code, cells[3], on, null);
            case "initiative_closed":
                return new InitiativeClosed(code, on, null);
            case "operation_selected":
                initiativeOf[code] = cells[3];
                return new OperationSelected(code, cells[3], "Title", "Beneficiary", null, on, null);
            case "resources_programmed":
                return new ResourcesProgrammed(code, amount, on, reference, null);
            case "programmed_resources_reduced":
                return new ProgrammedResourcesReduced(code, amount, on, reference, null, null, null);
            case "commitment_entered":
                return new CommitmentEntered(code, initiative, amount, on, reference, null);
            case "commitment_reduced":
                return new CommitmentReduced(code, initiative, amount, on, reference, null, null, null);
            case "payment_made":
                return new PaymentMade(code, initiative, amount, on, reference, null, null);
            case "payment_recovered":
                return new PaymentRecovered(code, initiative, amount, on, reference, null, null, null);
            case "expenditure_certified":
                return new ExpenditureCertified(code, initiative, amount, Public(), on, reference, null);
            case "expenditure_decertified":
                return new ExpenditureDecertified(code, initiative, amount, Public(), on, reference, null, null, null);
            case "snapshot_sealed":
                var total = new SealedFigures(null, amount, amount, amount, amount, amount, 0);
                return new SnapshotSealed(
                    code, Some.On(cells[3]), long.Parse(cells[4], null), DateTimeOffset.UnixEpoch, [], total,
                    null, null, on, null);
            default:
                throw new ArgumentException($"No event is called {cells[1]}.");
        }

        static long? Count(string text) => text == "–" ? null : long.Parse(text, CultureInfo.InvariantCulture);

        static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

        Euro Public() => cells.Length > 4 ? Euro.Parse(cells[4]) : amount;
    }

    private RecordedEvent Recorded(IEvent fact, int before, DateOnly day)
    {
        var stream = EventSamples.StreamOf(fact);
        versions[stream] = versions.GetValueOrDefault(stream) + 1;
        return new RecordedEvent(
            before + 1, Guid.Empty, stream, versions[stream], new ManualClock(day).Now, fact, Some.Origin);
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
