using System.Globalization;
using Npgsql;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>
/// A process with some writers that all record at once through one queue, on operations other processes write to as
/// well. It prints every answer as soon as it has it.
/// </summary>
internal static class WriterProcess
{
    internal const string Part = "writers";

    internal const int Operations = 25;

    /// <summary>Arguments: connection string, name of the process, writers, commands of each.</summary>
    internal static async Task PlayAsync(string[] arguments)
    {
        await using var source = NpgsqlDataSource.Create(arguments[0]);
        var store = new PostgresEventStore(source, Views.All, TimeProvider.System);
        await using var queue = new CommandQueue(new Bookkeeper(store, Testing.Some.Cci, TimeProvider.System));
        var (writers, commands) = (Number(arguments[2]), Number(arguments[3]));
        var lines = await Task.WhenAll(Enumerable.Range(0, writers)
            .Select(writer => Task.Run(() => WriteAsync(queue, arguments[1], writer, commands))));
        foreach (var line in lines.SelectMany(of => of))
            await Console.Out.WriteLineAsync(line);
    }

    private static async Task<List<string>> WriteAsync(CommandQueue queue, string process, int writer, int commands)
    {
        var (lines, random) = (new List<string>(), new Random(HashCode(process, writer)));
        for (var i = 0; i < commands; i++)
        {
            // Every fifth reference is one that the same writer of the other process uses too, for this fact or not.
            var common = i % 5 == 0;
            var reference = common ? $"REF-{writer}-{i}" : $"REF-{process}-{writer}-{i}";
            var submission = SmallProgramme.AnyTransaction(
                common ? new Random((writer * 1_000) + (i % 3)) : random, Operations, reference);
            lines.Add(await queue.RecordAsync(submission) switch
            {
                Answer.Recorded recorded => Line("recorded", recorded.Event),
                Answer.AlreadyRecorded already => Line("already", already.Event),
                Answer.Refused refused => "refused|" + refused.Reason.Code,
                _ => throw new InvalidOperationException(),
            });
        }
        return lines;
    }

    private static string Line(string verdict, RecordedEvent recorded) =>
        string.Create(CultureInfo.InvariantCulture, $"{verdict}|{recorded.Position}|{recorded.Id}|{recorded.Version}");

    private static int HashCode(string process, int writer) => (process[0] * 1_000) + writer;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
