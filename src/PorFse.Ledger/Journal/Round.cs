namespace PorFse.Ledger;

/// <summary>
/// One round of the bookkeeper: the states as loaded, and each command judged on them and on what the commands before
/// it in the round were allowed.
/// </summary>
internal sealed class Round(string programme, TimeProvider clock)
{
    private readonly StreamName programmeStream = StreamName.Programme(programme);
    private readonly Dictionary<StreamName, (object State, long Version)> states = [];
    private readonly HashSet<Guid> decided = [];
    private readonly Dictionary<StreamName, Guid> latest = [];
    private readonly Dictionary<Guid, RecordedEvent> known = [];

    internal abstract record Verdict;

    /// <summary>To be appended.</summary>
    internal sealed record Accepted(Entry Entry) : Verdict;

    /// <summary>The identity is in the log: the same fact, or another.</summary>
    internal sealed record Known(Answer Answer) : Verdict;

    /// <summary>Not allowed.</summary>
    internal sealed record Refused(Answer.Refused Answer) : Verdict;

    /// <summary>The same identity came earlier in this round; the next round knows what became of it.</summary>
    internal sealed record Deferred : Verdict;

    internal (IReadOnlyCollection<StreamName> Streams, IReadOnlyCollection<Guid> Ids) Needs(
        IReadOnlyCollection<Submission> submissions)
    {
        var streams = submissions.SelectMany(StreamsOf).ToHashSet();
        foreach (var stream in streams)
            states[stream] = (StreamKinds.Initial(stream), 0);
        return (streams, submissions.Select(submission => submission.Id).ToHashSet());
    }

    /// <summary>What a command is judged on: its own stream, the programme and the initiative it names.</summary>
    internal IEnumerable<StreamName> StreamsOf(Submission submission) => submission.Initiative is { } code
        ? [submission.Stream, programmeStream, StreamName.Initiative(code)]
        : [submission.Stream, programmeStream];

    internal void Load(Loaded loaded)
    {
        foreach (var (_, recorded) in loaded.ById)
            Suppose(recorded);
        foreach (var (stream, events) in loaded.Streams)
        {
            foreach (var recorded in events)
                Evolve(stream, recorded.Data);
        }
    }

    /// <summary>Takes a fact for recorded: it is in the log, or would be after a command that was accepted.</summary>
    internal void Suppose(RecordedEvent recorded) => known[recorded.Id] = recorded;

    internal Verdict Judge(Submission submission)
    {
        if (submission.Provenance.Refuse() is { } unclear)
            return new Refused(new Answer.Refused(unclear));
        var state = states[submission.Stream].State;
        if (known.TryGetValue(submission.Id, out var earlier))
            return new Known(Compare(submission, earlier, submission.Fact(state)));
        if (decided.Contains(submission.Id))
            return new Deferred();

        var (events, reason) = submission.Decide(state, TermsOf(submission));
        if (reason is not null)
            return new Refused(new Answer.Refused(reason));

        var entry = EntryOf(submission, events);
        decided.Add(submission.Id);
        latest[submission.Stream] = submission.Id;
        foreach (var made in events)
            Evolve(submission.Stream, made);
        return new Accepted(entry);
    }

    // The stream it writes first; then those it was only judged on, which must still be what they were.
    private Entry EntryOf(Submission submission, IReadOnlyList<IEvent> events)
    {
        var streams = StreamsOf(submission).Distinct().ToList();
        return new Entry(
            [
                .. streams.Select((stream, i) => new StreamAppend(stream, states[stream].Version, i > 0
                    ? []
                    : [.. events.Select(made => new NewEvent(submission.Id, made))])),
            ],
            submission.Provenance,
            submission.At,
            [.. streams.Where(latest.ContainsKey).Select(stream => latest[stream])]);
    }

    private static Answer Compare(Submission submission, RecordedEvent earlier, IEvent fact)
    {
        var (recorded, asked) = (EventCatalogue.Write(earlier.Data), EventCatalogue.Write(fact));
        if (recorded == asked)
            return new Answer.AlreadyRecorded(earlier);
        var type = EventCatalogue.AliasOf(fact.GetType());
        return new Answer.Refused(
            new ReferenceAlreadyUsed(submission.Reference, type, earlier.Position, recorded, asked));
    }

    private Terms TermsOf(Submission submission)
    {
        var now = submission.At ?? clock.GetUtcNow();
        var initiative = submission.Initiative is { } code
            ? (Initiative)states[StreamName.Initiative(code)].State
            : Initiative.Initial;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new Terms(today, programme, (Programme)states[programmeStream].State, initiative);
    }

    private void Evolve(StreamName stream, IEvent made)
    {
        var (state, version) = states[stream];
        states[stream] = (StreamKinds.Evolve(state, made), version + 1);
    }
}
