namespace PorFse.Ledger.Projections;

/// <summary>An amount of <c>progress</c>, broken down to its events.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Whole">The amount, with the parts it is made of.</param>
/// <param name="Levels">How many parts each level below has, and the events last.</param>
/// <param name="Events">The events themselves in their order, where nothing lies between.</param>
/// <param name="Discrepancies">Where a level does not add up to the one above; none in a sound ledger.</param>
public sealed record Explanation(
    Stage Stage,
    ExplainedPart Whole,
    IReadOnlyList<LevelCount> Levels,
    IReadOnlyList<RecordedEvent> Events,
    IReadOnlyList<Discrepancy> Discrepancies)
{
    /// <summary>How many events make up the amount.</summary>
    public long Count => Levels[^1].Count;
}

/// <summary>A part of an amount; its own parts add up to it.</summary>
/// <param name="Place">What it is of.</param>
/// <param name="Title">Title of an initiative; null elsewhere.</param>
/// <param name="Amount">EUR, reversals taken off.</param>
/// <param name="Events">How many events make it up.</param>
/// <param name="Parts">What it is made of; empty where that is events.</param>
public sealed record ExplainedPart(
    Place Place, string? Title, Euro Amount, long Events, IReadOnlyList<ExplainedPart> Parts)
{
    /// <summary>This part and all below it, each before its own.</summary>
    public IEnumerable<ExplainedPart> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}

/// <summary>How many parts there are on a level.</summary>
/// <param name="Level">The level; null for the events.</param>
/// <param name="Count">How many.</param>
public sealed record LevelCount(Breakdown? Level, long Count);
