using System.CommandLine;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse generate</c>: a constructed history of any size as a file of transactions.</summary>
internal static class GenerateCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var operations = Options.Number("--operations", labels["option.operations"]);
        var seed = Options.Number("--seed", labels["option.seed"]);
        var (to, force) = (Options.To(labels), Options.Force(labels));
        var programme = new Option<string?>("--programme")
        {
            Description = labels["option.generate.programme"],
            HelpName = "file.json",
        };
        var command = new Command("generate", labels["command.generate"]) { operations, seed, to, force, programme };
        return command.Does(global, (parsed, screen, cancellation) =>
        {
            var usual = new DemonstrationOptions();
            var asked = new DemonstrationOptions(
                parsed.GetValue(operations) ?? usual.Operations, parsed.GetValue(seed) ?? usual.Seed);
            if (asked.Operations < Demonstration.LeastOperations)
                throw new RefusedException(new TooFewOperations(asked.Operations, Demonstration.LeastOperations));
            var replaces = parsed.GetValue(force);
            return RunAsync(
                screen,
                asked,
                Destination.Of(parsed.GetValue(to)!, replaces, labels),
                parsed.GetValue(programme) is { } file ? Destination.Of(file, replaces, labels) : null,
                cancellation);
        });
    }

    private static async Task RunAsync(
        Screen screen,
        DemonstrationOptions asked,
        Destination destination,
        Destination? programme,
        CancellationToken cancellation)
    {
        if (programme is not null)
            await programme.WriteAsync(text => text.WriteAsync(Demonstration.ProgrammeJson));
        var written = 0L;
        await screen.WorkAsync(screen.Labels["generate.writing"], asked.Operations, progress =>
            destination.WriteAsync(text =>
            {
                using var rows = new TransactionCsv().Begin(text);
                foreach (var (fact, begun) in new GeneratedHistory(asked.Operations, asked.Seed).Facts())
                {
                    cancellation.ThrowIfCancellationRequested();
                    rows.Write(TransactionEntry.Of(fact, GeneratedHistory.Source)!);
                    written++;
                    progress(begun);
                }
                return Task.CompletedTask;
            }));
        screen.Tell(screen.Labels.With("transactions.written", written, destination.Name));
    }
}
