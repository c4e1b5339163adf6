using System.Text.Json.Serialization;

namespace PorFse.Ledger;

/// <summary>
/// An act that is not allowed, as a value: a stable code, and a sentence with what was found and what was allowed.
/// </summary>
public abstract record Refusal
{
    /// <summary>The broken fact in kebab-case, such as "payment-exceeds-commitment". Stable for ever.</summary>
    [JsonIgnore]
    public string Code => Casing.Kebab(GetType().Name);

    /// <summary>What was found and what is allowed, in English, both numbers included.</summary>
    [JsonIgnore]
    public abstract string Message { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => $"{Code}: {Message}";

    /// <summary>Amounts and dates inside a message never depend on the locale.</summary>
    protected static string Text(FormattableString message) => FormattableString.Invariant(message);
}
