namespace PorFse.Ledger.Projections;

/// <summary>Every report of participants, so that any state of them can be found.</summary>
public sealed class ParticipantsView : IProjection
{
    /// <summary>The table <c>participants</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "participants",
        "Every report of how many people have taken part, counted from the beginning of the programme.",
        [
            new("axis", ViewType.Text, ViewRole.Key, "Priority axis."),
            new("initiative", ViewType.Text, ViewRole.Key, "Code of the initiative; empty for the axis as a whole."),
            new("position", ViewType.Number, ViewRole.Key, "Position of the report in the log."),
            new("stated_on", ViewType.Date, ViewRole.Largest, "The date it is true of."),
            new("men", ViewType.Number, ViewRole.Largest, "Men."),
            new("women", ViewType.Number, ViewRole.Largest, "Women."),
            new("with_disability", ViewType.Number, ViewRole.Largest, "People with disabilities; may be absent."),
            new("migrants", ViewType.Number, ViewRole.Largest, "Migrants and minorities; may be absent."),
            new("other_disadvantaged", ViewType.Number, ViewRole.Largest, "Others disadvantaged; may be absent."),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new RowPerEvent<ParticipantsReported>()
        .With((report, _) => report.Axis)
        .With((report, _) => report.Initiative ?? "")
        .With((_, position) => position)
        .With((report, _) => report.On)
        .With((report, _) => report.Men)
        .With((report, _) => report.Women)
        .With((report, _) => report.WithDisability)
        .With((report, _) => report.Migrants)
        .With((report, _) => report.OtherDisadvantaged);

    /// <summary>
    /// What counts in a state: of each axis and initiative the report of the last date, and of those at one date the
    /// one recorded last.
    /// </summary>
    public static async Task<IReadOnlyList<Participants>> ReadAsync(
        IViewReader views, Basis basis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(basis);
        var rows = await views.RowsAsync(Definition, cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Where(row => (long)row[2]! <= basis.KnownAt.Position && (DateOnly)row[3]! <= basis.At)
                .GroupBy(row => ((string)row[0]!, (string)row[1]!))
                .Select(reports => reports.MaxBy(row => ((DateOnly)row[3]!, (long)row[2]!))!)
                .Select(Read),
        ];
    }

    private static Participants Read(object?[] row) => new(
        (string)row[0]!,
        (string)row[1]! is { Length: > 0 } initiative ? initiative : null,
        (DateOnly)row[3]!,
        (long)row[4]!,
        (long)row[5]!,
        (long?)row[6],
        (long?)row[7],
        (long?)row[8]);
}

/// <summary>How many people have taken part in an axis, an initiative, or some of them together.</summary>
/// <param name="Axis">The axis; null for several together.</param>
/// <param name="Initiative">The initiative; null for an axis as a whole.</param>
/// <param name="On">The date they were counted at; of several, the last one.</param>
/// <param name="Men">Men.</param>
/// <param name="Women">Women.</param>
/// <param name="WithDisability">People with disabilities; null where nobody counts them.</param>
/// <param name="Migrants">Migrants and minorities, or null.</param>
/// <param name="OtherDisadvantaged">Others who are disadvantaged, or null.</param>
public sealed record Participants(
    string? Axis,
    string? Initiative,
    DateOnly? On,
    long Men,
    long Women,
    long? WithDisability,
    long? Migrants,
    long? OtherDisadvantaged)
{
    /// <summary>All of them.</summary>
    public long Total => Men + Women;

    /// <summary>
    /// Those in the vulnerable groups; whoever is in several is counted in each. Null where nobody counts them.
    /// </summary>
    public long? Vulnerable => Sum(Sum(WithDisability, Migrants), OtherDisadvantaged);

    /// <summary>Several together; a group that nobody counts in any of them is null.</summary>
    public static Participants Together(IEnumerable<Participants> parts) => parts.Aggregate(
        new Participants(null, null, null, 0, 0, null, null, null),
        (sum, part) => new Participants(
            null,
            null,
            sum.On > part.On ? sum.On : part.On,
            sum.Men + part.Men,
            sum.Women + part.Women,
            Sum(sum.WithDisability, part.WithDisability),
            Sum(sum.Migrants, part.Migrants),
            Sum(sum.OtherDisadvantaged, part.OtherDisadvantaged)));

    private static long? Sum(long? one, long? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);
}
