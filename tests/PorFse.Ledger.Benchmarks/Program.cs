using System.CommandLine;
using System.Globalization;
using PorFse.Ledger.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

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

var states = new Command("states", "State(D, now) and State(D, P), against SQL written by hand.")
{
    events, folder, samples,
};
states.SetAction(async (parsed, cancellation) =>
{
    await using var ledger = await LargeLedger.OpenAsync(
        parsed.GetValue(folder)!, parsed.GetValue(events), cancellation);
    await new StateBenchmark(ledger, parsed.GetValue(samples)).RunAsync(cancellation);
});

var rebuild = new Command("rebuild", "Making the views anew, and comparing them, against merely reading the events.")
{
    events, folder,
};
rebuild.SetAction(async (parsed, cancellation) =>
{
    await using var ledger = await LargeLedger.OpenAsync(
        parsed.GetValue(folder)!, parsed.GetValue(events), cancellation);
    await new RebuildBenchmark(ledger).RunAsync(cancellation);
});

return await new RootCommand("Measures of the ledger. Run them in Release, on a machine with nothing else to do.")
{
    states, rebuild,
}.Parse(args).InvokeAsync();
