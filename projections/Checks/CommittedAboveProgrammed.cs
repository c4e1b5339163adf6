namespace PorFse.Ledger.Projections;

/// <summary>More is committed under an initiative than is programmed for it.</summary>
/// <param name="Initiative">Code of the initiative.</param>
/// <param name="Limit">Committed against programmed.</param>
public sealed record CommittedAboveProgrammed(string Initiative, Limit Limit)
    : Excess(Check, StreamName.Initiative(Initiative), Limit)
{
    /// <summary>The check.</summary>
    public static FindingKind Check { get; } =
        FindingKind.Of<CommittedAboveProgrammed>(Severity.Warning, "PUC, validation control 029");

    /// <summary>EUR, net.</summary>
    public Euro Committed => Limit.Found;

    /// <summary>EUR, net.</summary>
    public Euro Programmed => Limit.Allowed;

    /// <inheritdoc/>
    public override string Message =>
        Text($"Initiative {Initiative}: the EUR {Committed} committed exceed the EUR {Programmed} programmed.");

    /// <summary>Looks at every initiative.</summary>
    public static IEnumerable<Finding> Of(CheckedState state) => state.Committed
        .Where(entry => entry.Committed.IsExceeded)
        .Select(entry => new CommittedAboveProgrammed(entry.Initiative, entry.Committed));
}
