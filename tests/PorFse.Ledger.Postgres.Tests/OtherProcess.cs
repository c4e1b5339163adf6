using System.Diagnostics;
using PorFse.Ledger.Postgres.Tests.Embedded;
using PorFse.Ledger.Postgres.Tests.Store;

namespace PorFse.Ledger.Postgres.Tests;

/// <summary>This very program started once more, as a real second process with a part to play.</summary>
internal static class OtherProcess
{
    private const string Word = "--other-process";

    /// <summary>Starts it with a part and its arguments; its standard input and output are ours.</summary>
    internal static Process Start(string part, params string[] arguments)
    {
        // The tests run either as a program of their own or under dotnet, which then needs to be told which.
        var host = Environment.ProcessPath!;
        var underDotnet = Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.Ordinal);
        string[] program = underDotnet ? ["exec", typeof(OtherProcess).Assembly.Location] : [];
        return Process.Start(new ProcessStartInfo(host, [.. program, Word, part, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>Plays the part asked for; null when this process is the tests themselves.</summary>
    internal static async Task<int?> PlayAsync(string[] args)
    {
        if (args is not [Word, var part, .. var arguments])
            return null;
        await (part switch
        {
            AnotherServerUser.Part => AnotherServerUser.PlayAsync(arguments),
            WriterProcess.Part => WriterProcess.PlayAsync(arguments),
            _ => throw new ArgumentException($"No part is called {part}."),
        });
        return 0;
    }
}
