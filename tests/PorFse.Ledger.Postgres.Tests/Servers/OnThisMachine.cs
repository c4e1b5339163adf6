using Xunit;

namespace PorFse.Ledger.Postgres.Tests;

/// <summary>What a machine lacks skips a test on a laptop and fails it where <c>CI=true</c>.</summary>
internal static class OnThisMachine
{
    private static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    internal static async Task<EmbeddedPostgres> OrSkip(this Task<EmbeddedPostgres> start)
    {
        try
        {
            return await start;
        }
        catch (EmbeddedPostgresException missing) when (IsMissing(missing) && !IsCi)
        {
            Assert.Skip(missing.Message);
            throw;
        }
    }

    private static bool IsMissing(EmbeddedPostgresException failure) =>
        failure.Code is "postgres-binaries-missing" or "postgres-binaries-too-old" or "npm-failed"
            or "no-unprivileged-account";
}
