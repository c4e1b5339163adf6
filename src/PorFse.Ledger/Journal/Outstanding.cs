using System.Collections.Immutable;
using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>
/// What of each transaction of a stream has not been reversed by name yet: a correction that names what it corrects
/// must find it, and can take back no more than is left of it. Of each reversal it is known what has not been given
/// back yet.
/// </summary>
public sealed record Outstanding
{
    private readonly ImmutableDictionary<(Stage, string), Euro> left;
    private readonly ImmutableDictionary<(Stage, string), (Euro Left, string? Corrects)> reversals;
    private readonly Predicate<string>? watched;

    private Outstanding(
        ImmutableDictionary<(Stage, string), Euro> left,
        ImmutableDictionary<(Stage, string), (Euro Left, string? Corrects)> reversals,
        Predicate<string>? watched)
    {
        this.left = left;
        this.reversals = reversals;
        this.watched = watched;
    }

    /// <summary>No transaction yet.</summary>
    public static Outstanding Nothing { get; } = new(
        ImmutableDictionary<(Stage, string), Euro>.Empty,
        ImmutableDictionary<(Stage, string), (Euro Left, string? Corrects)>.Empty,
        null);

    /// <summary>
    /// No transaction yet, and none to be kept but those with one of some references: no other will be asked for.
    /// </summary>
    internal static Outstanding Watching(Predicate<string> references) =>
        new(Nothing.left, Nothing.reversals, references);

    /// <summary>True while nothing is kept.</summary>
    internal bool IsNothing => left.IsEmpty && reversals.IsEmpty;

    /// <summary>The same after one more transaction.</summary>
    public Outstanding After(ITransaction transaction)
    {
        var (stage, amount) = Movement.Of(transaction);
        if (transaction is IReversal reversal)
            return Moved(stage, reversal.Corrects, amount).Reversed(stage, reversal);
        if (transaction.Restores is not { } restored)
            return Moved(stage, transaction.Reference, amount);
        return reversals.TryGetValue((stage, restored), out var taken)
            ? Moved(stage, taken.Corrects, amount).With(stage, restored, (taken.Left - amount, taken.Corrects))
            : this;
    }

    /// <summary>Refuses a reversal of something that is not there, or of more than is left of it.</summary>
    public Refusal? Refuse(Stage stage, string? corrects, Euro amount)
    {
        if (corrects is null)
            return null;
        RequireWatched(corrects);
        return Refuse(corrects, amount, left.TryGetValue((stage, corrects), out var there) ? there : null);
    }

    /// <summary>Refuses to give back what no reversal took, or more than is left of it.</summary>
    public Refusal? RefuseRestoring(Stage stage, string? restores, Euro amount)
    {
        if (restores is null)
            return null;
        RequireWatched(restores);
        return Refuse(restores, amount, reversals.TryGetValue((stage, restores), out var there) ? there.Left : null);
    }

    /// <summary>Two states are equal when the same is left of the same transactions.</summary>
    public bool Equals(Outstanding? other) => other is not null && AreEqual(left, other.left)
        && AreEqual(reversals, other.reversals);

    /// <inheritdoc/>
    public override int GetHashCode() => left.Count;

    private static Refusal? Refuse(string reference, Euro amount, Euro? remaining)
    {
        if (remaining is not { } there)
            return new CorrectedTransactionUnknown(reference);
        return amount > there ? new CorrectionExceedsOriginal(reference, amount, there) : null;
    }

    private static bool AreEqual<TValue>(
        ImmutableDictionary<(Stage, string), TValue> one, ImmutableDictionary<(Stage, string), TValue> other) =>
        one.Count == other.Count
        && one.All(pair => other.TryGetValue(pair.Key, out var value) && value!.Equals(pair.Value));

    private Outstanding Moved(Stage stage, string? reference, Euro amount)
    {
        if (reference is null || watched?.Invoke(reference) is false)
            return this;
        var key = (stage, reference);
        return new Outstanding(left.SetItem(key, left.GetValueOrDefault(key) + amount), reversals, watched);
    }

    // Whoever watches a transaction must know what its reversals took, should it be given back.
    private Outstanding Reversed(Stage stage, IReversal reversal)
    {
        if (watched?.Invoke(reversal.Reference) is false && !watched(reversal.Corrects ?? ""))
            return this;
        var taken = reversals.GetValueOrDefault((stage, reversal.Reference)).Left;
        return With(stage, reversal.Reference, (taken + reversal.Amount, reversal.Corrects));
    }

    private Outstanding With(Stage stage, string reference, (Euro Left, string? Corrects) reversal) =>
        new(left, reversals.SetItem((stage, reference), reversal), watched);

    private void RequireWatched(string reference)
    {
        if (watched?.Invoke(reference) is false)
            throw new UnreachableException($"Nobody said that \"{reference}\" would be corrected.");
    }
}

/// <summary>A correction names a transaction its stream does not have.</summary>
public sealed record CorrectedTransactionUnknown(string Corrects) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The stream has 0 transactions of that stage with reference \"{Corrects}\".");
}

/// <summary>A correction takes back more than is left of what it corrects.</summary>
public sealed record CorrectionExceedsOriginal(string Corrects, Euro Amount, Euro Left) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"A correction of EUR {Amount} exceeds the EUR {Left} left of the transaction \"{Corrects}\".");
}
