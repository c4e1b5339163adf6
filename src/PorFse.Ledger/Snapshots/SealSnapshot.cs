namespace PorFse.Ledger;

/// <summary>Seals the figures of a state under a name: derived from the ledger, never given by hand.</summary>
public sealed record SealSnapshot(SnapshotSealed Sealing) : ICommand<Snapshot, SnapshotSealed>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Snapshot(Sealing.Name);

    /// <inheritdoc/>
    public string Identity => Sealing.Name;

    /// <inheritdoc/>
    public SnapshotSealed Fact(Snapshot state) => Sealing;
}

/// <summary>The rule for <see cref="SealSnapshot"/>.</summary>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 110(2)(b) (the committee approves the report after its year).</remarks>
public static class SealSnapshotHandler
{
    /// <summary>A name is sealed once, of a past state, and its axes add up to its total.</summary>
    public static Decision<Snapshot> Handle(SealSnapshot command, Snapshot snapshot, Terms terms)
    {
        var sealing = command.Sealing;
        if (RefuseTexts(sealing) is { } malformed)
            return malformed;
        if (snapshot.Sealing is { } earlier)
            return new SnapshotAlreadySealed(sealing.Name, earlier.On, earlier.At, earlier.KnownAtPosition);
        if (!terms.Programme.IsAdopted)
            return new ProgrammeUnknown(terms.Cci);
        if (sealing.KnownAtPosition < 1)
            return new SnapshotOfNoEvents(sealing.Name, sealing.KnownAtPosition);
        if (RefuseDates(sealing, terms.Today) is { } wrongDate)
            return wrongDate;
        if (RefuseSums(sealing) is { } wrongSum)
            return wrongSum;

        return new IEventOf<Snapshot>[] { command.Fact(snapshot) };
    }

    private static Refusal? RefuseTexts(SnapshotSealed sealing) =>
        Texts.Refuse("name", sealing.Name, Texts.LongestReference)
        ?? Texts.RefuseOptional("approver", sealing.ApprovedBy, Texts.LongestTitle)
        ?? Texts.RefuseOptional("note", sealing.Note, Texts.LongestNote)
        ?? Texts.RefuseOptional("root", sealing.Root, Digest.TextLength)
        ?? sealing.Axes.Select(axis => Texts.Refuse("axis's code", axis.Axis, Texts.LongestCode))
            .FirstOrDefault(reason => reason is not null);

    // Every part of a state is past: its date, what was known of it, its approval and its sealing.
    private static Refusal? RefuseDates(SnapshotSealed sealing, DateOnly today)
    {
        if (sealing.ApprovedOn < sealing.At)
            return new ApprovalBeforeState(sealing.ApprovedOn.Value, sealing.At);
        var known = DateOnly.FromDateTime(sealing.KnownAtMoment.UtcDateTime);
        var latest = new[] { sealing.At, known, sealing.ApprovedOn ?? sealing.At, sealing.On }.Max();
        return latest > today ? new DateAfterToday(latest, today) : null;
    }

    private static Refusal? RefuseSums(SnapshotSealed sealing)
    {
        var (axes, total) = (sealing.Axes, sealing.Total);
        (string Figure, Euro Axes, Euro Total)[] sums =
        [
            ("allocation", axes.Sum(axis => axis.Allocation), total.Allocation),
            ("programmed", axes.Sum(axis => axis.Programmed), total.Programmed),
            ("committed", axes.Sum(axis => axis.Committed), total.Committed),
            ("paid", axes.Sum(axis => axis.Paid), total.Paid),
            ("certified", axes.Sum(axis => axis.Certified), total.Certified),
        ];
        foreach (var sum in sums.Where(sum => sum.Axes != sum.Total))
            return new SnapshotDoesNotAddUp(sealing.Name, sum.Figure, sum.Axes, sum.Total);
        var events = axes.Sum(axis => axis.Events);
        return events == total.Events ? null : new SnapshotCountsOtherwise(sealing.Name, events, total.Events);
    }
}

/// <summary>The name is taken by a snapshot that was sealed before; what is sealed is never changed.</summary>
public sealed record SnapshotAlreadySealed(string Snapshot, DateOnly SealedOn, DateOnly At, long Position) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Snapshot \"{Snapshot}\" was sealed on {SealedOn:yyyy-MM-dd}, of the state at {At:yyyy-MM-dd} ")
        + Text($"as known at position {Position}; a name is sealed 1 time.");
}

/// <summary>A snapshot of a state of which nothing was known yet.</summary>
public sealed record SnapshotOfNoEvents(string Snapshot, long Position) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Snapshot \"{Snapshot}\" would be of what was known at position {Position}; the first is 1.");
}

/// <summary>A state approved before the date it is of.</summary>
public sealed record ApprovalBeforeState(DateOnly ApprovedOn, DateOnly At) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The state at {At:yyyy-MM-dd} cannot have been approved on {ApprovedOn:yyyy-MM-dd}, before it.");
}

/// <summary>A column of a snapshot whose axes do not add up to its total.</summary>
public sealed record SnapshotDoesNotAddUp(string Snapshot, string Figure, Euro Axes, Euro Total) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Snapshot \"{Snapshot}\": the axes' {Figure} adds up to EUR {Axes}, not to the total of EUR {Total}.");
}

/// <summary>A snapshot whose axes do not count as many transactions as its total.</summary>
public sealed record SnapshotCountsOtherwise(string Snapshot, long Axes, long Total) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Snapshot \"{Snapshot}\": the axes count {Axes} transactions, the total {Total}.");
}
