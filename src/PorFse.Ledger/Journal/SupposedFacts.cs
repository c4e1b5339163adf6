namespace PorFse.Ledger;

/// <summary>
/// Facts that were allowed and whose identity may come again, kept from one round to the next: whether they are in the
/// log yet or not, the same fact is known by then and another is refused.
/// </summary>
internal sealed class SupposedFacts(Foresight foresight)
{
    private readonly Dictionary<Guid, RecordedEvent> facts = [];

    internal RecordedEvent? Find(Submission submission) => facts.GetValueOrDefault(submission.Id);

    /// <summary>Keeps the fact a command was allowed, where it may come again; it has no position yet.</summary>
    internal void Add(Submission submission, Guid id, IEvent fact)
    {
        if (foresight.MayComeAgain(submission))
            facts[submission.Id] = new RecordedEvent(0, id, submission.Stream, 0, default, fact, submission.Provenance);
    }

    internal void Remove(Submission submission) => facts.Remove(submission.Id);

    internal void Clear() => facts.Clear();
}
