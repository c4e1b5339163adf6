using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PorFse.Ledger.Exchange;

/// <summary>The answer a bundle of evidence is about: what is asked, and the figures its events give.</summary>
/// <param name="Format">The form of the bundle, <see cref="Form"/>.</param>
/// <param name="Programme">CCI of the programme.</param>
/// <param name="Demonstration">True when the ledger's history is constructed.</param>
/// <param name="At">The last business date that counts.</param>
/// <param name="KnownAt">The last position that counts.</param>
/// <param name="Events">How many events the bundle holds.</param>
/// <param name="Operation">The operation asked for; null for the whole programme.</param>
/// <param name="Plan">The financial plan in force; null for an operation, and before the first plan.</param>
/// <param name="Rows">Progress by axis; null for an operation.</param>
/// <param name="Total">The whole programme, or the operation.</param>
public sealed record EvidenceFigures(
    string Format,
    string Programme,
    bool Demonstration,
    DateOnly At,
    EvidencePosition KnownAt,
    long Events,
    string? Operation,
    EvidencePlan? Plan,
    IReadOnlyList<EvidenceRow>? Rows,
    EvidenceRow Total)
{
    /// <summary>The form of bundles this program writes and verifies.</summary>
    public const string Form = "porfse-evidence-1";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The figures as they stand in a bundle, UTF-8.</summary>
    public byte[] ToUtf8() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Options), (byte)'\n'];
}

/// <summary>The last event an answer knows of.</summary>
/// <param name="Position">Its position.</param>
/// <param name="RecordedAt">When it was recorded, as it says itself; null where the bundle does not hold it.</param>
public sealed record EvidencePosition(long Position, string? RecordedAt);

/// <summary>The decision that adopted the financial plan (<i>piano finanziario</i>) in force.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="On">Its date.</param>
/// <param name="Position">The position of the event that records it.</param>
public sealed record EvidencePlan(string Decision, DateOnly On, long Position);

/// <summary>One row of figures; rates have six decimals, and are null where they have no divisor.</summary>
/// <param name="Axis">Priority axis; null for a total or an operation.</param>
/// <param name="Allocation">A, EUR; null for an operation.</param>
/// <param name="Programmed">B, EUR, net; null for an operation.</param>
/// <param name="Committed">D, EUR, net.</param>
/// <param name="Paid">F, EUR, net.</param>
/// <param name="Certified">H, EUR, net, total eligible.</param>
/// <param name="ProgrammedRate">C = B/A.</param>
/// <param name="CommittedRate">E = D/B.</param>
/// <param name="PaidRate">G = F/D.</param>
/// <param name="CertifiedRate">I = H/F.</param>
/// <param name="Events">How many transactions make it up.</param>
public sealed record EvidenceRow(
    string? Axis,
    Euro? Allocation,
    Euro? Programmed,
    Euro Committed,
    Euro Paid,
    Euro Certified,
    decimal? ProgrammedRate,
    decimal? CommittedRate,
    decimal? PaidRate,
    decimal? CertifiedRate,
    long Events);
