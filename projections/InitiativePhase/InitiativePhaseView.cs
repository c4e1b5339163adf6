namespace PorFse.Ledger.Projections;

/// <summary>Every phase of an initiative that started, so that its life can be told in any state.</summary>
public sealed class InitiativePhaseView : IProjection
{
    /// <summary>The table <c>initiative_phase</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "initiative_phase",
        "Every phase of an initiative that started.",
        [
            new("initiative", ViewType.Text, ViewRole.Key, "Code of the initiative."),
            new("position", ViewType.Number, ViewRole.Key, "Position of the start in the log."),
            new("phase", ViewType.Text, ViewRole.Largest, "What the phase is called."),
            new("started_on", ViewType.Date, ViewRole.Largest, "Date of the act that started it."),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new RowPerEvent<InitiativePhaseStarted>()
        .With((started, _) => started.Initiative)
        .With((_, position) => position)
        .With((started, _) => started.Phase)
        .With((started, _) => started.On);

    /// <summary>
    /// The phases started in a state, by initiative: in the order of their dates, those of one date in that of the log.
    /// </summary>
    public static async Task<ILookup<string, InitiativePhase>> ReadAsync(
        IViewReader views, Basis basis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(basis);
        var rows = await views.RowsAsync(Definition, cancellation).ConfigureAwait(false);
        return rows.Where(row => (long)row[1]! <= basis.KnownAt.Position && (DateOnly)row[3]! <= basis.At)
            .OrderBy(row => ((DateOnly)row[3]!, (long)row[1]!))
            .ToLookup(row => (string)row[0]!, row => new InitiativePhase((string)row[2]!, (DateOnly)row[3]!));
    }
}

/// <summary>A phase of an initiative.</summary>
/// <param name="Phase">What it is called, such as "fase II".</param>
/// <param name="StartedOn">Date of the act that started it.</param>
public sealed record InitiativePhase(string Phase, DateOnly StartedOn);
