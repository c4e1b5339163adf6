using System.Collections.Concurrent;
using PorFse.Ledger.EndToEnd.Tests;
using PorFse.Ledger.Postgres;
using Xunit;

[assembly: AssemblyFixture(typeof(RecordedDemonstration))]
[assembly: AssemblyFixture(typeof(GivenServer))]

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>
/// One demonstration, recorded once by the command and read by every test that changes nothing. The tests hold its
/// server, so that each command joins it at once.
/// </summary>
public sealed class RecordedDemonstration : IAsyncDisposable
{
    private readonly Lazy<Task<Recorded>> recorded = new(RecordAsync);
    private readonly ConcurrentDictionary<string, Lazy<Task<Outcome>>> answers = new();
    private readonly Lazy<Task<NaiveFold>> naive;

    public RecordedDemonstration() => naive = new(async () => await NaiveFold.OfAsync(await DatabaseAsync()));

    /// <summary>The command on it.</summary>
    internal async Task<BuiltCommand> CommandAsync() => (await recorded.Value).Folder.Command;

    /// <summary>The run that recorded it.</summary>
    internal async Task<Outcome> FirstRunAsync() => (await recorded.Value).FirstRun;

    /// <summary>Its data folder.</summary>
    internal async Task<string> FolderAsync() => (await recorded.Value).Folder.Location;

    /// <summary>Its database, for readers that do without the command.</summary>
    internal async Task<Database> DatabaseAsync() => new((await recorded.Value).Server.ConnectionString);

    /// <summary>An operation on which everything happened.</summary>
    internal async Task<string> OperationAsync() => (await (await DatabaseAsync()).RowsAsync("""
        select stream_id from ledger.mt_events where stream_id like 'operation-%'
        group by stream_id order by count(distinct type) desc, stream_id limit 1
        """))[0][0]["operation-".Length..];

    /// <summary>What a loop over its stored events adds up.</summary>
    internal Task<NaiveFold> NaiveAsync() => naive.Value;

    /// <summary>
    /// What the command says of it. Whoever asks the same again is given the same answer; that a second run says the
    /// same is for a test that runs <see cref="CommandAsync"/> twice.
    /// </summary>
    internal Task<Outcome> RunAsync(string line, params string[] more) => answers.GetOrAdd(
        string.Join('\n', [line, .. more]),
        _ => new(async () => await (await CommandAsync()).RunAsync(line, more))).Value;

    public async ValueTask DisposeAsync()
    {
        if (!recorded.IsValueCreated || !recorded.Value.IsCompletedSuccessfully)
            return;
        var (folder, server, _) = await recorded.Value;
        await server.DisposeAsync();
        await folder.DisposeAsync();
    }

    private static async Task<Recorded> RecordAsync()
    {
        var folder = await DataFolder.CreateAsync();
        var server = await folder.HoldServerAsync();
        return new Recorded(folder, server, await folder.Command.RunAsync("demo"));
    }

    private sealed record Recorded(DataFolder Folder, EmbeddedPostgres Server, Outcome FirstRun);
}
