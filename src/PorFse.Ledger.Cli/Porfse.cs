using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
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
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync("usage: " + error.Message);
        await Console.Error.WriteLineAsync(labels.With("usage.help", CommandPath(parsed)));
        return ExitCode.Refused;
    }

    private static RootCommand Root(GlobalOptions global, Labels labels)
    {
        var root = new RootCommand(labels["command.porfse"])
        {
            DemoCommand.Create(global, labels),
            InitCommand.Create(global, labels),
            PlanCommand.Create(global, labels),
            ProgressCommand.Create(global, labels),
            RecordCommand.Create(global, labels),
            HistoryCommand.Create(global, labels),
            StatusCommand.Create(global, labels),
            StopCommand.Create(global, labels),
        };
        global.AddTo(root);
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
