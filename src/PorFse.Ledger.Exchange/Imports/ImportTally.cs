using System.Runtime.InteropServices;

namespace PorFse.Ledger.Exchange;

/// <summary>What became of the rows of an import, and what its events move: no row is left out of it.</summary>
public sealed class ImportTally
{
    private readonly Dictionary<string, long> events = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Initiative, Stage Stage), (long Cents, long Events)> moved = [];
    private readonly List<InitiativeOpened> opened = [];

    /// <summary>Rows read, the names of the columns not counted.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that are, or would be, recorded.</summary>
    public long Recorded { get; private set; }

    /// <summary>Rows whose facts were in the log before, or in a row before.</summary>
    public long Known { get; private set; }

    /// <summary>Rows that are refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Rows that could have been recorded and were not, because another was refused.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Rows that yield no event by the profile.</summary>
    public long Empty { get; private set; }

    /// <summary>Findings, more than one a row perhaps.</summary>
    public long Findings { get; private set; }

    /// <summary>Transactions of the rows that are recorded or known.</summary>
    public long Transactions { get; private set; }

    /// <summary>New events by type.</summary>
    public IReadOnlyDictionary<string, long> Events => events;

    /// <summary>What the new events move.</summary>
    public IEnumerable<MovementSum> Movements => moved.Select(sum =>
        new MovementSum(sum.Key.Initiative, sum.Key.Stage, sum.Value.Cents, sum.Value.Events));

    /// <summary>The initiatives that are new.</summary>
    public IReadOnlyList<InitiativeOpened> Opened => opened;

    internal void AddRefused(TransactionRow row, IReadOnlyList<FileFinding> findings)
    {
        // The first row with the names of the columns may be the one that is wrong.
        Rows += row.Number > 1 ? 1 : 0;
        Refused++;
        Findings += findings.Count;
    }

    internal void AddEmpty()
    {
        Rows++;
        Empty++;
    }

    internal void Add(TransactionRow row, RowVerdict verdict)
    {
        Rows++;
        Known += verdict is RowVerdict.Known ? 1 : 0;
        LeftOut += verdict is RowVerdict.LeftOut ? 1 : 0;
        Transactions += verdict is RowVerdict.LeftOut ? 0 : row.Transactions.Count;
        if (verdict is not RowVerdict.Allowed allowed)
            return;
        Recorded++;
        foreach (var entry in allowed.Entries)
        {
            foreach (var append in entry.Streams)
            {
                foreach (var made in append.Events)
                    Add(made.Data);
            }
        }
    }

    private void Add(IEvent fact)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(events, EventCatalogue.AliasOf(fact.GetType()), out _)++;
        if (fact is InitiativeOpened opening)
            opened.Add(opening);
        if (fact is not ITransaction transaction)
            return;
        var (stage, amount) = Movement.Of(transaction);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(moved, (transaction.Initiative, stage), out _);
        sum = (sum.Cents + amount.Cents, sum.Events + 1);
    }
}
