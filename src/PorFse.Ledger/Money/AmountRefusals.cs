namespace PorFse.Ledger;

/// <summary>An amount of zero or below: the type of a transaction carries the sign, the amount never does.</summary>
/// <remarks>Source: PUC, records FN04 to FN09 (all amounts above zero).</remarks>
public sealed record AmountNotPositive(Euro Amount) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"An amount of EUR {Amount} is not above EUR 0.00; a reversal has a transaction type of its own.");
}

/// <summary>An amount the national records have no room for.</summary>
public sealed record AmountTooLarge(Euro Amount, Euro Largest) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"An amount of EUR {Amount} exceeds EUR {Largest}, the largest of one transaction or allocation.");
}

/// <summary>A text that is no amount in whole cents.</summary>
public sealed record AmountNotInCents(string Found) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"The amount \"{Found}\" is not euro with at most 2 decimals, such as 1234.50, below 92233720368547758.07.");
}

/// <summary>A public part outside zero … total eligible.</summary>
public sealed record PublicAmountAboveTotal(Euro PublicAmount, Euro Amount) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"A public part of EUR {PublicAmount} is not within EUR 0.00 and the total eligible EUR {Amount}.");
}
