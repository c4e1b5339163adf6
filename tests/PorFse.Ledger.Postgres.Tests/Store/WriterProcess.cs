using System.Globalization;
using Npgsql;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>
/// A process with some <see cref="Writers"/> on operations other processes write to as well. It prints every answer.
/// </summary>
internal static class WriterProcess
{
    internal const string Part = "writers";

    /// <summary>Arguments: connection string, name of the process, writers, commands of each.</summary>
    internal static async Task PlayAsync(string[] arguments)
    {
        await using var source = NpgsqlDataSource.Create(arguments[0]);
        var store = new PostgresEventStore(source, Views.All, TimeProvider.System);
        await using var queue = new CommandQueue(new Bookkeeper(store, Testing.Some.Cci, TimeProvider.System));
        var answers = await Writers.RecordAsync(queue, arguments[1], Number(arguments[2]), Number(arguments[3]));
        foreach (var (_, answer) in answers)
        {
            await Console.Out.WriteLineAsync(answer switch
            {
                Answer.Recorded recorded => Line("recorded", recorded.Event),
                Answer.AlreadyRecorded already => Line("already", already.Event),
                Answer.Refused refused => "refused|" + refused.Reason.Code,
                _ => throw new InvalidOperationException(),
            });
        }
    }

    private static string Line(string verdict, RecordedEvent recorded) =>
        string.Create(CultureInfo.InvariantCulture, $"{verdict}|{recorded.Position}|{recorded.Id}|{recorded.Version}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
