using System.Collections.Immutable;

namespace PorFse.Ledger;

/// <summary>
/// What of each transaction of a stream has not been reversed by name yet: a correction that names what it corrects
/// must find it, and can take back no more than is left of it.
/// </summary>
public sealed record Outstanding
{
    private readonly ImmutableDictionary<(Stage, string), Euro> left;

    private Outstanding(ImmutableDictionary<(Stage, string), Euro> left) => this.left = left;

    /// <summary>No transaction yet.</summary>
    public static Outstanding Nothing { get; } = new(ImmutableDictionary<(Stage, string), Euro>.Empty);

    /// <summary>The same after one more transaction.</summary>
    public Outstanding After(ITransaction transaction)
    {
        var movement = Movement.Of(transaction);
        var reference = transaction is IReversal reversal ? reversal.Corrects : transaction.Reference;
        if (reference is null)
            return this;
        var key = (movement.Stage, reference);
        return new Outstanding(left.SetItem(key, left.GetValueOrDefault(key) + movement.Amount));
    }

    /// <summary>Refuses a reversal of something that is not there, or of more than is left of it.</summary>
    public Refusal? Refuse(Stage stage, string? corrects, Euro amount)
    {
        if (corrects is null)
            return null;
        if (!left.TryGetValue((stage, corrects), out var remaining))
            return new CorrectedTransactionUnknown(corrects);
        return amount > remaining ? new CorrectionExceedsOriginal(corrects, amount, remaining) : null;
    }

    /// <summary>Two states are equal when the same is left of the same transactions.</summary>
    public bool Equals(Outstanding? other) =>
        other is not null && left.Count == other.left.Count
        && left.All(pair => other.left.TryGetValue(pair.Key, out var value) && value == pair.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => left.Count;
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
