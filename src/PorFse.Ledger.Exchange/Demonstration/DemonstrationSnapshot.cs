namespace PorFse.Ledger.Exchange;

/// <summary>
/// The snapshot a demonstration seals amid its history: the state on which the report on 2019 was approved. Its
/// figures are derived from the ledger when the history has come so far.
/// </summary>
/// <remarks>
/// Published: the date of the state, its figures in euro, the date of their approval and who gave it (annual
/// implementation report on 2019, public summary). Constructed: the positions and the numbers of transactions.
/// </remarks>
public static class DemonstrationSnapshot
{
    /// <summary>What it is called.</summary>
    public const string Name = "RAA 2019";

    private static readonly DateOnly Approved = new(2020, 7, 23);

    /// <summary>The business date of the state.</summary>
    public static DateOnly At => ControlDates.All[ControlDates.Report];

    /// <summary>As known when: by the end of the day of the approval.</summary>
    public static KnownAt KnownAt { get; } = new KnownAt.EndOf(Approved);

    /// <summary>When it is sealed on the simulated clock: as the office opens on the next working day.</summary>
    public static DateTimeOffset SealedAt { get; } =
        RecordingLag.OpeningOf(Season.NextWorking(Approved.DayNumber + 1));

    /// <summary>What is handed in to seal it.</summary>
    /// <param name="knownAt">The last event that counts.</param>
    /// <param name="axes">The figures of each axis.</param>
    /// <param name="total">The figures of the programme.</param>
    public static Submission Seal(Head knownAt, IReadOnlyList<SealedFigures> axes, SealedFigures total)
    {
        ArgumentNullException.ThrowIfNull(knownAt);
        var sealing = new SnapshotSealed(
            Name, At, knownAt.Position, knownAt.RecordedAt ?? default, axes, total, Approved,
            "Comitato di Sorveglianza", DateOnly.FromDateTime(SealedAt.UtcDateTime),
            "Date, approval and amounts are published; position, time and numbers of transactions are constructed.",
            knownAt.Root?.ToString());
        return new Desk(Scribe.Published, SealedAt).Submit(new SealSnapshot(sealing));
    }

    /// <summary>
    /// A history in batches, none of which reaches across the moment of sealing: the snapshot's place is before the
    /// first one that begins at it or later.
    /// </summary>
    /// <param name="history">Submissions in the order of recording.</param>
    /// <param name="most">The most submissions of one batch.</param>
    public static IEnumerable<IReadOnlyList<Submission>> Batches(IEnumerable<Submission> history, int most)
    {
        ArgumentNullException.ThrowIfNull(history);
        var batch = new List<Submission>();
        foreach (var submission in history)
        {
            if (batch.Count == most || (batch.Count > 0 && IsBefore(batch[0]) && !IsBefore(submission)))
            {
                yield return batch;
                batch = [];
            }
            batch.Add(submission);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    /// <summary>Whether a submission of the history comes before the snapshot.</summary>
    public static bool IsBefore(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return submission.At < SealedAt;
    }
}
