using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace PorFse.Ledger.Postgres;

/// <summary>
/// The log on PostgreSQL, in Marten's tables. Every append locks the one row of <c>ledger_head</c>, so all writers of
/// all processes have one order: positions have no gaps, and the views are never behind the log.
/// </summary>
/// <param name="source">Connections to the database; its schema must exist (see <see cref="LedgerSchema"/>).</param>
/// <param name="views">The views written in the same transaction as the events.</param>
/// <param name="clock">The ledger's clock.</param>
public sealed class PostgresEventStore(NpgsqlDataSource source, ViewSet views, TimeProvider clock)
    : IEventStore
{
    /// <summary>From so many events on, COPY costs less than one statement with arrays.</summary>
    public const int EventsWorthACopy = 256;

    internal const string ReadHead = "select position, recorded_at, era_length, edge from ledger.ledger_head";
    internal const string LockHead = ReadHead + " for update";
    private const string VersionsOf = "select id, version from ledger.mt_streams where id = any($1)";
    private const string UsedIds = "select id from ledger.mt_events where id = any($1)";
    private const string MoveHead =
        "update ledger.ledger_head set previous = position, position = $1, recorded_at = $2, root = $3, edge = $4";
    private const string AddTiles =
        "insert into ledger.ledger_tile (level, first, hashes) select * from unnest($1, $2, $3)";

    // Thousands of keys are looked for one by one: before a growing table was analysed, the planner reads all of it.
    private const string LookByKey = "set local enable_seqscan = off";

    private const string MoveSequence = "select setval('ledger.mt_events_sequence', $1)";

    // The foreign key looks for the stream of each event; check_append, which fires always, does it stream by stream.
    private const string LeaveStreamsToGuards =
        "select set_config('session_replication_role', 'replica', true)"
        + " where has_parameter_privilege('session_replication_role', 'set')";

    private const string MoveStreams =
        "insert into ledger.mt_streams as s (id, type, version, timestamp, created)"
        + " select id, type, version, $4, $4"
        + " from unnest($1::varchar[], $2::varchar[], $3::bigint[]) as n(id, type, version)"
        + " on conflict (id) do update set version = excluded.version, timestamp = excluded.timestamp";

    private OpenEra? openEra;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<Entry> entries, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (entries.Count == 0)
            return [];
        var trusts = entries.Sum(entry => entry.Streams.Sum(append => append.Events.Count)) >= EventsWorthACopy;
        try
        {
            return await AppendAsync(entries, trusts, cancellation).ConfigureAwait(false);
        }
        catch (PostgresException e) when (trusts && WasMistaken(e))
        {
            return await AppendAsync(entries, trusts: false, cancellation).ConfigureAwait(false);
        }
    }

    // Many entries are taken at their word: that their streams are where they expect them, their identities unused.
    // Indexes and guards ask it anyway, when they are written; only if those refuse is it worth finding out which is
    // not so.
    private async Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<Entry> entries, bool trusts, CancellationToken cancellation)
    {
        // A connection given back with its transaction still open is rolled back by the pool.
        await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var (append, log) = await LockAsync(connection, entries, trusts, cancellation).ConfigureAwait(false);
        var outcomes = entries.Select(append.Take).ToList();
        if (append.Events.Count > 0)
            await WriteAsync(connection, append, log, cancellation).ConfigureAwait(false);
        return outcomes;
    }

    /// <inheritdoc/>
    public async Task<Loaded> LoadAsync(
        IReadOnlyCollection<StreamName> streams, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var byStream = streams.ToDictionary(name => name, _ => new List<RecordedEvent>());
        var byId = new Dictionary<Guid, RecordedEvent>();
        await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection);
        // One snapshot for both: an identity seen beside a stream that lacks its event would be taken for another fact.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("begin isolation level repeatable read read only"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LookByKey));
        batch.BatchCommands.Add(With(
            EventRows.Select + " where stream_id = any($1) order by stream_id, version",
            Names([.. streams.Where(IsStorable)])));
        batch.BatchCommands.Add(With(EventRows.Select + " where id = any($1)", Array([.. ids], NpgsqlDbType.Uuid)));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        await using var rows = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var events = new EventRows(rows);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var recorded = events.Read();
            byStream[recorded.Stream].Add(recorded);
        }
        await rows.NextResultAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var recorded = events.Read();
            byId[recorded.Id] = recorded;
        }
        return new Loaded(
            byStream.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<RecordedEvent>)pair.Value), byId);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var range = new EventRange(after, long.MaxValue);
        await foreach (var recorded in EventRows.ReadAsync(connection, range, cancellation).ConfigureAwait(false))
            yield return recorded;
    }

    /// <inheritdoc/>
    public async Task<Head> ReadHeadAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(ReadHead);
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await rows.ReadAsync(cancellation).ConfigureAwait(false);
        return HeadOf(rows);
    }

    /// <summary>What an append must know of the log beyond its end.</summary>
    private sealed record LogState(Eras Eras, TreeEdge Edge);

    private async Task<(AppendPlan Append, LogState Log)> LockAsync(
        NpgsqlConnection connection, IReadOnlyList<Entry> entries, bool trusts, CancellationToken cancellation)
    {
        var (versions, asked, ids) = (new Dictionary<StreamName, long>(), new HashSet<StreamName>(), new List<Guid>());
        foreach (var append in entries.SelectMany(entry => entry.Streams))
        {
            // What it is only judged on leaves no trace that could be refused.
            if (!trusts || append.Events.Count == 0)
                asked.Add(append.Stream);
            else
                versions.TryAdd(append.Stream, append.ExpectedVersion);
            if (!trusts)
                ids.AddRange(append.Events.Select(made => made.Id));
        }
        foreach (var stream in asked)
            versions.Remove(stream);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LookByKey));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LockHead));
        batch.BatchCommands.Add(With(VersionsOf, Names(asked)));
        batch.BatchCommands.Add(With(UsedIds, Array(ids.ToArray(), NpgsqlDbType.Uuid)));

        await using var rows = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await rows.ReadAsync(cancellation).ConfigureAwait(false);
        var (head, log) = (HeadOf(rows), new LogState(ErasOf(rows), EdgeOf(rows)));
        await rows.NextResultAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            versions[StreamName.Parse(rows.GetString(0))] = rows.GetInt64(1);
        var used = new HashSet<Guid>();
        await rows.NextResultAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            used.Add(rows.GetGuid(0));
        return (new AppendPlan(head, stream => versions.GetValueOrDefault(stream), used.Contains, clock), log);
    }

    private async Task WriteAsync(
        NpgsqlConnection connection, AppendPlan append, LogState log, CancellationToken cancellation)
    {
        // Once the log is being written a caller who loses patience must not leave the answer open.
        cancellation.ThrowIfCancellationRequested();
        var preparing = Task.Run(() => PreparedRows.Of(log.Edge, append), CancellationToken.None);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var merge in ViewRows.Merges(ViewSql.Schema, views.Inline, append.Events))
            batch.BatchCommands.Add(merge);
        // Of many events the views are merged while the rows are being made.
        if (append.Events.Count >= EventsWorthACopy && batch.BatchCommands.Count > 0)
            await RunAsync(batch).ConfigureAwait(false);
        using var rows = await preparing.ConfigureAwait(false);
        batch.BatchCommands.Add(MoveHeadTo(append.Head, log.Edge));
        batch.BatchCommands.Add(MoveStreamsOf(append));
        if (rows.Many.Count > 0)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(LeaveStreamsToGuards));
            await RunAsync(batch).ConfigureAwait(false);
            await EventColumns.CopyAsync(connection, rows.Many).ConfigureAwait(false);
        }
        else
        {
            batch.BatchCommands.Add(EventColumns.InsertOf(rows.Few));
        }
        batch.BatchCommands.Add(AddTilesOf(rows.Tiles));
        batch.BatchCommands.Add(With(MoveSequence, Number(append.Head.Position)));
        var before = append.Events[0].Position - 1;
        if (log.Eras.CountAt(append.Head.Position) > log.Eras.CountAt(before))
            await RunAsync(batch).ConfigureAwait(false);
        // Taken away while it is worked on: what an append that fails left behind is of no log.
        var grown = await new EraViews(connection, views.PerEra)
            .AddAsync(log.Eras, before, append.Events, Interlocked.Exchange(ref openEra, null)).ConfigureAwait(false);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        await RunAsync(batch).ConfigureAwait(false);
        Volatile.Write(ref openEra, grown);
    }

    // LG001 and LG002 are the guards' own.
    private static bool WasMistaken(PostgresException refused) =>
        refused.SqlState is PostgresErrorCodes.UniqueViolation or "LG001" or "LG002";

    private static async Task RunAsync(NpgsqlBatch batch)
    {
        await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        batch.BatchCommands.Clear();
    }

    private static NpgsqlBatchCommand MoveHeadTo(Head head, TreeEdge edge) => With(
        MoveHead,
        Number(head.Position),
        Time(head.RecordedAt),
        new NpgsqlParameter<byte[]> { TypedValue = edge.Root.ToBytes() },
        new NpgsqlParameter<byte[]> { TypedValue = edge.ToBytes() });

    private static NpgsqlBatchCommand AddTilesOf(TileRuns tiles)
    {
        var runs = tiles.All.ToList();
        return With(
            AddTiles,
            Array(runs.ConvertAll(run => (short)run.Level).ToArray(), NpgsqlDbType.Smallint),
            Array(runs.ConvertAll(run => run.First).ToArray(), NpgsqlDbType.Bigint),
            Array(runs.ConvertAll(run => run.Hashes).ToArray(), NpgsqlDbType.Bytea));
    }

    private static NpgsqlBatchCommand MoveStreamsOf(AppendPlan append)
    {
        var streams = append.Streams.ToList();
        return With(
            MoveStreams,
            Names([.. streams.Select(stream => stream.Key)]),
            Array(streams.Select(stream => stream.Key.Kind).ToArray(), NpgsqlDbType.Varchar),
            Array(streams.Select(stream => stream.Value).ToArray(), NpgsqlDbType.Bigint),
            Time(append.Head.RecordedAt));
    }

    private static NpgsqlBatchCommand With(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    // A name that PostgreSQL cannot even be asked for is a stream that does not exist; the rules will refuse it.
    internal static bool IsStorable(StreamName stream) => Texts.Refuse("stream", stream.Value, int.MaxValue) is null;

    internal static Head HeadOf(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1));

    internal static Eras ErasOf(NpgsqlDataReader row) => new(row.GetInt32(2));

    internal static TreeEdge EdgeOf(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetFieldValue<byte[]>(3));

    private static NpgsqlParameter<string[]> Names(IReadOnlyCollection<StreamName> streams) =>
        Array(streams.Select(stream => stream.Value).ToArray(), NpgsqlDbType.Varchar);

    private static NpgsqlParameter<T[]> Array<T>(T[] values, NpgsqlDbType type) =>
        new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    private static NpgsqlParameter Time(DateTimeOffset? value) =>
        new() { Value = (object?)value?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
