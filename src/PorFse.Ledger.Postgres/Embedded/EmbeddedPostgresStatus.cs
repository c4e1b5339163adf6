namespace PorFse.Ledger.Postgres;

/// <summary>What <c>porfse status</c> tells of the private cluster, without starting it.</summary>
/// <param name="DataFolder">The folder asked about.</param>
/// <param name="IsRunning">Whether a server of this folder is alive.</param>
/// <param name="ProcessId">The process id of the running server.</param>
/// <param name="Version">The major version of the cluster, such as <c>17</c>; null before the first start.</param>
/// <param name="Port">The loopback port the running server listens on; null when it has its socket alone.</param>
/// <param name="Users">How many live processes use the server.</param>
/// <param name="LogFile">Where PostgreSQL writes its log.</param>
public sealed record EmbeddedPostgresStatus(
    string DataFolder,
    bool IsRunning,
    int? ProcessId,
    string? Version,
    int? Port,
    int Users,
    string LogFile);
