using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using PorFse.Ledger.Cli.Commands;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli;

/// <summary>The command <c>porfse</c>: its options, its commands, and how it ends.</summary>
internal static class Porfse
{
    internal static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var labels = Language.Of(args);
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture =
            CultureInfo.GetCultureInfo(labels.Language);

        var global = new GlobalOptions(labels);
        var root = Root(global, labels);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await InvokeAsync(parsed);

        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync("usage: " + error.Message);
        await Console.Error.WriteLineAsync(labels.With("usage.help", CommandPath(parsed)));
        return ExitCode.Refused;
    }

    // Ours rather than the library's, which gives a command two seconds to end and an exit code of its own: a command
    // that is told to stop rolls back, says so and stops its server, however long that takes.
    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(invocation, cancellation.Token);

        // The first signal ends the work in good order, a second one at once.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        }
    }

    /// <summary>Gives a command whose results go elsewhere than to standard output.</summary>
    internal static Task<int> InvokeAsync(
        string[] args, Labels labels, Stream results, CancellationToken cancellation)
    {
        var parsed = Root(new GlobalOptions(labels, results), labels).Parse(args);
        return parsed.Errors.Count > 0
            ? Task.FromResult(ExitCode.Refused)
            : parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellation);
    }

    private static RootCommand Root(GlobalOptions global, Labels labels)
    {
        var root = new RootCommand(labels["command.porfse"])
        {
            DemoCommand.Create(global, labels),
            InitCommand.Create(global, labels),
            PlanCommand.Create(global, labels),
            ProgressCommand.Create(global, labels),
            InitiativesCommand.Create(global, labels),
            ParticipantsCommand.Create(global, labels),
            PerformanceCommand.Create(global, labels),
            DecommitmentCommand.Create(global, labels),
            FiguresCommand.Create(global, labels),
            DiffCommand.Create(global, labels),
            ExplainCommand.Create(global, labels),
            CheckCommand.Create(global, labels),
            LagCommand.Create(global, labels),
            RecordCommand.Create(global, labels),
            HistoryCommand.Create(global, labels),
            ImportCommand.Create(global, labels),
            ProfileCommand.Create(global, labels),
            GenerateCommand.Create(global, labels),
            ReportCommand.Create(global, labels),
            SnapshotCommand.Create(global, labels),
            ExportCommand.Create(global, labels),
            CheckpointCommand.Create(global, labels),
            KeyCommand.Create(global, labels),
            RebuildCommand.Create(global, labels),
            VerifyCommand.Create(global, labels),
            StatusCommand.Create(global, labels),
            StopCommand.Create(global, labels),
        };
        global.AddTo(root);
        // The library's own sentence is in English only.
        root.Options.OfType<HelpOption>().Single().Description = labels["option.help"];
        return root;
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
            names.Insert(0, command.Command is RootCommand ? "porfse" : command.Command.Name);
        return string.Join(' ', names);
    }
}

/// <summary>How a command ended, for scripts.</summary>
internal static class ExitCode
{
    internal const int Done = 0;
    internal const int Broken = 1;
    internal const int Refused = 2;
}
