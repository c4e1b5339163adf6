namespace PorFse.Ledger;

/// <summary>
/// Takes commands into the log: loads the states they need, asks their rules, appends what is accepted, and decides
/// again what other writers overtook. A fact already recorded is acknowledged, never appended twice.
/// </summary>
/// <param name="store">The log.</param>
/// <param name="programme">CCI of the programme the ledger is for.</param>
/// <param name="clock">The clock that says which day it is.</param>
public sealed class Bookkeeper(IEventStore store, string programme, TimeProvider clock)
{
    /// <summary>How often a command is decided before a crowd of other writers is reported as such.</summary>
    public const int Attempts = 12;

    /// <summary>
    /// Records some commands in their order, in one transaction per round. The answers are in the order of the commands
    /// and durable when this returns.
    /// </summary>
    /// <exception cref="ConcurrentAppendException">Other writers overtook some of them too often.</exception>
    public async Task<IReadOnlyList<Answer>> RecordAsync(
        IReadOnlyList<Submission> submissions, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        var answers = new Answer?[submissions.Count];
        var open = Enumerable.Range(0, submissions.Count).ToList();
        for (var attempt = 1; open.Count > 0; attempt++)
        {
            if (attempt > Attempts)
                throw new ConcurrentAppendException(open.Count, Attempts) { Answers = answers };
            open = await RoundAsync(submissions, open, answers, cancellation).ConfigureAwait(false);
        }
        return answers!;
    }

    /// <summary>Records one command.</summary>
    public async Task<Answer> RecordAsync(Submission submission, CancellationToken cancellation = default) =>
        (await RecordAsync([submission], cancellation).ConfigureAwait(false))[0];

    /// <summary>
    /// What recording some commands in their order would refuse, and why: each is judged on what those before it would
    /// be allowed, and nothing is written. Null for a command that would be recorded, or acknowledged.
    /// </summary>
    public async Task<IReadOnlyList<Refusal?>> TryAsync(
        IReadOnlyList<Submission> submissions, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        // Only to name the position a repeated reference would be at.
        var head = await store.ReadHeadAsync(cancellation).ConfigureAwait(false);
        var round = await LoadAsync(submissions, cancellation).ConfigureAwait(false);
        var reasons = new List<Refusal?>(submissions.Count);
        foreach (var submission in submissions)
        {
            var verdict = round.Judge(submission);
            if (verdict is Round.Accepted accepted)
                head = Suppose(round, submission, accepted, head);
            reasons.Add(verdict switch
            {
                Round.Known { Answer: Answer.Refused known } => known.Reason,
                Round.Refused refused => refused.Answer.Reason,
                _ => null,
            });
        }
        return reasons;
    }

    private Head Suppose(Round round, Submission submission, Round.Accepted accepted, Head head)
    {
        var at = LedgerClock.Next(head.RecordedAt, accepted.Entry.At ?? clock.GetUtcNow());
        var last = head.Position + accepted.Entry.Streams[0].Events.Count;
        var answer = AnswerTo(accepted, new AppendOutcome.Appended(head.Position + 1, last, at))!;
        round.Suppose(submission, answer.Event);
        return new Head(last, at);
    }

    private async Task<Round> LoadAsync(IReadOnlyCollection<Submission> asked, CancellationToken cancellation)
    {
        var round = new Round(programme, clock, new HeldStates());
        await round.LoadAsync(store, asked, cancellation).ConfigureAwait(false);
        return round;
    }

    private async Task<List<int>> RoundAsync(
        IReadOnlyList<Submission> submissions, List<int> open, Answer?[] answers, CancellationToken cancellation)
    {
        var asked = open.ConvertAll(i => submissions[i]);
        var round = await LoadAsync(asked, cancellation).ConfigureAwait(false);
        var verdicts = asked.ConvertAll(round.Judge);
        var entries = verdicts.OfType<Round.Accepted>().Select(accepted => accepted.Entry).ToList();
        var outcomes = entries.Count == 0 ? [] : await store.AppendAsync(entries, cancellation).ConfigureAwait(false);

        // A refusal that was decided on the effects of an entry that did not get in is decided again.
        var overtaken = entries.Where((_, i) => outcomes[i] is not AppendOutcome.Appended)
            .SelectMany(entry => entry.Streams).Where(append => append.Events.Count > 0)
            .Select(append => append.Stream).ToHashSet();
        var outcome = 0;
        var again = new List<int>();
        for (var i = 0; i < verdicts.Count; i++)
        {
            var answer = verdicts[i] switch
            {
                Round.Accepted accepted => AnswerTo(accepted, outcomes[outcome++]),
                Round.Known known => known.Answer,
                Round.Refused refused when !overtaken.Overlaps(round.StreamsOf(asked[i])) => refused.Answer,
                _ => null,
            };
            if (answer is null)
                again.Add(open[i]);
            else
                answers[open[i]] = answer;
        }
        return again;
    }

    private static Answer.Recorded? AnswerTo(Round.Accepted accepted, AppendOutcome outcome)
    {
        if (outcome is not AppendOutcome.Appended appended)
            return null;
        var append = accepted.Entry.Streams[0];
        var made = append.Events[0];
        return new Answer.Recorded(new RecordedEvent(
            appended.FirstPosition, made.Id, append.Stream, append.ExpectedVersion + 1,
            appended.RecordedAt, made.Data, accepted.Entry.Provenance));
    }
}
