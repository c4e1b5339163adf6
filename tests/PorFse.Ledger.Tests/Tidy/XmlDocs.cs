using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PorFse.Ledger.Tests;

/// <summary>The documentation comments of the rules and the views, as Markdown.</summary>
internal static partial class XmlDocs
{
    private static readonly Dictionary<string, XElement> Members =
        new[] { "PorFse.Ledger.xml", "PorFse.Ledger.Projections.xml", "PorFse.Ledger.Exchange.xml" }
            .SelectMany(file => XDocument.Load(Path.Combine(AppContext.BaseDirectory, file)).Descendants("member"))
            .ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>The summary of a type, or "".</summary>
    internal static string Summary(Type type) => Markdown(Of("T:" + type.FullName)?.Element("summary"));

    /// <summary>The summary of a property or enum member, or "".</summary>
    internal static string Summary(Type type, string member) =>
        Markdown((Of($"P:{type.FullName}.{member}") ?? Of($"F:{type.FullName}.{member}"))?.Element("summary"));

    /// <summary>What a record's type says about one of its members, or "".</summary>
    internal static string Parameter(Type type, string name) => Markdown(Of("T:" + type.FullName)?
        .Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == name));

    /// <summary>The sentence of the remarks that names the source, or "".</summary>
    internal static string Source(Type type) =>
        SourceSentence().Match(Markdown(Of("T:" + type.FullName)?.Element("remarks"))).Groups[1].Value;

    /// <summary>The Italian terms a type's summary gives, in italics there; or "".</summary>
    internal static string ItalianTerm(Type type) =>
        string.Join(", ", Of("T:" + type.FullName)?.Element("summary")?.Elements("i").Select(i => i.Value) ?? []);

    /// <summary>The Italian terms a member's summary gives; or "".</summary>
    internal static string ItalianTerm(Type type, string member) => string.Join(", ",
        (Of($"P:{type.FullName}.{member}") ?? Of($"F:{type.FullName}.{member}"))?
            .Element("summary")?.Elements("i").Select(i => i.Value) ?? []);

    private static XElement? Of(string name) => Members.GetValueOrDefault(name.Replace('+', '.'));

    private static string Markdown(XElement? text) =>
        text is null ? "" : Blanks().Replace(string.Concat(text.Nodes().Select(Markdown)), " ").Trim();

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "i" } italic => $"*{italic.Value}*",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement see when see.Attribute("cref") is { } cref => $"`{cref.Value.Split('.')[^1]}`",
        XElement other => other.Attribute("name")?.Value ?? other.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"Source: (.+?)\.(?= [A-Z]|$)")]
    private static partial Regex SourceSentence();
}
