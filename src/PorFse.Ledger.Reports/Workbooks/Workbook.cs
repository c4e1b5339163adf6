using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PorFse.Ledger.Exchange;

namespace PorFse.Ledger.Reports;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name, at most 31 characters, none of []:*?/\.</param>
/// <param name="Table">What it shows, in the order of the printed page.</param>
public sealed record WorkbookSheet(string Name, ReportTable Table);

/// <summary>
/// Tables as a workbook: numbers and dates as such, totals and rates as formulas with their values. The same tables
/// give the same bytes.
/// </summary>
/// <param name="Title">Its title among the properties of the document.</param>
/// <param name="Subject">What it is about: the programme.</param>
/// <param name="Created">Its date: when the last event it knows was recorded; null where it knows none.</param>
/// <param name="Labels">The language.</param>
/// <param name="Sheets">Its sheets, in order.</param>
/// <remarks>Source: ECMA-376 (Office Open XML), part 1, SpreadsheetML and core properties.</remarks>
public sealed record Workbook(
    string Title, string Subject, DateTimeOffset? Created, Labels Labels, IReadOnlyList<WorkbookSheet> Sheets)
{
    private const string MainPart = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static readonly XNamespace Core =
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";

    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Writes it.</summary>
    /// <param name="file">Where to; it stays open.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task WriteAsync(Stream file, CancellationToken cancellation = default)
    {
        using var made = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(made, SpreadsheetDocumentType.Workbook))
            Fill(document);
        await RepackAsync(made, file, cancellation).ConfigureAwait(false);
    }

    private void Fill(SpreadsheetDocument document)
    {
        var main = document.AddNewPart<WorkbookPart>(MainPart, "rId1");
        main.AddNewPart<WorkbookStylesPart>("rId1").Stylesheet = SheetStyles.All();
        var (sheets, names) = (new Sheets(), new DefinedNames());
        for (var i = 0; i < Sheets.Count; i++)
        {
            var (id, number) = (string.Create(CultureInfo.InvariantCulture, $"rId{i + 2}"), (uint)i);
            var sheet = new SheetMarkup(Sheets[i].Table.ForPeople().WithoutEmptyColumns(), Labels);
            main.AddNewPart<WorksheetPart>(id).Worksheet = sheet.Worksheet(isFirst: i == 0);
            sheets.Append(new Sheet { Name = Sheets[i].Name, SheetId = number + 1, Id = id });
            names.Append(new DefinedName($"'{Sheets[i].Name}'!{SheetMarkup.Heads}")
            {
                Name = "_xlnm.Print_Titles",
                LocalSheetId = number,
            });
        }
        main.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
            sheets, names, new CalculationProperties { FullCalculationOnLoad = true });
        WriteProperties(document.AddNewPart<CoreFilePropertiesPart>("rId2"));
    }

    private void WriteProperties(CoreFilePropertiesPart part)
    {
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(new XElement(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
            new XAttribute(XNamespace.Xmlns + "xsi", Instance),
            new XElement(Dublin + "title", Title),
            new XElement(Dublin + "subject", Subject),
            new XElement(Dublin + "creator", "porfse"),
            new XElement(Dublin + "language", Labels.Language),
            Created is not { } created ? null : new XElement(
                Terms + "created",
                new XAttribute(Instance + "type", "dcterms:W3CDTF"),
                created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)))).Save(stream);
    }

    // The library names the moment of writing in every entry.
    private static async Task RepackAsync(MemoryStream made, Stream file, CancellationToken cancellation)
    {
        using var source = new ZipArchive(made, ZipArchiveMode.Read);
        var zip = await RepeatableZip.BeginAsync(file, cancellation).ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var from = await entry.OpenAsync(cancellation).ConfigureAwait(false);
                await using (from.ConfigureAwait(false))
                {
                    var to = await zip.OpenAsync(entry.FullName, cancellation).ConfigureAwait(false);
                    await using (to.ConfigureAwait(false))
                        await from.CopyToAsync(to, cancellation).ConfigureAwait(false);
                }
            }
        }
    }
}
