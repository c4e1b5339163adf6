using System.CommandLine;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse key</c>: the key that signs checkpoints.</summary>
internal static class KeyCommand
{
    internal static Command Create(GlobalOptions global, Labels labels) =>
        new("key", labels["command.key"]) { New(global, labels), Show(global, labels) };

    private static Command New(GlobalOptions global, Labels labels)
    {
        var key = KeyFile.Named(labels);
        return new Command("new", labels["command.key.new"]) { key }.Does(global, async (parsed, screen, _) =>
        {
            var file = KeyFile.Of(parsed.GetValue(key), screen.Settings);
            await file.CreateAsync(labels);
            screen.Say(labels.With("key.made", file.Location));
        });
    }

    private static Command Show(GlobalOptions global, Labels labels)
    {
        var key = KeyFile.Named(labels);
        return new Command("show", labels["command.key.show"]) { key }.Does(global, (parsed, screen, cancellation) =>
            ShowAsync(screen, KeyFile.Of(parsed.GetValue(key), screen.Settings), cancellation));
    }

    private static async Task ShowAsync(Screen screen, KeyFile file, CancellationToken cancellation)
    {
        using var key = await file.ReadAsync(cancellation);
        var verifier = await OriginAsync(screen, cancellation) is { } origin
            ? new NamedKey(origin, key.Public).ToString()
            : null;
        if (!screen.IsTable)
        {
            screen.Write([("publicKey", Cell.Of(key.Public.Pem)), ("verifierKey", Cell.Of(verifier))]);
            return;
        }
        foreach (var line in key.Public.Pem.TrimEnd('\n').Split('\n'))
            screen.Say(line);
        if (verifier is null)
            screen.Tell(screen.Labels["key.nameless"]);
        else
            screen.Say(verifier);
    }

    // A verifier key bears the name of the ledger, so it waits for one.
    private static async Task<string?> OriginAsync(Screen screen, CancellationToken cancellation)
    {
        if (screen.Settings.Database is null && !await LedgerSession.HasClusterAsync(screen, cancellation))
            return null;
        await using var session = await LedgerSession.ConnectAsync(screen, cancellation);
        if (session.Opening is null)
            return null;
        await using var reading = await session.BeginReadingAsync(cancellation);
        return (await Checkpoint.OfAsync(reading, session.OpenedFor, 1, cancellation)).Origin;
    }
}
