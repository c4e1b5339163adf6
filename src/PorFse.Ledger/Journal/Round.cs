namespace PorFse.Ledger;

/// <summary>
/// One round of commands: each is judged on the states as loaded, and on what the commands before it in the round were
/// allowed.
/// </summary>
/// <param name="programme">CCI of the programme the ledger is for.</param>
/// <param name="clock">The clock that says which day it is.</param>
/// <param name="states">The states it is judged on, loaded where they are not kept from rounds before.</param>
/// <param name="supposed">What rounds before were allowed and may come again; null where there were none.</param>
internal sealed class Round(
    string programme, TimeProvider clock, HeldStates states, SupposedFacts? supposed = null)
{
    private readonly StreamName programmeStream = StreamName.Programme(programme);
    private readonly Identities identities = new();
    private readonly HashSet<Guid> decided = [];
    private readonly Dictionary<StreamName, Guid> latest = [];

    internal abstract record Verdict;

    /// <summary>To be appended.</summary>
    internal sealed record Accepted(Entry Entry) : Verdict;

    /// <summary>The identity is in the log: the same fact, or another.</summary>
    internal sealed record Known(Answer Answer) : Verdict;

    /// <summary>Not allowed.</summary>
    internal sealed record Refused(Answer.Refused Answer) : Verdict;

    /// <summary>The same identity came earlier in this round; the next round knows what became of it.</summary>
    internal sealed record Deferred : Verdict;

    /// <summary>What a command is judged on: its own stream, the programme and the initiative it names.</summary>
    internal IEnumerable<StreamName> StreamsOf(Submission submission)
    {
        yield return submission.Stream;
        if (submission.Stream != programmeStream)
            yield return programmeStream;
        if (submission.InitiativeStream is { } own && own != submission.Stream)
            yield return own;
    }

    /// <summary>Loads what is not there yet: states, and facts under the identities.</summary>
    /// <returns>The streams whose states were loaded.</returns>
    internal async Task<IReadOnlyCollection<StreamName>> LoadAsync(
        IEventStore store, IReadOnlyCollection<Submission> submissions, CancellationToken cancellation)
    {
        states.Rest();
        var streams = submissions.SelectMany(StreamsOf).ToHashSet();
        streams.RemoveWhere(states.Has);
        var ids = submissions.Select(submission => submission.Id).ToHashSet();
        var loaded = await store.LoadAsync(streams, ids, cancellation).ConfigureAwait(false);
        foreach (var (stream, events) in loaded.Streams)
            states.Load(stream, events);
        await identities.LoadAsync(store, submissions, loaded.ById, cancellation).ConfigureAwait(false);
        return streams;
    }

    /// <summary>Takes the fact of a command for recorded, as it would be after the command was accepted.</summary>
    internal void Suppose(Submission submission, RecordedEvent recorded) => identities.Suppose(submission, recorded);

    internal Verdict Judge(Submission submission)
    {
        if (submission.Provenance.Refuse() is { } unclear)
            return new Refused(new Answer.Refused(unclear));
        var state = states[submission.Stream].State;
        if ((supposed?.Find(submission) ?? identities.Find(submission)) is { } earlier)
            return new Known(Compare(submission, earlier, submission.Fact(state)));
        if (decided.Contains(submission.Id))
            return new Deferred();

        var (events, reason) = submission.Decide(state, TermsOf(submission));
        if (reason is not null)
            return new Refused(new Answer.Refused(reason));

        var id = identities.IdOf(submission);
        var entry = EntryOf(submission, id, events);
        decided.Add(submission.Id);
        latest[submission.Stream] = id;
        supposed?.Add(submission, id, events[0]);
        foreach (var made in events)
            states.Evolve(submission.Stream, made);
        return new Accepted(entry);
    }

    /// <summary>
    /// Judges commands that are taken together or not at all: up to the first that is refused, whereupon the round is
    /// as if none had been asked.
    /// </summary>
    internal IReadOnlyList<Verdict> JudgeTogether(IReadOnlyList<Submission> submissions)
    {
        if (submissions.Count == 1)
            return [Judge(submissions[0])];
        var before = submissions.SelectMany(StreamsOf).Distinct()
            .Select(stream => (Stream: stream, State: states[stream], Latest: LatestOf(stream))).ToList();
        var verdicts = new List<Verdict>(submissions.Count);
        foreach (var submission in submissions)
        {
            verdicts.Add(Judge(submission));
            if (verdicts[^1] is not (Refused or Known { Answer: Answer.Refused }))
                continue;
            foreach (var (stream, state, id) in before)
                Restore(stream, state, id);
            for (var i = 0; i < verdicts.Count; i++)
            {
                if (verdicts[i] is Accepted)
                    Withdraw(submissions[i]);
            }
            break;
        }
        return verdicts;
    }

    private void Withdraw(Submission submission)
    {
        decided.Remove(submission.Id);
        supposed?.Remove(submission);
    }

    private Guid? LatestOf(StreamName stream) => latest.TryGetValue(stream, out var id) ? id : null;

    private void Restore(StreamName stream, (object State, long Version) state, Guid? id)
    {
        states[stream] = state;
        if (id is { } there)
            latest[stream] = there;
        else
            latest.Remove(stream);
    }

    // The stream it writes first; then those it was only judged on, which must still be what they were.
    private Entry EntryOf(Submission submission, Guid id, IReadOnlyList<IEvent> events)
    {
        var (appends, after) = (new List<StreamAppend>(3), new List<Guid>(1));
        foreach (var stream in StreamsOf(submission))
        {
            NewEvent[] made = stream == submission.Stream ? [.. events.Select(one => new NewEvent(id, one))] : [];
            appends.Add(new StreamAppend(stream, states[stream].Version, made));
            if (latest.TryGetValue(stream, out var before))
                after.Add(before);
        }
        return new Entry(appends, submission.Provenance, submission.At, after);
    }

    private static Answer Compare(Submission submission, RecordedEvent earlier, IEvent fact)
    {
        var (recorded, asked) = (EventCatalogue.Write(earlier.Data), EventCatalogue.Write(fact));
        if (recorded == asked)
            return new Answer.AlreadyRecorded(earlier);
        return new Answer.Refused(earlier is { Position: 0, Provenance.Row: { } row }
            ? new ReferenceUsedInRow(submission.Reference, submission.Type, row, recorded, asked)
            : new ReferenceAlreadyUsed(submission.Reference, submission.Type, earlier.Position, recorded, asked));
    }

    private Terms TermsOf(Submission submission)
    {
        var now = submission.At ?? clock.GetUtcNow();
        var initiative = submission.InitiativeStream is { } own
            ? (Initiative)states[own].State
            : Initiative.Initial;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new Terms(today, programme, (Programme)states[programmeStream].State, initiative);
    }
}
