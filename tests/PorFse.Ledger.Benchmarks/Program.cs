using System.CommandLine;
using System.Globalization;
using PorFse.Ledger.Benchmarks;
using Spectre.Console;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// A file has no edge to break a table at.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 160;

var events = new Option<long>("--events")
{
    Description = "How many events the ledger has. A ledger of that size is kept in the folder and used again.",
    DefaultValueFactory = _ => 1_200_000,
};
var folder = new Option<string>("--data")
{
    Description = "Where the ledgers are kept.",
    DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "porfse-benchmarks"),
};
var samples = new Option<int>("--samples")
{
    Description = "How often each question is asked.",
    DefaultValueFactory = _ => 300,
};

var runs = new Option<int>("--runs")
{
    Description = "How often each work is done; its median counts.",
    DefaultValueFactory = _ => 3,
};

Command Bulk(string name, string measures, Func<FreshLedgers, long, int, CancellationToken, Task> run)
{
    var command = new Command(name, measures) { events, folder, runs };
    command.SetAction(async (parsed, cancellation) =>
    {
        await using var ledgers = await FreshLedgers.StartAsync(parsed.GetValue(folder)!, cancellation);
        await run(ledgers, parsed.GetValue(events), parsed.GetValue(runs), cancellation);
    });
    return command;
}

Command Benchmark(string name, string asks, Func<LargeLedger, ParseResult, CancellationToken, Task> run)
{
    var command = new Command(name, asks) { events, folder, samples };
    command.SetAction(async (parsed, cancellation) =>
    {
        await using var ledger = await LargeLedger.OpenAsync(
            parsed.GetValue(folder)!, parsed.GetValue(events), cancellation);
        await run(ledger, parsed, cancellation);
    });
    return command;
}

return await new RootCommand("Measures of the ledger. Run them in Release, on a machine with nothing else to do.")
{
    Benchmark(
        "states",
        "State(D, now) and State(D, P), against SQL written by hand.",
        (ledger, parsed, cancellation) =>
            new StateBenchmark(ledger, parsed.GetValue(samples)).RunAsync(cancellation)),
    Benchmark(
        "rebuild",
        "Making the views anew, and comparing them, against merely reading the events.",
        (ledger, _, cancellation) => new RebuildBenchmark(ledger).RunAsync(cancellation)),
    Benchmark(
        "integrity",
        "Verifying every event, against merely reading them.",
        (ledger, _, cancellation) => new IntegrityBenchmark(ledger).RunAsync(cancellation)),
    Benchmark(
        "journals",
        "The same table by hledger from an exported journal.",
        (ledger, _, cancellation) => new JournalBenchmark(ledger).RunAsync(cancellation)),
    Bulk(
        "bulk",
        "Recording in bulk against COPY of the same rows; single commands against SQL written by hand.",
        (ledgers, events, runs, cancellation) => new BulkBenchmark(ledgers, events, runs).RunAsync(cancellation)),
    Bulk(
        "import",
        "The command import against COPY of the same rows.",
        (ledgers, events, runs, cancellation) => new ImportBenchmark(ledgers, events, runs).RunAsync(cancellation)),
    Bulk(
        "tree",
        "What the Merkle tree costs an append.",
        (ledgers, events, runs, cancellation) => new TreeBenchmark(ledgers, events, runs).RunAsync(cancellation)),
}.Parse(args).InvokeAsync();
