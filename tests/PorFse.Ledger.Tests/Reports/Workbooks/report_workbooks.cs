using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

/// <summary>The report as a workbook: numbers are numbers, totals and rates follow from them.</summary>
public class report_workbooks
{
    private const string Table2 = "Table 2";

    [Fact]
    public Task of_any_state_are_valid_and_compute_what_they_show() => SeededRandom.TryAsync(40, async random =>
    {
        var history = new RandomHistory(random);
        var workbook = await ReadWorkbook.OfAsync(
            history.Events, history.Day(), random.Next(1, history.Events.Count + 1));

        workbook.Differences().ShouldBeEmpty();
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook.Bytes), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}")
            .ShouldBeEmpty();
    });

    [Fact]
    public async Task have_the_figures_of_table_2_as_numbers_and_what_follows_as_formulas()
    {
        var workbook = await SmallAsync();

        var table = Enumerable.Range(2, 4).Select(row =>
            string.Join(' ', "ABCDEFGHIJK".Select(column => workbook[Table2, $"{column}{row}"] ?? "-")));
        table.Skip(1).ShouldBe([
            "\"I\" 300 0 0 100 \"\" 80 0.8 0 0 2",
            "\"II\" 50 0 0 0 \"\" 0 \"\" 0 \"\" 0",
            "\"Total\" 350 0 0 100 \"\" 80 0.8 0 0 2",
        ]);
        workbook.Formula(Table2, "B5").ShouldBe("ROUND(SUM(B3:B4),2)");
        workbook.Formula(Table2, "G5").ShouldBe("ROUND(SUM(G3:G4),2)");
        workbook.Formula(Table2, "H3").ShouldBe("IF(E3=0,\"\",G3/E3)");
        workbook.Formula(Table2, "H5").ShouldBe("IF(E5=0,\"\",G5/E5)");
        workbook.Formula(Table2, "G3").ShouldBeNull();
        workbook.Formula("Table 1", "D3").ShouldBe("IF(C5=0,\"\",C3/C5)");
    }

    [Fact]
    public async Task say_first_what_they_are_of()
    {
        var workbook = await SmallAsync();

        Enumerable.Range(3, 8).Select(row => workbook["State", $"B{row}"]).ShouldBe([
            $"\"{Cci}\"", "\"POR FSE Lombardia 2014-2020\"", "43160", "7", "43983.5",
            workbook["State", "B8"], "1", "\"Not so.\"",
        ]);
        workbook["State", "B8"]!.Length.ShouldBe(Digest.TextLength + 2);
        workbook["State", "B5"].ShouldBe(
            On("2018-03-01").ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture));
        workbook.Properties.Elements().Select(property => property.Value).ShouldBe(
            ["Table 2. Financial progress at 2018-03-01, EUR", Cci, "porfse", "en", "2020-06-01T12:00:00Z"]);
    }

    [Fact]
    public async Task name_their_sheets_in_both_languages_and_freeze_their_heads()
    {
        (await SmallAsync()).Markup.Keys.ShouldBe(
        [
            "State", "Table 1", Table2, "By priority", "By initiative", "Initiatives", "Participants",
            "Indicators", "N+3",
        ]);
        var italian = await SmallAsync(Labels.Italian);
        italian.Markup.Keys.ShouldBe(
        [
            "Stato", "Tabella 1", "Tabella 2", "Per priorità", "Per iniziativa", "Iniziative", "Destinatari",
            "Indicatori", "N+3",
        ]);
        foreach (var (name, markup) in italian.Markup)
        {
            var pane = markup.Descendants().Single(element => element.Name.LocalName == "pane");
            (pane.Attribute("topLeftCell")!.Value, pane.Attribute("state")!.Value).ShouldBe(("B3", "frozen"), name);
            markup.Descendants().Where(element => element.Name.LocalName == "col")
                .ShouldAllBe(column => (decimal)column.Attribute("width")! > 3m);
        }
        italian["Tabella 2", "A5"].ShouldBe("\"Totale\"");
    }

    [Fact]
    public async Task show_dates_as_dates_and_leave_out_columns_with_nothing_in_them()
    {
        var workbook = await SmallAsync();

        workbook["Initiatives", "A3"].ShouldBe("\"IN-1\"");
        workbook["Initiatives", "E3"].ShouldBe("42199");
        workbook["Initiatives", "F2"].ShouldBe("\"Programmed B\"");
        workbook.Formula("Initiatives", "J4").ShouldBe("ROUND(SUM(J3:J3),2)");
        workbook["By initiative", "B2"].ShouldBe("\"Programmed B\"");
        workbook.Formula("By initiative", "C4").ShouldBe("ROUND(SUM(C3:C3),2)");
    }

    [Fact]
    public async Task show_decimals_where_there_are_some_and_dates_at_the_left()
    {
        var share = IndicatorValue() with { Indicator = "I-CR06", Value = 76.38m, Reference = "V-2" };
        var books = await Books.OpenAsync(
            Counter.Submit(new AdoptIndicator(Unemployed())),
            Counter.Submit(new AdoptIndicator(Unemployed() with { Indicator = "I-CR06", Code = "CR06" })),
            Counter.Submit(new ReportIndicatorValue(IndicatorValue())),
            Counter.Submit(new ReportIndicatorValue(share)),
            Counter.Submit(new ReportParticipants(OfAxis())));
        var workbook = await ReadWorkbook.OfAsync(await books.LogAsync(), Day, 10);

        workbook.Look("Indicators", "E3").ShouldBe(("#,##0", null));
        workbook.Look("Indicators", "E4").ShouldBe(("#,##0.00", null));
        workbook.Look("Participants", "B3").ShouldBe(("yyyy\\-mm\\-dd", "left"));
        workbook.Look("Participants", "B4").ShouldBe(("yyyy\\-mm\\-dd", "left"));
        workbook.Look("Participants", "C4").ShouldBe(("#,##0", null));
    }

    [Fact]
    public async Task of_one_state_are_the_same_bytes() =>
        (await SmallAsync()).Bytes.ShouldBe((await SmallAsync()).Bytes);

    private static async Task<ReadWorkbook> SmallAsync(Labels? labels = null)
    {
        var books = await Books.OpenAsync(Books.Commit(100m), Books.Pay(80m));
        return await ReadWorkbook.OfAsync(await books.LogAsync(), Day, 7, labels);
    }
}
