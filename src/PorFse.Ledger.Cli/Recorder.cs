namespace PorFse.Ledger.Cli;

/// <summary>Who records by hand.</summary>
internal static class Recorder
{
    /// <summary>The register that numbers documents recorded by hand, unless another is named.</summary>
    internal const string DefaultSource = "porfse";

    // A user the system has no name for, as in some containers, has an empty one.
    internal static string User => Environment.UserName is { Length: > 0 } name ? name : "unknown";
}
