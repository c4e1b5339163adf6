#:project ../src/PorFse.Ledger.Postgres/PorFse.Ledger.Postgres.csproj

// psql on the ledger of the embedded server, which runs as long as psql does.
// dotnet run scripts/query.cs -- -c "select type, count(*) from ledger.mt_events group by 1"

using System.ComponentModel;
using System.Diagnostics;
using Npgsql;
using PorFse.Ledger.Postgres;

try
{
    var options = new EmbeddedPostgresOptions { Progress = Console.Error.WriteLine };
    await using var server = await EmbeddedPostgres.StartAsync(options, CancellationToken.None);
    var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString);
    using var psql = new Process { StartInfo = new ProcessStartInfo("psql", args) };
    psql.StartInfo.Environment["PGHOST"] = connection.Host;
    psql.StartInfo.Environment["PGPORT"] = $"{connection.Port}";
    psql.StartInfo.Environment["PGDATABASE"] = connection.Database;
    psql.StartInfo.Environment.TryAdd("PGUSER", connection.Username);
    psql.StartInfo.Environment["PGPASSWORD"] = connection.Password;

    // Ctrl+C belongs to psql, which stops its query; the server must outlive it.
    Console.CancelKeyPress += (_, press) => press.Cancel = true;
    psql.Start();
    await psql.WaitForExitAsync();
    return psql.ExitCode;
}
catch (EmbeddedPostgresException broken)
{
    await Console.Error.WriteLineAsync(broken.Message);
    return 1;
}
catch (Win32Exception)
{
    await Console.Error.WriteLineAsync("psql is not on the PATH; it comes with PostgreSQL's client package.");
    return 1;
}
