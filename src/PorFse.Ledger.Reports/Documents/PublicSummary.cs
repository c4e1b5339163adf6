using System.Globalization;
using System.Text;

namespace PorFse.Ledger.Reports;

/// <summary>
/// The public summary (<i>sintesi pubblica</i>) of the report on a state: one HTML file that needs nothing else, for
/// screens and for paper. The same state gives the same bytes.
/// </summary>
/// <remarks>
/// Source: Reg. (EU) 1303/2013, art. 50(9). Accessible by WCAG 2.2, level AA; looks by the rules of Bootstrap Italia.
/// </remarks>
public static class PublicSummary
{
    private const int ShortRoot = 12;

    private static readonly Markup Style = Markup.AsIs(Resource("summary.css"));

    /// <summary>The document.</summary>
    /// <param name="state">What it is of.</param>
    /// <param name="labels">The language.</param>
    public static string Of(ReportState state, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(labels);
        var prose = new Prose(labels);
        var closing = new ClosingSections(state, labels);
        var title = prose["title", prose.Day(state.At)];
        var sections = Sections(state, closing, labels);
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="{labels.Language}">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="generator" content="porfse"/>
            <title>{title}, {state.Name}</title>
            <style>
            {Style}{PageMargins(state, prose)}</style>
            </head>
            <body>
            <a class="skip" href="#content">{prose["skip"]}</a>
            <header>
            <p class="programme">{state.Name}</p>
            <h1>{title}</h1>
            <p>{prose["law"]}</p>
            </header>
            <main id="content" tabindex="-1">
            {(state.Opening.Demonstration ? closing.Demonstration : default)}
            {TableMarkup.Of(
                StateTable.Of(state.Opening, state.Programme.Title, state.Basis, labels), "table-state", labels)}
            <nav aria-labelledby="contents">
            <h2 id="contents">{prose["contents"]}</h2>
            {Section.Entries(sections)}
            </nav>
            {sections.Select(section => section.ToMarkup())}
            </main>
            <footer><p>{Line(state, prose)}</p></footer>
            </body>
            </html>

            """).ToString();
    }

    private static List<Section> Sections(ReportState state, ClosingSections closing, Labels labels)
    {
        var overview = new OverviewSections(state, labels);
        var axes = state.Axes.Select((axis, i) => new AxisSection(state, axis, labels).Of(i + 1));
        return
        [
            overview.Premise(),
            overview.Progress(),
            new Section("3", labels["summary.axes"], default, [.. axes]),
            closing.Method(),
            closing.Verification(),
        ];
    }

    // What every page carries: both dates and the beginning of the root.
    private static string Line(ReportState state, Prose prose) => prose[
        "page.state",
        state.At,
        state.Basis.KnownAt.Position,
        state.Basis.KnownAt.RecordedAt,
        state.Basis.KnownAt.Root?.ToString()[..ShortRoot]];

    private static Markup PageMargins(ReportState state, Prose prose) => Markup.AsIs($$"""
        @page {
          @top-left { content: {{Quoted(state.Name)}}; }
          @top-right { content: {{Quoted(prose["short"])}}; }
          @bottom-left { content: {{Quoted(Line(state, prose))}}; }
          @bottom-right { content: counter(page) " / " counter(pages); }
        }

        """);

    // A string of CSS in which no character can end it, or the style around it.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == ' ')
                quoted.Append(rune);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
        }
        return quoted.Append('"').ToString();
    }

    private static string Resource(string name)
    {
        using var stream = typeof(PublicSummary).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
