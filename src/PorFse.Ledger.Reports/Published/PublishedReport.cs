using System.Globalization;
using System.Reflection;
using CsvHelper;

namespace PorFse.Ledger.Reports;

/// <summary>Every figure that the public summary of the annual implementation report on 2019 prints.</summary>
/// <remarks>Source: Regione Lombardia, POR FSE 2014-2020, RAA 2019, sintesi pubblica, approved 23 July 2020.</remarks>
public static class PublishedReport
{
    /// <summary>The business date of the report.</summary>
    public static DateOnly At { get; } = new(2019, 12, 31);

    /// <summary>The figures, in the order of the document.</summary>
    public static IReadOnlyList<PublishedFigure> Figures { get; } = [.. Read()];

    private static IEnumerable<PublishedFigure> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("raa-2019.csv")!;
        using var csv = new CsvReader(new StreamReader(stream), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            yield return new PublishedFigure(
                csv["id"]!,
                csv["section"]!,
                csv["measure"]!,
                new FigureScope(csv["scope"]!),
                csv["as_of"]!,
                csv["printed"]!,
                new FigureFormat(csv["unit"]!, csv["shown"]!));
        }
    }
}

/// <summary>A figure the report prints.</summary>
/// <param name="Id">Its stable name: "t1" and "t2" of the tables, "s21" to "s35" of the sections.</param>
/// <param name="Section">Where it stands.</param>
/// <param name="Measure">
/// What it measures, or two measures with " / " between them; see <see cref="FigureMeasures"/>.
/// </param>
/// <param name="Scope">What it is of.</param>
/// <param name="AsOf">The date it is printed for, or "plan"; of a target the end of its year.</param>
/// <param name="Printed">The text of the document.</param>
/// <param name="Format">How the document prints it.</param>
public sealed record PublishedFigure(
    string Id, string Section, string Measure, FigureScope Scope, string AsOf, string Printed, FigureFormat Format);

/// <summary>What a figure is of: the programme, or some axes, initiatives, families or indicators together.</summary>
/// <param name="Text">"programme", or the kind and the codes, such as "axis III+IV".</param>
public sealed record FigureScope(string Text)
{
    /// <summary>The whole programme.</summary>
    public static FigureScope Programme { get; } = new("programme");

    /// <summary>"programme", "axis", "initiative", "family" or "indicator".</summary>
    public string Kind => Text.Split(' ', 2)[0];

    /// <summary>The codes; none of the programme.</summary>
    public IReadOnlyList<string> Codes => Text.Split(' ', 2) is [_, var codes] ? codes.Split('+') : [];

    /// <summary>How it is called in the reader's language.</summary>
    public string Name(Labels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.With($"scope.{Kind}{(Codes.Count > 1 ? ".several" : "")}", string.Join(" + ", Codes));
    }
}
