namespace PorFse.Ledger.Projections;

/// <summary>A net amount that exceeds another one, which should hold it.</summary>
/// <param name="Kind">The check that found it.</param>
/// <param name="Stream">The stream it is about.</param>
/// <param name="Limit">Both amounts, and the event since which one exceeds the other.</param>
public abstract record Excess(FindingKind Kind, StreamName Stream, Limit Limit)
    : Finding(Kind, Stream, Limit.Position, Limit.On)
{
    /// <inheritdoc/>
    public sealed override Measure Found => new Measure.Money(Limit.Found);

    /// <inheritdoc/>
    public sealed override Measure Allowed => new Measure.Money(Limit.Allowed);

    /// <inheritdoc/>
    public sealed override Euro? Amount => Limit.Found - Limit.Allowed;
}
