using System.CommandLine;
using System.Globalization;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>
/// <c>porfse demo</c>: opens a demonstration ledger, records its whole history, and prints the report.
/// </summary>
internal static class DemoCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var operations = Options.Number("--operations", labels["option.operations"]);
        var seed = Options.Number("--seed", labels["option.seed"]);
        var command = new Command("demo", labels["command.demo"]) { operations, seed };
        return command.Does(global, (parsed, screen, cancellation) =>
            RunAsync(screen, parsed.GetValue(operations), parsed.GetValue(seed), cancellation));
    }

    private static async Task RunAsync(Screen screen, int? operations, int? seed, CancellationToken cancellation)
    {
        var asked = new DemonstrationOptions();
        asked = asked with { Operations = operations ?? asked.Operations, Seed = seed ?? asked.Seed };
        if (asked.Operations < Demonstration.LeastOperations)
            throw new RefusedException(new TooFewOperations(asked.Operations, Demonstration.LeastOperations));

        await using var session = await LedgerSession.PrepareAsync(screen, cancellation);
        var recording = await DemonstrationRecording.OpenAsync(session, screen, asked, cancellation);
        RefuseOther("operations", recording.Options.Operations, operations);
        RefuseOther("seed", recording.Options.Seed, seed);

        if (recording.IsComplete)
            screen.Tell(screen.Labels.With("demo.there", session.Place(screen.Settings)));
        else
            await recording.RecordAsync(cancellation);
        await ReportAsync(screen, session, cancellation);
    }

    private static void RefuseOther(string option, int recorded, int? asked)
    {
        if (asked is { } other && other != recorded)
            throw new RefusedException(new DemonstrationDiffers(option, Typed(recorded), Typed(other)));

        // As it is typed after the option, hence without group marks in any language.
        static string Typed(int value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task ReportAsync(Screen screen, LedgerSession session, CancellationToken cancellation)
    {
        await session.ReadOpeningAsync(cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var head = await reading.Head.WithRootAsync(reading, cancellation);
        var (at, labels) = (PublishedReport.At, screen.Labels);
        var reader = session.ProgressOf(reading);
        var plan = (await reader.ProgrammeAsync(head.Position, cancellation)).PlanAt(at)!;
        var progress = await reader.ReadAsync(Breakdown.Axis, new Basis(at, head), cancellation);
        var table2 = PublishedTables.CompareTable2(progress, labels);
        if (!screen.IsTable)
        {
            screen.Write(table2, json => StatementOf.Write(json, session.Opening!, at, head));
            return;
        }
        var table1 = PublishedTables.CompareTable1(plan, labels);
        screen.Show(FinancialPlanTable.Of(plan, at, labels));
        screen.Show(table1);
        screen.Show(FinancialProgressTable.Of(progress, at, labels));
        screen.Show(table2);
        var (count1, count2) = (PublishedTables.Count(table1), PublishedTables.Count(table2));
        screen.Say(labels.With(
            "demo.differences", count1.Differing + count2.Differing, count1.Cells + count2.Cells));
        screen.Say(labels.With("demo.events", head.Position));
        screen.Say(labels.With("verify.root", head.Position, head.Root));
        screen.Say(StatementOf.Line(labels, session.Opening!, head));
        screen.Say(labels["demo.next"]);
    }
}

/// <summary>Fewer operations than the demonstration has initiatives.</summary>
internal sealed record TooFewOperations(int Operations, int Least) : Refusal
{
    public override string Message =>
        Text($"A demonstration of {Operations} operations is too small; it needs {Least}, one per initiative.");
}

/// <summary>The demonstration in the database was made otherwise.</summary>
internal sealed record DemonstrationDiffers(string Option, string Recorded, string Asked) : Refusal
{
    public override string Message =>
        Text($"The demonstration here has {Option} {Recorded}, not {Asked}; use another --data or --database.");
}
