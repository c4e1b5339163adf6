namespace PorFse.Ledger.Postgres;

/// <summary>The private PostgreSQL cluster cannot be had; the message is one sentence for the user.</summary>
/// <param name="code">A stable kebab-case word, listed in the folder's README.</param>
/// <param name="message">What was found, what was needed, and the remedy if there is one.</param>
/// <param name="inner">What broke underneath, if anything did.</param>
public sealed class EmbeddedPostgresException(string code, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>A stable kebab-case word for the failure, such as <c>port-taken</c>.</summary>
    public string Code { get; } = code;
}
