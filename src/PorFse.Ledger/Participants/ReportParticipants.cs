namespace PorFse.Ledger;

/// <summary>Reports how many people have taken part at a date.</summary>
/// <param name="Report">The report.</param>
/// <param name="Total">All of them, as the report says; null where it does not.</param>
public sealed record ReportParticipants(ParticipantsReported Report, long? Total = null)
    : ICommand<Participation, ParticipantsReported>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Participants(Report.Axis, Report.Initiative);

    /// <inheritdoc/>
    public string Identity => Report.Reference;

    /// <inheritdoc/>
    public string? Initiative => Report.Initiative;

    /// <inheritdoc/>
    public ParticipantsReported Fact(Participation state) => Report;
}

/// <summary>The rule for <see cref="ReportParticipants"/>.</summary>
public static class ReportParticipantsHandler
{
    /// <summary>More people than the region has inhabitants take part in nothing.</summary>
    private const long Most = 10_000_000;

    /// <summary>
    /// Men and women are all, nobody is less than none, and no group is larger than all. A count may be below an
    /// earlier one: reports are corrected.
    /// </summary>
    public static Decision<Participation> Handle(ReportParticipants command, Participation participation, Terms terms)
    {
        var report = command.Report;
        if ((Texts.RefusePapers(report.Reference, report.Document) ?? Counts(report, command.Total)) is { } malformed)
            return malformed;
        if (terms.RefuseSettlingOn(report.On) is { } wrongDate)
            return wrongDate;
        if (terms.RefusePlace(report.Axis, null) is { } nowhere)
            return nowhere;
        if (report.Initiative is { } code && !terms.Initiative.IsOpened)
            return new InitiativeUnknown(code);
        if (report.Initiative is { } of && terms.Initiative.Axis != report.Axis)
            return new InitiativeNotOfAxis(of, terms.Initiative.Axis, report.Axis);

        return new IEventOf<Participation>[] { command.Fact(participation) };
    }

    private static Refusal? Counts(ParticipantsReported report, long? total)
    {
        foreach (var (group, count) in new (string, long?)[]
        {
            ("men", report.Men),
            ("women", report.Women),
            ("people with disabilities", report.WithDisability),
            ("migrants", report.Migrants),
            ("other disadvantaged people", report.OtherDisadvantaged),
        })
        {
            if (count is < 0 or > Most)
                return new ParticipantsOutOfRange(group, count.Value, Most);
            if (count > report.Men + report.Women)
                return new GroupAboveParticipants(group, count.Value, report.Men + report.Women);
        }
        return total is { } all && all != report.Men + report.Women
            ? new ParticipantsDoNotAddUp(report.Men, report.Women, all)
            : null;
    }
}

/// <summary>A number of people below none, or above all there are.</summary>
public sealed record ParticipantsOutOfRange(string Group, long Count, long Most) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"{Count} {Group} cannot be; it is from 0 to {Most}.");
}

/// <summary>A group of participants larger than all of them.</summary>
public sealed record GroupAboveParticipants(string Group, long Count, long Participants) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"{Count} {Group} are more than the {Participants} participants.");
}

/// <summary>Men and women that are not all.</summary>
public sealed record ParticipantsDoNotAddUp(long Men, long Women, long Total) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"{Men} men and {Women} women are {Men + Women} participants, not {Total}.");
}

/// <summary>An initiative that belongs to another axis than somebody says.</summary>
public sealed record InitiativeNotOfAxis(string Initiative, string Axis, string Asked) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Initiative {Initiative} belongs to axis \"{Axis}\"; it cannot count for \"{Asked}\".");
}
