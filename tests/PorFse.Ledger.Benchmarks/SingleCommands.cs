using System.Globalization;
using Npgsql;

namespace PorFse.Ledger.Benchmarks;

/// <summary>Single commands, each answered when it is durable: commitments on operations that are there.</summary>
internal sealed class SingleCommands
{
    /// <summary>How many clients send at the same time.</summary>
    internal const int Callers = 64;

    private const int OfEachCaller = 100;
    private const int OfOneCaller = 500;
    private const int Operations = 5_000;

    private static readonly Provenance Origin = new("benchmark", "benchmark", Batch: "single");
    private static readonly DateOnly On = new(2023, 12, 29);

    private readonly FreshLedger ledger;
    private readonly List<string> operations;
    private readonly CancellationToken cancellation;
    private int series;

    private SingleCommands(FreshLedger ledger, List<string> operations, CancellationToken cancellation) =>
        (this.ledger, this.operations, this.cancellation) = (ledger, operations, cancellation);

    internal static async Task<SingleCommands> OnAsync(FreshLedger ledger, CancellationToken cancellation)
    {
        await using var command = ledger.Beside.CreateCommand(
            $"select id from ledger.mt_streams where type = 'operation' order by id limit {Operations}");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var operations = new List<string>();
        while (await rows.ReadAsync(cancellation))
            operations.Add(StreamName.Parse(rows.GetString(0)).Code);
        return new SingleCommands(ledger, operations, cancellation);
    }

    /// <summary>One caller, a transaction a command.</summary>
    internal Task<Load> OneByOneAsync()
    {
        var (bookkeeper, number) = (Bookkeeper(), ++series);
        return Load.OfAsync(1, OfOneCaller, async i => RecordedHistory.Expect<Answer.Recorded>(
            await bookkeeper.RecordAsync(Submission(number, i), cancellation)));
    }

    /// <summary>Many callers of one queue.</summary>
    internal async Task<Load> QueuedAsync()
    {
        await using var queue = new CommandQueue(Bookkeeper());
        var number = ++series;
        return await Load.OfAsync(Callers, OfEachCaller, async i => RecordedHistory.Expect<Answer.Recorded>(
            await queue.RecordAsync(Submission(number, i), cancellation)));
    }

    /// <summary>By SQL into bare tables: a connection, a transaction and three statements a command.</summary>
    internal async Task<Load> ByHandAsync(bool pooled)
    {
        var connection = new NpgsqlConnectionStringBuilder(ledger.ConnectionString) { Pooling = pooled };
        var (number, head) = (++series, await ledger.Store.ReadHeadAsync(cancellation));
        return await Load.OfAsync(1, OfOneCaller, i => BareTables.InsertAsync(
            connection.ConnectionString, Recorded(number, i, head.Position), cancellation));
    }

    private Bookkeeper Bookkeeper() => new(ledger.Store, LargeLedger.Programme, TimeProvider.System);

    private Submission Submission(int number, int i) => new Desk(Origin).Submit(
        new EnterCommitment(OperationOf(i), Euro.FromCents(1), On, Reference(number, i)));

    private RecordedEvent Recorded(int number, int i, long head)
    {
        var (operation, reference) = (OperationOf(i), Reference(number, i));
        var fact = new CommitmentEntered(operation, "DUL", Euro.FromCents(1), On, reference, null);
        var id = EventId.Of(Origin.Source, reference, EventCatalogue.AliasOf(fact.GetType()));
        return new RecordedEvent(
            head + (1_000L * number) + i, id, StreamName.Operation(operation), 0, TimeProvider.System.GetUtcNow(), fact,
            Origin);
    }

    private string OperationOf(int i) => operations[i % operations.Count];

    private static string Reference(int number, int i) =>
        string.Create(CultureInfo.InvariantCulture, $"SINGLE-{number}-{i}");
}
