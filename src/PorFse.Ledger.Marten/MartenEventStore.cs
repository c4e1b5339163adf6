using System.Data.Common;
using System.Runtime.CompilerServices;
using Marten;
using Marten.Linq.MatchesSql;
using Marten.Services;

namespace PorFse.Ledger.Marten;

/// <summary>
/// The log on Marten's own sessions, in a database that Marten made. Marten alone promises neither positions without
/// gaps nor commits in their order; here one lock for all writers does, as long as nobody else appends.
/// </summary>
/// <param name="store">A store with <see cref="LedgerStoreOptions.UsePorFseLedger"/>, its database prepared.</param>
/// <param name="clock">The ledger's clock.</param>
public sealed class MartenEventStore(IDocumentStore store, TimeProvider clock) : IEventStore
{
    private const int Page = 1_000;

    private const string OneWriter = "select pg_advisory_xact_lock(hashtext('ledger.mt_events'))";

    // What a transaction that was rolled back took from the sequence is given again.
    private const string LeaveNoGap =
        "select setval('ledger.mt_events_sequence', coalesce(max(seq_id), 0) + 1, false) from ledger.mt_events";

    private const string VersionsOf = "select id, version from ledger.mt_streams where id = any($1)";
    private const string UsedIds = "select id from ledger.mt_events where id = any($1)";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<Entry> entries, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(OneWriter, connection, cancellation);
        await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        (session.CorrelationId, session.CausationId) = (null, null);

        var plan = await PlanAsync(session, connection, entries, cancellation);
        var outcomes = entries.Select(plan.Take).ToList();
        if (plan.Events.Count == 0)
            return outcomes;
        await RunAsync(LeaveNoGap, connection, cancellation);
        await WriteAsync(session, plan.Events, cancellation);
        await transaction.CommitAsync(cancellation);
        return outcomes;
    }

    /// <inheritdoc/>
    public async Task<Loaded> LoadAsync(
        IReadOnlyCollection<StreamName> streams, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var keys = streams.Where(IsStorable).Select(stream => stream.Value).ToArray();
        var asked = ids.ToArray();
        // One statement for both: an identity seen beside a stream that lacks its event would be another fact's.
        var found = await session.Events.QueryAllRawEvents()
            .Where(e => e.MatchesSql("(d.stream_id = any(?) or d.id = any(?))", keys, asked))
            .OrderBy(e => e.Sequence).ToListAsync(cancellation);
        var events = found.Select(e => e.ToRecorded()).ToList();
        var byStream = events.ToLookup(recorded => recorded.Stream);
        var wanted = asked.ToHashSet();
        return new Loaded(
            streams.ToDictionary(stream => stream, IReadOnlyList<RecordedEvent> (stream) => [.. byStream[stream]]),
            events.Where(recorded => wanted.Contains(recorded.Id)).ToDictionary(recorded => recorded.Id));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var until = (await HeadOfAsync(session, cancellation)).Position;
        while (after < until)
        {
            var (from, to) = (after, Math.Min(after + Page, until));
            var events = await session.Events.QueryAllRawEvents()
                .Where(e => e.Sequence > from && e.Sequence <= to)
                .OrderBy(e => e.Sequence).ToListAsync(cancellation);
            foreach (var e in events)
                yield return e.ToRecorded();
            after = to;
        }
    }

    /// <inheritdoc/>
    public async Task<Head> ReadHeadAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await HeadOfAsync(session, cancellation);
    }

    private static async Task<Head> HeadOfAsync(IQuerySession session, CancellationToken cancellation)
    {
        var last = await session.Events.QueryAllRawEvents()
            .OrderByDescending(e => e.Sequence).Take(1).ToListAsync(cancellation);
        return last is [var e] ? new Head(e.Sequence, e.Timestamp.ToUniversalTime()) : new Head(0, null);
    }

    private async Task<AppendPlan> PlanAsync(
        IQuerySession session,
        DbConnection connection,
        IReadOnlyList<Entry> entries,
        CancellationToken cancellation)
    {
        var appends = entries.SelectMany(entry => entry.Streams).ToList();
        var keys = appends.Select(append => append.Stream.Value).Distinct().ToArray();
        var ids = appends.SelectMany(append => append.Events).Select(made => made.Id).Distinct().ToArray();
        var versions = new Dictionary<StreamName, long>();
        await foreach (var row in RowsAsync(VersionsOf, keys, connection, cancellation))
            versions.Add(StreamName.Parse(row.GetString(0)), row.GetInt64(1));
        var used = new HashSet<Guid>();
        await foreach (var row in RowsAsync(UsedIds, ids, connection, cancellation))
            used.Add(row.GetGuid(0));
        return new AppendPlan(
            await HeadOfAsync(session, cancellation),
            stream => versions.GetValueOrDefault(stream),
            used.Contains,
            clock);
    }

    // Marten writes a session stream by stream: a stream that comes again after another begins the next one.
    private static async Task WriteAsync(
        IDocumentSession session, List<RecordedEvent> events, CancellationToken cancellation)
    {
        var (written, current) = (new HashSet<StreamName>(), default(StreamName?));
        foreach (var recorded in events)
        {
            if (recorded.Stream != current && !written.Add(recorded.Stream))
            {
                await session.SaveChangesAsync(cancellation);
                written = [recorded.Stream];
            }
            current = recorded.Stream;
            session.Events.Append(recorded.Stream.Value, session.Events.Wrap(
                recorded.Id, recorded.Data, recorded.RecordedAt, recorded.Provenance));
        }
        await session.SaveChangesAsync(cancellation);
    }

    // A name that PostgreSQL cannot even be asked for is a stream that does not exist.
    private static bool IsStorable(StreamName stream) => Texts.Refuse("stream", stream.Value, int.MaxValue) is null;

    private static async Task RunAsync(string sql, DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async IAsyncEnumerable<DbDataReader> RowsAsync(
        string sql, Array keys, DbConnection connection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        parameter.Value = keys;
        command.Parameters.Add(parameter);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            yield return rows;
    }
}
