namespace PorFse.Ledger.Reports;

/// <summary>A value of a chart: the cell of a table it shows.</summary>
/// <param name="Label">What it is, beside it.</param>
/// <param name="Kind">The class that colours it; the label says the same.</param>
/// <param name="Cell">Its amount or count.</param>
internal sealed record ChartValue(string Label, string Kind, Cell Cell)
{
    /// <summary>Its part of a length, by the largest value of the chart; 0 for what is below nothing.</summary>
    internal long PartOf(long length, long largest) =>
        largest == 0 ? 0 : (long)((Int128)Math.Max(Size, 0) * length / largest);

    /// <summary>Its size in the unit of its cell: cents or things.</summary>
    internal long Size => Cell switch
    {
        Cell.Money money => money.Value.Cents,
        Cell.Count count => count.Value,
        _ => 0,
    };
}

/// <summary>Some values of a chart that belong together.</summary>
/// <param name="Name">What they are of.</param>
/// <param name="Whole">What they are parts of, drawn as a frame; null where there is none.</param>
/// <param name="Values">The values.</param>
internal sealed record ChartGroup(string Name, ChartValue? Whole, params IReadOnlyList<ChartValue> Values)
{
    /// <summary>The largest value of some groups, which the chart is as long as.</summary>
    internal static long Largest(IEnumerable<ChartGroup> groups) =>
        groups.SelectMany(group => group.Values.Append(group.Whole)).Max(value => value?.Size) ?? 0;
}

/// <summary>A chart as SVG in the page; who cannot see it hears its title and where its numbers are.</summary>
internal static class Chart
{
    /// <summary>Width of every chart, in its own units; a page is as wide.</summary>
    internal const long Width = 1000;

    /// <summary>A figure with a drawing.</summary>
    /// <param name="id">What no other element of the document is called.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">How it shows it, and which table has the numbers.</param>
    /// <param name="height">Height, in units of the width.</param>
    /// <param name="drawing">The drawing.</param>
    internal static Markup Of(
        string id, string title, string description, long height, Markup drawing) => Markup.Of($"""
        <figure>
        <div class="scroll" role="region" aria-label="{title}" tabindex="0">
        <svg role="img" aria-labelledby="{id}-title {id}-description" viewBox="0 0 {Width} {height}">
        <title id="{id}-title">{title}</title>
        <desc id="{id}-description">{description}</desc>
        {drawing}</svg>
        </div>
        <figcaption>{title}. {description}</figcaption>
        </figure>

        """);
}
