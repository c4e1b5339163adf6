namespace PorFse.Ledger.Projections;

/// <summary>A place in the programme: an axis, a priority, an initiative, an operation; none of them for all.</summary>
/// <param name="Axis">Priority axis.</param>
/// <param name="Priority">Investment priority.</param>
/// <param name="Initiative">Code of the initiative.</param>
/// <param name="Operation">Code of the operation.</param>
public sealed record Place(
    string? Axis = null, string? Priority = null, string? Initiative = null, string? Operation = null)
{
    /// <summary>How deep it is.</summary>
    public Breakdown Level => this switch
    {
        { Operation: not null } => Breakdown.Operation,
        { Initiative: not null } => Breakdown.Initiative,
        { Priority: not null } => Breakdown.Priority,
        { Axis: not null } => Breakdown.Axis,
        _ => Breakdown.Programme,
    };

    /// <summary>The key of its row; null for the whole programme.</summary>
    public string? Key => Operation ?? Initiative ?? Priority ?? Axis;

    /// <summary>"axis I", or "programme".</summary>
    public override string ToString() => $"{Level.ToString().ToLowerInvariant()} {Key}".TrimEnd();

    /// <summary>The place of a row.</summary>
    public static Place Of(Breakdown by, string key) => by switch
    {
        Breakdown.Axis => new Place(Axis: key),
        Breakdown.Priority => new Place(Priority: key),
        Breakdown.Initiative => new Place(Initiative: key),
        Breakdown.Operation => new Place(Operation: key),
        _ => new Place(),
    };

    /// <summary>Whether an initiative is there.</summary>
    public bool Has(InitiativeEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return (Axis is null || Axis == entry.Axis)
            && (Priority is null || Priority == entry.Priority)
            && (Initiative is null || Initiative == entry.Initiative);
    }
}
