using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse diff</c>: what two states have different, and the events that make it up.</summary>
internal static class DiffCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (at, known) = (Pairs.At(labels), Pairs.KnownAt(labels));
        var (by, limit, receipt) = (Options.By(labels), Options.Limit(labels), ReceiptFile.Option(labels));
        var command = new Command("diff", labels["command.diff"]) { at, known, by, limit, receipt };
        command.Validators.Add(result =>
        {
            if (!Pairs.IsTwo(result.GetResult(at)) && !Pairs.IsTwo(result.GetResult(known)))
                result.AddError(labels["usage.diff"]);
        });
        return command.Does(global, (parsed, screen, cancellation) => RunAsync(
            screen,
            parsed.GetValue(at) ?? new Pair<DateOnly?>(null, null),
            parsed.GetValue(known) ?? new Pair<KnownAt>(null, null),
            Options.BreakdownOf(parsed.GetValue(by)),
            parsed.GetValue(limit) ?? Options.ShortList,
            ReceiptFile.Of(parsed.GetValue(receipt)),
            cancellation));
    }

    private static async Task RunAsync(
        Screen screen,
        Pair<DateOnly?> at,
        Pair<KnownAt> known,
        Breakdown by,
        int limit,
        ReceiptFile? receipt,
        CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var states = new TwoStates(
            await LedgerSession.BasisAsync(reading, at.First, known.First, cancellation),
            await LedgerSession.BasisAsync(reading, at.Second, known.Second, cancellation));
        var reader = new DifferenceReader(reading, session.OpenedFor);
        var difference = await reader.CompareAsync(by, states, cancellation);
        var fold = new DifferenceFold(difference, screen.IsTable ? limit : 0);
        var answer = new DifferenceAnswer(screen, session.Opening!, difference, fold);
        await answer.WriteAsync(each => EventReading.ForEachAsync(
            screen,
            states.Ranges().Sum(range => range.Until - range.After),
            told => reader.EventsAsync(states, told, cancellation),
            recorded =>
            {
                if (fold.Add(recorded) is { } weighed)
                    each(weighed);
            }));
        EventReading.ThrowIfAny(fold.Discrepancies, screen.Labels);
        if (receipt is not null)
        {
            string[] dates = ReceiptFile.Dates(states.First, states.Second);
            await receipt.WriteAsync(screen, session, reading, states.Later,
                ["diff", "--by", FinancialProgressTable.KeyOf(by), .. dates], cancellation);
        }
    }
}
