using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli;

/// <summary>Which language a person reads: what <c>--lang</c> says, else the locale, else English.</summary>
internal static class Language
{
    /// <summary>Needed before the arguments are parsed, because the help is in it too.</summary>
    internal static Labels Of(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].StartsWith("--lang=", StringComparison.Ordinal))
                return Labels.Of(args[i]["--lang=".Length..]);
            if (args[i] == "--lang" && i + 1 < args.Length)
                return Labels.Of(args[i + 1]);
        }
        string[] variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
        return Labels.Of(variables.Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value)));
    }
}
