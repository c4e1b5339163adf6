namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>
/// Some writers that all record at once through one queue, each its next command when it has its answer.
/// </summary>
internal static class Writers
{
    /// <summary>The operations they all write to, OP-1, OP-2 …</summary>
    internal const int Operations = 25;

    /// <summary>
    /// What each asked, and was answered. Two parties of the same size have some documents in common.
    /// </summary>
    internal static async Task<List<(Submission Asked, Answer Answer)>> RecordAsync(
        CommandQueue queue, string party, int writers, int commands)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, writers)
            .Select(writer => Task.Run(() => WriteAsync(queue, party, writer, commands))));
        return [.. answers.SelectMany(of => of)];
    }

    private static async Task<List<(Submission, Answer)>> WriteAsync(
        CommandQueue queue, string party, int writer, int commands)
    {
        var (answers, random) = (new List<(Submission, Answer)>(), new Random((party[0] * 1_000) + writer));
        for (var i = 0; i < commands; i++)
        {
            // Every fifth is one that the same writer of the other party hands in too.
            var common = i % 5 == 0;
            var submission = SmallProgramme.AnyTransaction(
                common ? new Random((writer * 1_000) + (i % 3)) : random,
                Operations,
                common ? $"REF-{writer}-{i}" : $"REF-{party}-{writer}-{i}");
            answers.Add((submission, await queue.RecordAsync(submission)));
        }
        return answers;
    }
}
