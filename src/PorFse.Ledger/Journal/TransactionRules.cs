namespace PorFse.Ledger;

/// <summary>What every transaction must be before its own rule is asked.</summary>
public static class TransactionRules
{
    /// <summary>
    /// Largest amount of one transaction, and of one allocation in a plan: 13 digits, two of them decimals.
    /// </summary>
    /// <remarks>Source: PUC, amounts of the format "13,2".</remarks>
    public static readonly Euro LargestAmount = Euro.FromCents(99_999_999_999_99);

    /// <summary>
    /// Refuses an amount that is not positive or too large, or texts no register could hold; null when all is right.
    /// </summary>
    public static Refusal? Refuse(Euro amount, string reference, string? document, string? cause = null)
    {
        if (!amount.IsPositive)
            return new AmountNotPositive(amount);
        if (amount > LargestAmount)
            return new AmountTooLarge(amount, LargestAmount);
        return Texts.RefusePapers(reference, document)
            ?? Texts.RefuseOptional("cause", cause, Texts.LongestReference);
    }
}
