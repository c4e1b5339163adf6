using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Tests;

/// <summary>A workbook read back from the markup of its file, without the library that wrote it.</summary>
internal sealed partial class ReadWorkbook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly Dictionary<string, Dictionary<string, XElement>> sheets = [];
    private readonly XElement styles;

    private ReadWorkbook(byte[] bytes)
    {
        Bytes = bytes;
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var names = Part(zip, "xl/workbook.xml").Descendants(Main + "sheet")
            .Select(sheet => sheet.Attribute("name")!.Value);
        foreach (var (i, name) in names.Index())
        {
            Markup[name] = Part(zip, $"xl/worksheets/sheet{i + 1}.xml");
            sheets[name] = Markup[name].Descendants(Main + "c").ToDictionary(cell => cell.Attribute("r")!.Value);
        }
        Properties = Part(zip, "docProps/core.xml");
        styles = Part(zip, "xl/styles.xml");
    }

    internal byte[] Bytes { get; }

    /// <summary>The markup of each sheet, in order.</summary>
    internal OrderedDictionary<string, XElement> Markup { get; } = [];

    internal XElement Properties { get; }

    internal static async Task<ReadWorkbook> OfAsync(
        IReadOnlyList<RecordedEvent> events, DateOnly at, long until, Labels? labels = null)
    {
        var workbook = ReportWorkbook.Of(await StateIn.OfAsync(events, at, until), labels ?? Labels.English);
        using var file = new MemoryStream();
        await workbook.WriteAsync(file);
        return new ReadWorkbook(file.ToArray());
    }

    /// <summary>What a cell holds: a number as it is written, a text in quotes, null where there is none.</summary>
    internal string? this[string sheet, string cell] =>
        sheets[sheet].GetValueOrDefault(cell) is { } found ? Stored(found) : null;

    /// <summary>The format of a cell's number, and the side it is aligned to; null where it is its own.</summary>
    internal (string Format, string? Side) Look(string sheet, string cell)
    {
        var look = styles.Element(Main + "cellXfs")!.Elements().ElementAt((int)sheets[sheet][cell].Attribute("s")!);
        return (
            styles.Descendants(Main + "numFmt")
                .Single(format => format.Attribute("numFmtId")!.Value == look.Attribute("numFmtId")!.Value)
                .Attribute("formatCode")!.Value,
            look.Element(Main + "alignment")!.Attribute("horizontal")?.Value);
    }

    /// <summary>The formula of a cell; null where it has none.</summary>
    internal string? Formula(string sheet, string cell) => sheets[sheet][cell].Element(Main + "f")?.Value;

    /// <summary>The cells whose formula gives another value than the one stored beside it.</summary>
    internal IEnumerable<string> Differences() =>
        from sheet in sheets
        from cell in sheet.Value
        let formula = cell.Value.Element(Main + "f")?.Value
        where formula is not null
        let stored = Stored(cell.Value)
        let computed = Computed(sheet.Key, formula)
        where stored != computed
        select $"{sheet.Key}!{cell.Key} is {stored}, {formula} is {computed}";

    private string Computed(string sheet, string formula)
    {
        if (SumOfCells().Match(formula) is { Success: true } sum)
        {
            var (column, first, last) = (sum.Groups[1].Value, sum.Groups[2].Value, sum.Groups[3].Value);
            return Written(Enumerable.Range(Row(first), Row(last) - Row(first) + 1)
                .Sum(row => Number(sheet, $"{column}{row}")));
        }
        var parts = QuotientOfCells().Match(formula);
        var (numerator, denominator) = (Number(sheet, parts.Groups[2].Value), Number(sheet, parts.Groups[1].Value));
        return denominator == 0m ? "\"\"" : Written(numerator / denominator);
    }

    private decimal Number(string sheet, string cell) =>
        decimal.Parse(this[sheet, cell]!, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static int Row(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string Written(decimal number) =>
        number.ToString("0.###############", CultureInfo.InvariantCulture);

    private static string? Stored(XElement cell) => cell.Attribute("t")?.Value switch
    {
        "inlineStr" => $"\"{cell.Value}\"",
        "str" => $"\"{cell.Element(Main + "v")!.Value}\"",
        _ => cell.Element(Main + "v") is not { } value ? null
            : Written(decimal.Parse(value.Value, NumberStyles.Number, CultureInfo.InvariantCulture)),
    };

    private static XElement Part(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        return XElement.Load(stream);
    }

    [GeneratedRegex(@"^ROUND\(SUM\(([A-Z]+)(\d+):\1(\d+)\),2\)$")]
    private static partial Regex SumOfCells();

    [GeneratedRegex(@"^IF\(([A-Z]+\d+)=0,"""",([A-Z]+\d+)/\1\)$")]
    private static partial Regex QuotientOfCells();
}
