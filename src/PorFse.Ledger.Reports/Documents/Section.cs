namespace PorFse.Ledger.Reports;

/// <summary>A section of a document, with those below it.</summary>
/// <param name="Number">Its number, such as "2.1".</param>
/// <param name="Title">Its heading.</param>
/// <param name="Body">What stands in it before its parts.</param>
/// <param name="Parts">The sections below it.</param>
internal sealed record Section(string Number, string Title, Markup Body, params IReadOnlyList<Section> Parts)
{
    private const int Highest = 2;

    /// <summary>The section with all below it, each heading one level below the one above.</summary>
    internal Markup ToMarkup(int level = Highest) => Markup.Of($"""
        <section aria-labelledby="{Id}">
        <h{level} id="{Id}">{Number}. {Title}</h{level}>
        {Body}{Parts.Select(part => part.ToMarkup(level + 1))}</section>

        """);

    /// <summary>Its entry in the contents.</summary>
    internal Markup ToEntry() => Markup.Of($"""
        <li><a href="#{Id}">{Number}. {Title}</a>{(Parts.Count == 0 ? default : Entries(Parts))}</li>

        """);

    /// <summary>The contents of some sections.</summary>
    internal static Markup Entries(IEnumerable<Section> sections) =>
        Markup.Of($"<ul>\n{sections.Select(section => section.ToEntry())}</ul>");

    private string Id => "section-" + Number.Replace('.', '-');
}
