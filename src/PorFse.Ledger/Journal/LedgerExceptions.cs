namespace PorFse.Ledger;

/// <summary>
/// Other writers moved the same streams again and again; nothing was appended, the command can be repeated.
/// </summary>
public sealed class ConcurrentAppendException(int commands, int attempts)
    : Exception(FormattableString.Invariant(
        $"{commands} commands still met other writers on their streams after {attempts} attempts; repeat them."));

/// <summary>An event in the log has a type this version of the catalogue does not know.</summary>
public sealed class UnknownEventException(string type)
    : Exception($"The event catalogue has no type \"{type}\"; a newer version of the ledger wrote it.");
