namespace PorFse.Ledger;

/// <summary>
/// What the log has under the identities of some commands. A transaction whose import was undone is as if it were not
/// there: its fact may be recorded anew, under the next repetition of its identity.
/// </summary>
internal sealed class Identities
{
    private readonly Dictionary<Guid, RecordedEvent> known = [];
    private readonly Dictionary<Guid, Guid> repeated = [];

    /// <summary>The fact that counts under the identity of a command; null where there is none.</summary>
    internal RecordedEvent? Find(Submission submission) => known.GetValueOrDefault(submission.Id);

    /// <summary>The identity the fact of a command would be recorded under.</summary>
    internal Guid IdOf(Submission submission) => repeated.GetValueOrDefault(submission.Id, submission.Id);

    /// <summary>Takes a fact for recorded.</summary>
    internal void Suppose(Submission submission, RecordedEvent recorded) => known[submission.Id] = recorded;

    /// <summary>Reads what became of the facts that were found under the first identities.</summary>
    internal async Task LoadAsync(
        IEventStore store,
        IEnumerable<Submission> submissions,
        IReadOnlyDictionary<Guid, RecordedEvent> byId,
        CancellationToken cancellation)
    {
        var found = submissions.Where(submission => byId.ContainsKey(submission.Id))
            .DistinctBy(submission => submission.Id)
            .Select(submission => (Submission: submission, Fact: byId[submission.Id]))
            .ToList();
        for (var repetition = 1; found.Count > 0; repetition++)
        {
            var undone = await UndoneAsync(store, found.Select(one => one.Fact), cancellation).ConfigureAwait(false);
            var again = new Dictionary<Guid, Submission>();
            foreach (var (submission, fact) in found)
            {
                if (undone.Contains(BatchOf(fact) ?? ""))
                    again.Add(repeated[submission.Id] = submission.IdAt(repetition), submission);
                else
                    known[submission.Id] = fact;
            }
            if (again.Count == 0)
                return;
            var next = await store.LoadAsync([], again.Keys, cancellation).ConfigureAwait(false);
            found = [.. next.ById.Select(pair => (again[pair.Key], pair.Value))];
        }
    }

    // Only what moves money is undone.
    private static string? BatchOf(RecordedEvent fact) => fact.Data is ITransaction ? fact.Provenance.Batch : null;

    private static async Task<HashSet<string>> UndoneAsync(
        IEventStore store, IEnumerable<RecordedEvent> facts, CancellationToken cancellation)
    {
        var streams = facts.Select(BatchOf).OfType<string>().Distinct().Select(StreamName.Import).ToList();
        if (streams.Count == 0)
            return [];
        var loaded = await store.LoadAsync(streams, [], cancellation).ConfigureAwait(false);
        return [.. streams.Where(stream => loaded.Streams[stream].Fold<Import>().Undone is not null)
            .Select(stream => stream.Code)];
    }
}
