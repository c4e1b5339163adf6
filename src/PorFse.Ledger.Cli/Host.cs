using System.CommandLine;
using System.Data.Common;
using PorFse.Ledger.Cli.Commands;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Postgres;

namespace PorFse.Ledger.Cli;

/// <summary>Runs a command's work and turns how it ended into one sentence and an exit code.</summary>
internal static class Host
{
    /// <summary>Gives a command its work. It answers done, or throws.</summary>
    internal static Command Does(
        this Command command, GlobalOptions global, Func<ParseResult, Screen, CancellationToken, Task> work) =>
        command.Does(global, async (parsed, screen, cancellation) =>
        {
            await work(parsed, screen, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        });

    /// <summary>Gives a command its work, which answers with the exit code, or throws.</summary>
    internal static Command Does(
        this Command command, GlobalOptions global, Func<ParseResult, Screen, CancellationToken, Task<int>> work)
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            var screen = new Screen(global.Read(parsed));
            try
            {
                return await work(parsed, screen, cancellation).ConfigureAwait(false);
            }
            catch (RefusedException refused)
            {
                screen.Error($"{refused.Reason.Code}: {screen.Labels.Of(refused.Reason)}");
                return ExitCode.Refused;
            }
            catch (MalformedFileException malformed)
            {
                screen.Error($"file-malformed: {malformed.Message}");
                return ExitCode.Refused;
            }
            catch (Exception stopped) when (cancellation.IsCancellationRequested
                && stopped is OperationCanceledException or DbException)
            {
                // An append that is being written cannot be told to leave; it may end in the database's own words.
                screen.Error(screen.Labels["interrupted"]);
                return ExitCode.Broken;
            }
            catch (EmbeddedPostgresException broken)
            {
                screen.Error($"{broken.Code}: {broken.Message}");
                return ExitCode.Broken;
            }
            catch (DbException broken)
            {
                var reason = broken.SqlState is null ? Innermost(broken).Message : broken.Message;
                screen.Error("database: " + reason.Split('\n')[0]);
                return ExitCode.Broken;
            }
            catch (Exception broken) when (broken is LedgerSchemaException or ConcurrentAppendException
                or RebuildBlockedException or UnknownEventException or IOException or UnauthorizedAccessException
                or DatabaseUnusableException or SumsDifferException or TreeDamagedException)
            {
                screen.Error(broken.Message);
                return ExitCode.Broken;
            }
#pragma warning disable CA1031 // A bug: whoever meets it gets a sentence to report, and an exit code that is ours.
            catch (Exception bug)
#pragma warning restore CA1031
            {
                screen.Error(screen.Labels.With("bug", bug.GetType().Name, bug.Message, bug.StackTrace));
                return ExitCode.Broken;
            }
        });
        return command;
    }

    private static Exception Innermost(Exception broken) =>
        broken.InnerException is { } inner ? Innermost(inner) : broken;
}

/// <summary>Carries a refusal out of a command's work to its exit code.</summary>
internal sealed class RefusedException(Refusal reason) : Exception(reason.Message)
{
    internal Refusal Reason { get; } = reason;
}
