using System.Xml.Linq;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Tests;

/// <summary>A page read back as XML, which every page of ours is as well.</summary>
internal sealed class ReadPage(string text)
{
    private readonly XDocument document = XDocument.Parse(text, LoadOptions.PreserveWhitespace);

    internal string Text { get; } = text;

    /// <summary>The page on a state.</summary>
    internal static ReadPage Of(ReportState state, Labels? labels = null) =>
        new(PublicSummary.Of(state, labels ?? Labels.English));

    internal IEnumerable<XElement> All(string name) => document.Descendants(name);

    /// <summary>The paragraphs, as they are read.</summary>
    internal List<string> Paragraphs => [.. All("p").Select(paragraph => paragraph.Value)];

    internal XElement Named(string id) =>
        document.Descendants().Single(element => (string?)element.Attribute("id") == id);

    /// <summary>The cells of a table's rows, the total among them.</summary>
    internal List<string[]> Rows(string caption) =>
    [
        .. Named(caption).Parent!.Descendants("tr").Skip(1)
            .Select(row => row.Elements().Select(cell => cell.Value).ToArray()),
    ];

    /// <summary>The texts of a chart, in order.</summary>
    internal List<string> ChartTexts(string id) =>
        [.. Named(id + "-title").Parent!.Elements("text").Select(text => text.Value)];

    /// <summary>The sizes of a chart's bars of some kind, in order.</summary>
    internal List<long> Bars(string id, string kind, string side) =>
    [
        .. Named(id + "-title").Parent!.Elements("rect").Where(bar => (string?)bar.Attribute("class") == kind)
            .Select(bar => (long)bar.Attribute(side)!),
    ];

    /// <summary>What no page may have: ids twice, labels that name nothing, headings that leave out a level.</summary>
    internal IEnumerable<string> Faults()
    {
        var ids = document.Descendants().Attributes("id").Select(id => id.Value).ToList();
        var levels = document.Descendants().Where(element => element.Name.LocalName is ['h', >= '1' and <= '6'])
            .Select(heading => heading.Name.LocalName[1] - '0').ToList();
        return
        [
            .. ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => $"#{same.Key} is there twice"),
            .. document.Descendants().Attributes("aria-labelledby").SelectMany(label => label.Value.Split(' '))
                .Concat(All("a").Select(link => ((string)link.Attribute("href")!)[1..]))
                .Except(ids).Select(id => $"#{id} is nowhere"),
            .. levels.Prepend(0).Zip(levels).Where(pair => pair.Second > pair.First + 1)
                .Select(pair => $"h{pair.Second} after h{pair.First}"),
            .. All("table").Where(table => table.Element("caption") is null).Select(_ => "no caption"),
            .. All("th").Where(head => head.Attribute("scope") is null || head.Value == "").Select(_ => "no head"),
        ];
    }
}
