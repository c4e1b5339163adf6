namespace PorFse.Ledger.Projections;

/// <summary>More is committed under an initiative than is programmed for it.</summary>
/// <param name="Initiative">Code of the initiative.</param>
/// <param name="Committed">EUR, net.</param>
/// <param name="Programmed">EUR, net.</param>
/// <param name="Position">The event that makes it so.</param>
/// <param name="On">Business date of that event.</param>
public sealed record CommittedAboveProgrammed(
    string Initiative, Euro Committed, Euro Programmed, long? Position, DateOnly On)
    : Finding(Check, StreamName.Initiative(Initiative), Position, On)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<CommittedAboveProgrammed>(Severity.Warning, "PUC, validation control 029");

    /// <inheritdoc/>
    public override Measure Found => new Measure.Money(Committed);

    /// <inheritdoc/>
    public override Measure Allowed => new Measure.Money(Programmed);

    /// <inheritdoc/>
    public override Euro? Amount => Committed - Programmed;

    /// <inheritdoc/>
    public override string Message =>
        Text($"Initiative {Initiative}: the EUR {Committed} committed exceed the EUR {Programmed} programmed.");

    /// <summary>Looks at every initiative.</summary>
    public static IEnumerable<Finding> Of(CheckedState state) =>
        state.Committed.Where(entry => entry.Committed.IsExceeded).Select(entry => new CommittedAboveProgrammed(
            entry.Initiative,
            entry.Committed.Found,
            entry.Committed.Allowed,
            entry.Committed.Position,
            entry.Committed.On));
}
