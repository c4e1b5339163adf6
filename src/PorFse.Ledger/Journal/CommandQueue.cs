using System.Threading.Channels;

namespace PorFse.Ledger;

/// <summary>
/// Merges the commands that arrive together into one transaction (group commit): each caller gets its own answer, after
/// it is durable. One queue serves all callers of a process.
/// </summary>
public sealed class CommandQueue : IAsyncDisposable
{
    /// <summary>The most commands one transaction takes.</summary>
    public const int LargestGroup = 1_000;

    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Bookkeeper bookkeeper;
    private readonly Task worker;

    /// <summary>A queue in front of a bookkeeper.</summary>
    public CommandQueue(Bookkeeper bookkeeper)
    {
        this.bookkeeper = bookkeeper;
        worker = Task.Run(WorkAsync);
    }

    private sealed record Waiting(Submission Submission, TaskCompletionSource<Answer> Caller);

    /// <summary>Records one command together with those of other callers.</summary>
    public async Task<Answer> RecordAsync(Submission submission, CancellationToken cancellation = default)
    {
        var caller = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        await waiting.Writer.WriteAsync(new Waiting(submission, caller), cancellation).ConfigureAwait(false);
        return await caller.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Records what is waiting, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await worker.ConfigureAwait(false);
    }

    private async Task WorkAsync()
    {
        var group = new List<Waiting>();
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (group.Count < LargestGroup && waiting.Reader.TryRead(out var next))
                group.Add(next);
            if (!await TryRecordAsync(group).ConfigureAwait(false))
            {
                // What broke the group may be one command's: alone, it fails alone.
                foreach (var one in group)
                    await TryRecordAsync([one], last: true).ConfigureAwait(false);
            }
            group.Clear();
            // Whoever is answered may ask again at once, and should not come too late for the next group.
            await Task.Yield();
        }
    }

    private async Task<bool> TryRecordAsync(List<Waiting> group, bool last = false)
    {
        try
        {
            var answers = await bookkeeper.RecordAsync(group.ConvertAll(one => one.Submission)).ConfigureAwait(false);
            for (var i = 0; i < group.Count; i++)
                group[i].Caller.TrySetResult(answers[i]);
            return true;
        }
#pragma warning disable CA1031 // Whatever it is belongs to the callers, who get it below.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            // Some of a crowded group may be recorded already: asked again, they would hear that they were known.
            var wasAlone = group.Count == 1;
            var answers = (broken as ConcurrentAppendException)?.Answers ?? [];
            for (var i = answers.Count - 1; i >= 0; i--)
            {
                if (answers[i] is not { } answer)
                    continue;
                group[i].Caller.TrySetResult(answer);
                group.RemoveAt(i);
            }
            if (!last && !wasAlone)
                return false;
            group.ForEach(one => one.Caller.TrySetException(broken));
            return true;
        }
    }
}
