namespace PorFse.Ledger.Exchange;

/// <summary>
/// Chance without memory: the draws of one thing are the same whenever it is looked at again, and cost no set-up.
/// </summary>
internal struct Draws(int seed, int of)
{
    private readonly long start = (long)(Dice.Mix(seed, of) >> 1);
    private int drawn;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both possible.</summary>
    internal int Between(int least, int most) => least + (int)(Dice.Mix(start, drawn++) % (ulong)(most - least + 1));

    /// <summary>True so many times in a thousand.</summary>
    internal bool Chance(int permille) => Between(0, 999) < permille;
}
