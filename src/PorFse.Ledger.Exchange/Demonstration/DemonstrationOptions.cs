namespace PorFse.Ledger.Exchange;

/// <summary>How large a demonstration is, and which of the many possible ones.</summary>
/// <param name="Operations">How many operations it has, at least <see cref="Demonstration.LeastOperations"/>.</param>
/// <param name="Seed">Every seed has operations of its own; the published figures hold whatever the seed.</param>
public sealed record DemonstrationOptions(int Operations = 2000, int Seed = 2014);
