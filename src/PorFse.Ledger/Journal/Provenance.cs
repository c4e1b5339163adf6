namespace PorFse.Ledger;

/// <summary>Where a fact comes from. Kept in Marten's metadata columns, outside the fact itself.</summary>
/// <param name="Source">The register that numbers the documents, such as "porfse" or "constructed".</param>
/// <param name="User">Who recorded it (<c>user_name</c>).</param>
/// <param name="File">File it was read from, or null.</param>
/// <param name="Row">Row in that file, from 1, or null.</param>
/// <param name="Batch">Import or request it belongs to (<c>correlation_id</c>), or null.</param>
/// <param name="Cause">What made it happen (<c>causation_id</c>), or null.</param>
public sealed record Provenance(
    string Source,
    string User,
    string? File = null,
    long? Row = null,
    string? Batch = null,
    string? Cause = null)
{
    /// <summary>
    /// Refuses texts no register could hold; null when all is right. Asked of every command before its rule, and
    /// before its identity is looked for: <see cref="EventId"/> needs a source without control characters.
    /// </summary>
    public Refusal? Refuse() =>
        Texts.Refuse("source", Source, Texts.LongestReference)
        ?? Texts.Refuse("user", User, Texts.LongestReference)
        ?? Texts.RefuseOptional("file", File, Texts.LongestFile)
        ?? Texts.RefuseOptional("batch", Batch, Texts.LongestReference)
        ?? Texts.RefuseOptional("cause", Cause, Texts.LongestReference);
}
