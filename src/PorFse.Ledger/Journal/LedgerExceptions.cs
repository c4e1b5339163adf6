namespace PorFse.Ledger;

/// <summary>
/// Other writers moved the same streams again and again; the commands without an answer can be repeated.
/// </summary>
public sealed class ConcurrentAppendException(int commands, int attempts)
    : Exception(FormattableString.Invariant(
        $"{commands} commands still met other writers on their streams after {attempts} attempts; repeat them."))
{
    /// <summary>The answers to the commands of the request, in order; null for those that still have none.</summary>
    public IReadOnlyList<Answer?> Answers { get; init; } = [];
}

/// <summary>An event in the log has a type this version of the catalogue does not know.</summary>
public sealed class UnknownEventException(string type)
    : Exception($"The event catalogue has no type \"{type}\"; a newer version of the ledger wrote it.");
