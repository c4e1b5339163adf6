using System.CommandLine;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli;

/// <summary>The options every command takes.</summary>
/// <param name="labels">The language of the help.</param>
/// <param name="results">Where results go; null for standard output.</param>
internal sealed class GlobalOptions(Labels labels, Stream? results = null)
{
    private readonly Option<string?> database = new("--database")
    {
        Description = labels["option.database"],
        HelpName = "connection string",
        Recursive = true,
    };

    private readonly Option<string?> data = new("--data")
    {
        Description = labels["option.data"],
        HelpName = "folder",
        Recursive = true,
    };

    private readonly Option<string> format = Chosen("--format", labels["option.format"], ["table", "json", "csv"]);

    private readonly Option<string> lang = Chosen("--lang", labels["option.lang"], ["en", "it"]);

    private readonly Option<bool> quiet = new("--quiet") { Description = labels["option.quiet"], Recursive = true };

    private readonly Option<bool> noColor = new("--no-color")
    {
        Description = labels["option.nocolor"],
        Recursive = true,
    };

    internal void AddTo(RootCommand root)
    {
        foreach (var option in new Option[] { database, data, format, lang, quiet, noColor })
            root.Options.Add(option);
    }

    internal Settings Read(ParseResult parsed)
    {
        var folder = parsed.GetValue(data);
        return new Settings(
            parsed.GetValue(database) ?? Variable("PORFSE_DATABASE"),
            folder is null ? EmbeddedPostgresOptions.DefaultDataFolder() : Path.GetFullPath(folder),
            parsed.GetValue(format) ?? "table",
            parsed.GetValue(quiet),
            parsed.GetValue(noColor) || Variable("NO_COLOR") is not null,
            labels,
            results);
    }

    private static Option<string> Chosen(string name, string description, string[] values)
    {
        var option = new Option<string>(name) { Description = description, Recursive = true };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>A variable of the environment; null where it is empty or not there.</summary>
    internal static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

/// <summary>What the global options say.</summary>
internal sealed record Settings(
    string? Database,
    string DataFolder,
    string Format,
    bool Quiet,
    bool NoColor,
    Labels Labels,
    Stream? Results)
{
    /// <summary>Opens what results are written to.</summary>
    internal Stream OpenResults() => Results ?? Console.OpenStandardOutput();
}
