namespace PorFse.Ledger.Exchange;

/// <summary>
/// Numbers for the streams of a demonstration: 0 is the programme, then come the initiatives, then the operations,
/// those of one initiative next to each other.
/// </summary>
internal sealed class Owners
{
    internal const int Programme = 0;

    /// <summary>No stream has this number; chance for what belongs to none of them.</summary>
    internal const int NoOne = -1;

    private readonly int initiatives;
    private readonly int[] firstOperation;

    /// <summary>Numbers for so many operations of each initiative.</summary>
    internal Owners(IReadOnlyList<int> operations)
    {
        initiatives = operations.Count;
        firstOperation = new int[initiatives];
        for (var i = 1; i < initiatives; i++)
            firstOperation[i] = firstOperation[i - 1] + operations[i - 1];
    }

    /// <summary>The owner that is an initiative.</summary>
    internal static int Initiative(int initiative) => 1 + initiative;

    /// <summary>The owner that is the n-th operation of an initiative, from 0.</summary>
    internal int Operation(int initiative, int nth) => 1 + initiatives + firstOperation[initiative] + nth;

    /// <summary>The initiative an owner is or belongs to, and an operation's number in it and in all, from 1.</summary>
    internal (int Initiative, int Nth, int Number) Find(int owner)
    {
        if (owner <= initiatives)
            return (owner - 1, 0, 0);
        var number = owner - initiatives - 1;
        var at = Array.BinarySearch(firstOperation, number);
        var initiative = at >= 0 ? at : ~at - 1;
        return (initiative, number - firstOperation[initiative] + 1, number + 1);
    }
}
