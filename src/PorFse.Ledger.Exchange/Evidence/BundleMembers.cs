namespace PorFse.Ledger.Exchange;

/// <summary>The files of a bundle.</summary>
internal static class BundleMembers
{
    internal const string Events = "events.jsonl";
    internal const string Proof = "proof";
    internal const string Checkpoint = "checkpoint";
    internal const string OlderCheckpoint = "older-checkpoint";
    internal const string Consistency = "consistency";
    internal const string Figures = "figures.json";
    internal const string PublicKey = "public-key.pem";

    /// <summary>What every bundle says alike: the auditor's instructions, and the verifier.</summary>
    internal static IReadOnlyList<string> Instructions { get; } = ["README.md", "README.it.md", "verify.py"];

    /// <summary>What every bundle has.</summary>
    internal static IReadOnlyList<string> Always { get; } =
        [Events, Proof, Checkpoint, Figures, PublicKey, .. Instructions];

    /// <summary>What a bundle has where it goes back to an older checkpoint: both or neither.</summary>
    internal static IReadOnlyList<string> SinceOlder { get; } = [OlderCheckpoint, Consistency];
}
