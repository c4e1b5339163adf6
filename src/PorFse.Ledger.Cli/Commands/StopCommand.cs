using System.CommandLine;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse stop</c>: stops the embedded server, whoever uses it.</summary>
internal static class StopCommand
{
    internal static Command Create(GlobalOptions global, Labels labels) =>
        new Command("stop", labels["command.stop"]).Does(global, async (_, screen, cancellation) =>
        {
            if (screen.Settings.Database is not null)
                throw new RefusedException(new ServerNotEmbedded());
            var stopped = await EmbeddedPostgres.StopAsync(LedgerSession.EmbeddedOptions(screen), cancellation);
            screen.Tell(screen.Labels.With(stopped ? "stop.done" : "stop.none", screen.Settings.DataFolder));
        });
}

/// <summary>Only the embedded server is this program's to stop.</summary>
internal sealed record ServerNotEmbedded : Refusal
{
    public override string Message => "A server given with --database is not stopped: 0 of 1 servers is embedded.";
}
