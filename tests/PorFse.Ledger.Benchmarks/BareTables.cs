using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace PorFse.Ledger.Benchmarks;

/// <summary>
/// Tables with the columns, keys and indexes of Marten's, and nothing of the ledger: no guards, no views, no tree. What
/// is put into them are rows of a ledger beside, which has all of those.
/// </summary>
internal sealed class BareTables(FreshLedger ledger)
{
    // Those an append writes.
    private const string Columns =
        "seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, "
        + "user_name";

    private const string ForeignKey =
        "alter table bare.mt_events add foreign key (stream_id) references bare.mt_streams (id) on delete cascade";

    /// <summary>Makes them anew: all streams, no event.</summary>
    internal Task CreateAsync(bool withForeignKey) => ledger.RunAsync($"""
        drop schema if exists bare cascade;
        create schema bare;
        create table bare.mt_streams (like ledger.mt_streams including all);
        insert into bare.mt_streams select * from ledger.mt_streams;
        create table bare.mt_events (like ledger.mt_events including all);
        {(withForeignKey ? ForeignKey : "")};
        analyze bare.mt_streams;
        """);

    /// <summary>Batches of the ledger's rows as COPY takes them.</summary>
    internal async IAsyncEnumerable<byte[]> RowsAsync(
        long after, int size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = (await ledger.Store.ReadHeadAsync(cancellation)).Position;
        await using var connection = await ledger.Beside.OpenConnectionAsync(cancellation);
        for (var first = after + 1; first <= head; first += size)
        {
            using var rows = new MemoryStream();
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy (select {Columns} from ledger.mt_events where seq_id between {first} and {first + size - 1}"
                + " order by seq_id) to stdout (format binary)",
                cancellation);
            await copy.CopyToAsync(rows, cancellation);
            yield return rows.ToArray();
        }
    }

    /// <summary>Copies a batch in a transaction of its own.</summary>
    internal static async Task CopyAsync(NpgsqlConnection connection, byte[] rows, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var copy = await connection.BeginRawBinaryCopyAsync(
            $"copy bare.mt_events ({Columns}) from stdin (format binary)", cancellation))
        {
            await copy.WriteAsync(rows, cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Records a commitment as somebody would write it who has only the tables: no rule, no order.</summary>
    internal static async Task InsertAsync(
        string connectionString, RecordedEvent recorded, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var version = 1 + (long)(await RunAsync(
            "select version from bare.mt_streams where id = $1 for update", recorded.Stream.Value))!;
        await RunAsync(
            $"insert into bare.mt_events ({Columns})"
            + " values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, null, $10::jsonb, $11)",
            recorded.Position, recorded.Id, recorded.Stream.Value, version, EventCatalogue.Write(recorded.Data),
            EventCatalogue.AliasOf(recorded.Data.GetType()), recorded.RecordedAt.UtcDateTime,
            EventCatalogue.DotNetTypeOf(recorded.Data.GetType()), recorded.Provenance.Batch!,
            Encoding.UTF8.GetString(EventHeaders.Write(recorded.Provenance)), recorded.Provenance.User);
        await RunAsync(
            "update bare.mt_streams set version = $1, timestamp = $2 where id = $3",
            version, recorded.RecordedAt.UtcDateTime, recorded.Stream.Value);
        await transaction.CommitAsync(cancellation);

        async Task<object?> RunAsync(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            return await command.ExecuteScalarAsync(cancellation);
        }
    }
}
