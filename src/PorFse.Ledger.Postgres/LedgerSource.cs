using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>Connections to a database that holds, or will hold, a ledger.</summary>
public static class LedgerSource
{
    /// <summary>The oldest server the ledger runs on.</summary>
    public const int OldestServer = 15;

    // The append has a handful of statements that never change; each connection prepares them once.
    private const int PreparedStatements = 40;

    /// <summary>A source for a connection string; what it says of names and pools is kept.</summary>
    /// <exception cref="DatabaseUnusableException">The string cannot be read.</exception>
    public static NpgsqlDataSource Of(string connectionString)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString)
            {
                ApplicationName = "porfse",
                MaxAutoPrepare = PreparedStatements,
            };
            return new NpgsqlDataSourceBuilder(parts.ConnectionString).Build();
        }
        catch (ArgumentException malformed)
        {
            throw new DatabaseUnusableException($"The connection string cannot be read: {malformed.Message}");
        }
    }

    /// <summary>The server's version, once it is known to be new enough.</summary>
    /// <exception cref="DatabaseUnusableException">The server is too old.</exception>
    public static async Task<Version> CheckAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var version = connection.PostgreSqlVersion;
        return version.Major >= OldestServer ? version : throw new DatabaseUnusableException(
            $"The server is PostgreSQL {version}; {OldestServer} or later is needed.");
    }
}

/// <summary>A database that cannot hold a ledger; the message says why.</summary>
public sealed class DatabaseUnusableException(string message) : Exception(message);
