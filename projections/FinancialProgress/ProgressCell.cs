namespace PorFse.Ledger.Projections;

/// <summary>A net amount at one stage, of an initiative or of one of its operations.</summary>
/// <param name="Initiative">Code of the initiative.</param>
/// <param name="Operation">Code of the operation, or null where the amount is the initiative's.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Net">EUR, reversals taken off.</param>
/// <param name="Events">How many transactions make it up.</param>
public sealed record ProgressCell(string Initiative, string? Operation, Stage Stage, Euro Net, long Events);
