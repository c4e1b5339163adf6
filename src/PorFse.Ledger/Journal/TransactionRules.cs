namespace PorFse.Ledger;

/// <summary>What every transaction must be before its own rule is asked.</summary>
public static class TransactionRules
{
    /// <summary>
    /// Refuses an amount that is not positive, or texts no register could hold; null when all is right.
    /// </summary>
    public static Refusal? Refuse(Euro amount, string reference, string? document, string? cause = null)
    {
        if (!amount.IsPositive)
            return new AmountNotPositive(amount);
        return Texts.Refuse("reference", reference, Texts.LongestReference)
            ?? Texts.RefuseOptional("document", document, Texts.LongestReference)
            ?? Texts.RefuseOptional("cause", cause, Texts.LongestReference);
    }
}
