using System.Text.RegularExpressions;

namespace PorFse.Ledger.Reports;

/// <summary>What a package says of itself before its tables.</summary>
/// <param name="Opening">The opening of the ledger: which programme, and whether it is a demonstration.</param>
/// <param name="Title">Title of the programme; empty before it is adopted.</param>
/// <param name="Basis">The state, with the root of the tree over its events.</param>
public sealed partial record PackageStatement(LedgerOpened Opening, string Title, Basis Basis)
{
    /// <summary>A name by which a package is known: lower-case letters, digits and marks, nothing else.</summary>
    public string Name => NotInNames().Replace(
        FormattableString.Invariant(
            $"porfse-{Opening.Programme}-{Basis.At:yyyy-MM-dd}-{Basis.KnownAt.Position}").ToLowerInvariant(),
        "-");

    [GeneratedRegex("[^-a-z0-9._]")]
    private static partial Regex NotInNames();
}
