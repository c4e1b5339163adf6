using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse explain</c>: any figure of <c>progress</c>, broken down to its events.</summary>
internal static class ExplainCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var stage = new Option<string>("--stage") { Description = labels["option.stage"], Required = true };
        stage.AcceptOnlyFromAmong([.. Enum.GetValues<Figure>().Select(Figures.NameOf)]);
        var (axis, priority) = (Options.Named("axis", labels), Options.Named("priority", labels));
        var (initiative, operation) = (Options.Named("initiative", labels), Options.Named("operation", labels));
        var (at, known, limit) = (Options.At(labels), Options.KnownAt(labels), Options.Limit(labels));
        var receipt = ReceiptFile.Option(labels);
        var command = new Command("explain", labels["command.explain"])
        {
            stage, axis, priority, initiative, operation, at, known, limit, receipt,
        };
        return command.Does(global, (parsed, screen, cancellation) => RunAsync(
            screen,
            Enum.Parse<Figure>(parsed.GetRequiredValue(stage), ignoreCase: true),
            new Place(
                parsed.GetValue(axis),
                parsed.GetValue(priority),
                parsed.GetValue(initiative),
                parsed.GetValue(operation)),
            reading => LedgerSession.BasisAsync(reading, parsed.GetValue(at), parsed.GetValue(known), cancellation),
            parsed.GetValue(limit) ?? Options.ShortList,
            ReceiptFile.Of(parsed.GetValue(receipt)),
            cancellation));
    }

    private static async Task RunAsync(
        Screen screen,
        Figure figure,
        Place asked,
        Func<IReading, Task<Basis>> basisOf,
        int limit,
        ReceiptFile? receipt,
        CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var reader = await ExplanationReader.BeginAsync(
            reading, session.OpenedFor, await basisOf(reading), cancellation);
        var (found, reason) = await reader.FindAsync(asked, cancellation);
        var place = found ?? throw new RefusedException(reason!);
        if (!figure.IsIn(place.Level))
            throw new RefusedException(NotFound(figure, place.Level));

        var row = await reader.RowAsync(place, cancellation);
        var answer = new ExplanationAnswer(screen, session.Opening!, reader.State, figure, place);
        if (figure.TermsOf() is not null)
            answer.WriteRate(row);
        else if (figure.StageOf() is { } stage)
            await WriteStageAsync(screen, reader, answer, place, stage, row, limit, cancellation);
        else
            await answer.WriteAllocationAsync(row);
        if (receipt is not null)
        {
            var basis = reader.State.Basis;
            await receipt.WriteAsync(
                screen, session, reading, basis, Question(figure, asked, basis), cancellation);
        }
    }

    private static IEnumerable<string?> Question(Figure figure, Place asked, Basis basis) =>
    [
        "explain", "--stage", figure.NameOf(),
        .. ReceiptFile.Given("--axis", asked.Axis),
        .. ReceiptFile.Given("--priority", asked.Priority),
        .. ReceiptFile.Given("--initiative", asked.Initiative),
        .. ReceiptFile.Given("--operation", asked.Operation),
        .. ReceiptFile.Dates(basis),
    ];

    private static async Task WriteStageAsync(
        Screen screen,
        ExplanationReader reader,
        ExplanationAnswer answer,
        Place place,
        Stage stage,
        ProgressRow row,
        int limit,
        CancellationToken cancellation)
    {
        var fold = new ExplanationFold(reader.State, place, stage, row.AmountOf((Figure)stage)!.Value);
        var explanation = await answer.WriteAsync(fold, limit, each => EventReading.ForEachAsync(
            screen,
            place.Operation is null ? reader.State.Basis.KnownAt.Position : 0,
            told => reader.EventsAsync(place, stage, told, cancellation),
            recorded =>
            {
                if (fold.Add(recorded))
                    each(recorded);
            }));
        EventReading.ThrowIfAny(explanation.Discrepancies, screen.Labels);
    }

    private static FigureNotFound NotFound(Figure figure, Breakdown level)
    {
        var there = Enum.GetValues<Breakdown>().Where(other => figure.IsIn(other))
            .Select(FinancialProgressTable.KeyOf).ToList();
        return new FigureNotFound(
            figure.NameOf(), FinancialProgressTable.KeyOf(level), there.Count, string.Join(", ", there));
    }
}
