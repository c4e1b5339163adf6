namespace PorFse.Ledger.Cli;

/// <summary>Who records by hand.</summary>
internal static class Recorder
{
    /// <summary>The register that numbers documents recorded by hand, unless another is named.</summary>
    internal const string DefaultSource = "porfse";

    internal static string User => Environment.UserName;
}
