using System.Globalization;

namespace PorFse.Ledger.Exchange;

/// <summary>A file is no bundle of evidence that can be read to its end.</summary>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BundleUnreadable(string Reason) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message => Text($"The bundle cannot be read: {Reason}");
}

/// <summary>A file of the bundle is missing, is there twice, or does not belong there.</summary>
/// <param name="Member">The file.</param>
/// <param name="Found">How often it is there.</param>
/// <param name="Expected">How often it should be.</param>
public sealed record BundleMemberWrong(string Member, int Found, int Expected) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message => Text($"The bundle has \"{Member}\" {Found} times; it should be {Expected}.");
}

/// <summary>A file of the bundle is not written as it must be.</summary>
/// <param name="Member">The file.</param>
/// <param name="Line">The line at which it is not, from 1.</param>
/// <param name="Expected">What should be there.</param>
public sealed record BundleMemberMalformed(string Member, long Line, string Expected) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message => Text($"Line {Line} of \"{Member}\" is not as it must be: {Expected}.");
}

/// <summary>The bundle was signed with another key than the auditor expects.</summary>
/// <param name="Fingerprint">SHA-256 of the bundle's key in DER, hexadecimal.</param>
/// <param name="Expected">That of the key expected.</param>
public sealed record BundleKeyUnexpected(string Fingerprint, string Expected) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The public key of the bundle has the fingerprint {Fingerprint}; expected is {Expected}.");
}

/// <summary>A checkpoint does not bear a right signature of the bundle's key.</summary>
/// <param name="Member">The file.</param>
/// <param name="Reason">Why it is not believed.</param>
public sealed record CheckpointNotBelieved(string Member, string Reason) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message => Text($"The signed note \"{Member}\" is not to be believed: {Reason}");
}

/// <summary>The older checkpoint in the bundle is not the one the auditor kept.</summary>
/// <param name="Member">What of it differs.</param>
/// <param name="Found">What the bundle has.</param>
/// <param name="Kept">What the auditor has.</param>
public sealed record OlderCheckpointDiffers(string Member, string Found, string Kept) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The bundle goes back to a checkpoint of {Member} {Found}; the one kept has {Kept}.");
}

/// <summary>The log of the older checkpoint is not the beginning of the log of the newer one.</summary>
/// <param name="Older">Events the older checkpoint is over.</param>
/// <param name="OlderRoot">Its root.</param>
/// <param name="Size">Events the newer checkpoint is over.</param>
/// <param name="Root">Its root.</param>
public sealed record HistoryNotContinued(long Older, Digest OlderRoot, long Size, Digest Root) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The log of {Older} events with the root {OlderRoot} is not shown to be the beginning of that of ")
        + Text($"{Size} events with the root {Root}.");
}

/// <summary>An event the proof speaks of is not in the bundle at its place.</summary>
/// <param name="At">Its position.</param>
/// <param name="Found">The position of the event found there; null at the end of the events.</param>
public sealed record EventLeftOut(long At, long? Found) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message => Text($"The event at position {At} is missing; found there: {Instead}.");

    /// <summary>What is found there, for people.</summary>
    public string Instead => Found?.ToString(CultureInfo.InvariantCulture) ?? "–";
}

/// <summary>An event is in the bundle that the proof does not speak of there.</summary>
/// <param name="At">The position it says it has.</param>
/// <param name="Expected">The position of the event that should be there; null at the end of the proof.</param>
public sealed record EventNotProven(long? At, long? Expected) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message => Text($"An event says it has position {Says}; the proof has there: {Instead}.");

    /// <summary>What it says, for people.</summary>
    public string Says => At?.ToString(CultureInfo.InvariantCulture) ?? "–";

    /// <summary>What should be there, for people.</summary>
    public string Instead => Expected?.ToString(CultureInfo.InvariantCulture) ?? "–";
}

/// <summary>An event is not the one the tree has at its position.</summary>
/// <param name="At">Its position.</param>
/// <param name="Proof">Its hash in the tree.</param>
/// <param name="Found">Its hash now.</param>
public sealed record EventHashDiffers(long At, Digest Proof, Digest Found) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message => Text($"The event at position {At} was altered: it has the hash {Found}; ")
        + Text($"the proof has {Proof}.");
}

/// <summary>A part of the proof is no part of the tree, or does not follow the one before.</summary>
/// <param name="From">First position it is over.</param>
/// <param name="Until">Last position it is over.</param>
public sealed record ProofMisplaced(long From, long Until) : Fault(From)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The proof's part over positions {From} to {Until} does not follow the one before in the tree.");
}

/// <summary>Events and proof do not give the root that was signed.</summary>
/// <param name="Size">Events the checkpoint is over.</param>
/// <param name="Root">The root that was signed.</param>
/// <param name="Derived">The root they give; null where they are not the whole tree.</param>
public sealed record ProofRootDiffers(long Size, Digest Root, Digest? Derived) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The events and the proof give the root {Given} over {Size} events; signed is {Root}.");

    /// <summary>The root they give, for people.</summary>
    public string Given => Derived?.ToString() ?? "–";
}

/// <summary>Events are missing from a bundle that should have them all.</summary>
/// <param name="From">First position that is only a hash.</param>
/// <param name="Until">Last position that is only a hash.</param>
public sealed record BundleIncomplete(long From, long Until) : Fault(From)
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"The events of positions {From} to {Until} are missing: {Until - From + 1} of a bundle that is to have all.");
}

/// <summary>An event stands at another position than its own.</summary>
/// <param name="At">The position it stands at.</param>
/// <param name="Says">The position it says it has.</param>
public sealed record EventMisplaced(long At, long Says) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message => Text($"The event at position {At} says it has position {Says}.");
}

/// <summary>An event is of a stream that a bundle about an operation does not have.</summary>
/// <param name="At">Its position.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Expected">The stream it should be of.</param>
public sealed record EventOfAnotherStream(long At, string Stream, string Expected) : Fault(At)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The event at position {At} is of {Stream}; the bundle is about {Expected}.");
}

/// <summary>A checkpoint is of another ledger.</summary>
/// <param name="Found">The name it bears.</param>
/// <param name="Derived">The name of the ledger the events are of.</param>
public sealed record OriginDiffers(string Found, string Derived) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message => Text($"The checkpoint is of {Found}; the events are of {Derived}.");
}

/// <summary>A figure is not what the events give.</summary>
/// <param name="Figure">Where it stands, such as "rows[0].paid".</param>
/// <param name="Stated">What the bundle says; null where it says nothing.</param>
/// <param name="Derived">What the events give; null where it has no place.</param>
public sealed record FigureDiffers(string Figure, string? Stated, string? Derived) : Fault((long?)null)
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The figure {Figure} is stated as {Said}; the events give {Given}.");

    /// <summary>What the bundle says, for people.</summary>
    public string Said => Stated ?? "–";

    /// <summary>What the events give, for people.</summary>
    public string Given => Derived ?? "–";
}
