using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse check</c>: every check of the ledger, and all it finds.</summary>
internal static class CheckCommand
{
    private const int MostShown = 20;

    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (at, known) = (Options.At(labels), Options.KnownAt(labels));
        var lag = Options.Number("--lag-days", labels["option.lagdays"]);
        return new Command("check", labels["command.check"]) { at, known, lag }.Does(
            global,
            (parsed, screen, cancellation) => RunAsync(
                screen,
                parsed.GetValue(at),
                parsed.GetValue(known),
                parsed.GetValue(lag) ?? RecordedLate.UsualMost,
                cancellation));
    }

    private static async Task<int> RunAsync(
        Screen screen, DateOnly? at, KnownAt? known, int lagDays, CancellationToken cancellation)
    {
        if (lagDays < 0)
            throw new RefusedException(new LagBelowZero(lagDays));
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, at, known, cancellation);
        var checks = new LedgerChecks(reading, session.OpenedFor);
        var tally = new FindingTally(MostShown);
        await screen.WorkAsync(screen.Labels["check.running"], basis.KnownAt.Position, async progress =>
        {
            var findings = Counted(checks.RunAsync(basis, lagDays, progress, cancellation), tally);
            if (screen.IsTable)
            {
                await foreach (var _ in findings)
                {
                }
                return;
            }
            await screen.WriteAsync(
                FindingsTable.Columns,
                findings.Select(FindingsTable.Cells),
                json => WriteTerms(json, session.Opening!, basis, lagDays),
                json => WriteCounts(json, tally));
        });
        if (screen.IsTable)
            Show(screen, tally, session.Opening!, basis);
        return tally.Total == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static async IAsyncEnumerable<Finding> Counted(
        IAsyncEnumerable<Finding> findings,
        FindingTally tally,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var finding in findings.WithCancellation(cancellation))
        {
            tally.Add(finding);
            yield return finding;
        }
    }

    private static void Show(Screen screen, FindingTally tally, LedgerOpened opening, Basis basis)
    {
        var labels = screen.Labels;
        screen.Say(labels.With("check.title", basis.At));
        foreach (var (kind, count) in tally.Counts.Where(entry => entry.Count > 0))
        {
            var shown = tally.LargestOf(kind);
            screen.Say("");
            screen.Show(FindingsTable.Of(kind, count, shown, labels));
            if (count > shown.Count)
                screen.Say(labels.With("check.more", shown.Count, count - shown.Count));
        }
        screen.Say("");
        screen.Say(tally.Total == 0
            ? labels.With("check.none", LedgerChecks.Kinds.Count)
            : labels.With("check.summary", tally.Total, string.Join(", ", tally.Counts
                .Where(entry => entry.Count > 0).Select(entry => $"{entry.Kind.Code} {Number(entry.Count, labels)}"))));
        screen.Say(StatementOf.Line(labels, opening, basis.KnownAt));
    }

    private static string Number(long count, Labels labels) => CellText.ForPeople(new Cell.Count(count), labels);

    private static void WriteTerms(Utf8JsonWriter json, LedgerOpened opening, Basis basis, int lagDays)
    {
        StatementOf.Write(json, opening, basis.At, basis.KnownAt);
        json.WriteNumber("lagDays", lagDays);
    }

    private static void WriteCounts(Utf8JsonWriter json, FindingTally tally)
    {
        json.WriteStartObject("counts");
        foreach (var (kind, count) in tally.Counts)
            json.WriteNumber(kind.Code, count);
        json.WriteEndObject();
        json.WriteNumber("findings", tally.Total);
    }
}

/// <summary>A number of days before which nothing is late, below zero.</summary>
internal sealed record LagBelowZero(int Days) : Refusal
{
    public override string Message => Text($"A lag of {Days} days is below 0 days.");
}
