using System.Text;
using PorFse.Ledger.Exchange;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class reading_through_a_profile
{
    private const string Profile = """
        {
          "profile": "office", "version": "3", "source": "office of Lecco",
          "format": {
            "encoding": "utf-8", "separator": ";", "quote": "'", "decimal": ",", "thousands": ".",
            "dates": ["dd.MM.yyyy", "d/M/yyyy"], "year": "first-day", "nothing": ["", "-", "n.d."], "trim": true,
            "skipBlankRows": true
          },
          "columns": ["id", "kind", "on", "amount", "note"],
          "rows": [
            { "when": [{ "column": "kind", "is": "total" }], "then": "skip", "because": "A row of totals." },
            { "when": [{ "column": "note", "contains": ["urgent"] }], "then": "count", "because": "Urgent." }
          ],
          "events": [
            {
              "type": "commitment_entered", "when": [{ "column": "kind", "in": ["I", "IP"] }],
              "fields": {
                "operation": { "column": "id", "clean": "code" }, "amount": { "column": "amount" },
                "on": { "column": "on" }, "reference": { "template": "C-{id}/{row}" },
                "document": { "column": "note", "clean": "text", "otherwise": "none" }
              }
            },
            {
              "type": "payment_made",
              "when": [{ "column": "kind", "notIn": ["I"] }, { "column": "note", "empty": false }],
              "fields": {
                "operation": { "column": "id", "clean": "code" }, "amount": { "column": "amount" },
                "on": { "column": "on" }, "reference": { "column": "note" }, "cause": { "constant": "SLD" }
              }
            }
          ]
        }
        """;

    private const string Head = "id;kind;on;amount;note\n";

    private static readonly TransactionProfile Office = TransactionProfile.Parse(Profile);

    [Fact]
    public void makes_the_events_it_declares_of_each_row()
    {
        var file = ReadFile.Of(Head + "OP 7/à; I ;01.03.2018;1.234,5; -\nOP-2;IP;2018;60;'P;\n 1'\n", Office);

        file.Findings.ShouldBeEmpty();
        file.Transactions.Select(read => read.Entry).ShouldBe([
            new TransactionEntry("commitment_entered")
            {
                Operation = "OP-7", Amount = Eur(1234.5m), On = Day, Reference = "C-OP 7/à/2", Document = "none",
            },
            new TransactionEntry("commitment_entered")
            {
                Operation = "OP-2", Amount = Eur(60m), On = On("2018-01-01"), Reference = "C-OP-2/3", Document = "P; 1",
            },
            new TransactionEntry("payment_made")
            {
                Operation = "OP-2", Amount = Eur(60m), On = On("2018-01-01"), Reference = "P;\n 1", Cause = "SLD",
            },
        ]);
        file.Transactions.Select(read => read.Submission.Provenance).Distinct().ShouldBe([
            ReadFile.Origin with { Source = "office of Lecco", File = "f.csv", Row = 2, Cause = "profile office 3" },
            ReadFile.Origin with { Source = "office of Lecco", File = "f.csv", Row = 3, Cause = "profile office 3" },
        ]);
    }

    [Fact]
    public void counts_every_row_it_skips_or_makes_nothing_of()
    {
        var file = ReadFile.Of(
            Head + ";total;;999;\n\nOP-1;X;01.03.2018;1;n.d.\nOP-1;I;01.03.2018;1;urgent\n;total;;1;urgent\n", Office);

        file.Tally.Rows.ShouldBe(5);
        file.Tally.Reasons.ShouldBe([
            (ReadingTally.BlankRow, true, 1), ("A row of totals.", true, 2), ("Urgent.", false, 1),
        ]);
        file.Tally.RowsWithoutTransactions.ShouldBe(1);
        file.Rows.Select(row => row.SkippedBecause)
            .ShouldBe(["A row of totals.", ReadingTally.BlankRow, null, null, "A row of totals."]);
    }

    [Theory]
    [InlineData("0,01", 1)]
    [InlineData("1.234", 1_234_00)]
    [InlineData("12.345.678,9", 12_345_678_90)]
    [InlineData("1234567,89", 1_234_567_89)]
    [InlineData("-5", -5_00)]
    [InlineData("92233720368547758,07", long.MaxValue)]
    public void reads_amounts_with_the_marks_it_declares(string cell, long cents) =>
        ReadFile.Of(Head + $"OP-1;I;2018;{cell};", Office).Transactions.Single().Entry.Amount
            .ShouldBe(Euro.FromCents(cents));

    [Theory]
    [InlineData("1,234.50")]
    [InlineData("12.34")]
    [InlineData("1.2345,00")]
    [InlineData(".123")]
    [InlineData("1..234")]
    [InlineData("1.234.")]
    [InlineData("1,")]
    [InlineData(",5")]
    [InlineData("1,005")]
    [InlineData("1,5.0")]
    [InlineData("1 234")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData("-")]
    [InlineData("€ 5")]
    [InlineData("٥")]
    [InlineData("1e3")]
    [InlineData("92233720368547758,08")]
    [InlineData("99999999999999999999999999")]
    public void refuses_amounts_that_are_written_otherwise(string cell) =>
        ReadFile.Of(Head + $"OP-1;I;2018;{cell};", Office).Codes.Single()
            .ShouldBe(cell == "-" ? "field-missing" : "amount-unreadable");

    [Theory]
    [InlineData("28.02.2018", "2018-02-28")]
    [InlineData("1/3/2018", "2018-03-01")]
    [InlineData("2018", "2018-01-01")]
    [InlineData("29.02.2018", null)]
    [InlineData("31.04.2018", null)]
    [InlineData("03.2018", null)]
    [InlineData("1.3.2018", null)]
    [InlineData("2018-03-01", null)]
    [InlineData("01.03.18", null)]
    [InlineData("0000", null)]
    [InlineData("18", null)]
    [InlineData("٢٠١٨", null)]
    public void reads_dates_in_the_forms_it_declares_and_no_other(string cell, string? date)
    {
        var file = ReadFile.Of(Head + $"OP-1;I;{cell};1;", Office);

        file.Transactions.SingleOrDefault()?.Entry.On.ShouldBe(On(date!));
        file.Codes.ShouldBe(date is null ? ["date-unreadable"] : []);
    }

    [Theory]
    [InlineData("latin-1", "Città", "Citt\u00e0")]
    [InlineData("windows-1252", "Città – € 5", "Citt\u00e0 \u0096 \u0080 5")]
    [InlineData("windows-1252", null, "\u0081")]
    [InlineData("latin-1", null, "\u0080")]
    public void reads_the_letters_of_the_encoding_it_declares(string encoding, string? letters, string bytes)
    {
        var profile = TransactionProfile.Parse(Profile.Replace("utf-8", encoding, StringComparison.Ordinal));
        var file = ReadFile.Of([.. Encoding.Latin1.GetBytes(Head + "OP-1;I;2018;1;" + bytes)], profile);

        file.Transactions.SingleOrDefault()?.Entry.Document.ShouldBe(letters);
        file.Codes.ShouldBe(letters is null ? ["encoding-wrong"] : []);
    }

    [Fact]
    public void refuses_a_mark_of_utf_8_where_another_encoding_is_declared()
    {
        var profile = TransactionProfile.Parse(Profile.Replace("utf-8", "latin-1", StringComparison.Ordinal));

        ReadFile.Of("\uFEFF" + Head, profile).Codes.ShouldBe(["column-unknown", "column-missing"]);
    }

    [Fact]
    public void reads_cells_without_quotes_where_it_declares_none()
    {
        var profile = TransactionProfile.Parse(Profile.Replace("\"quote\": \"'\", ", "", StringComparison.Ordinal));

        ReadFile.Of(Head + "OP-1;I;2018;1;dell'ente \"x\"\n", profile).Transactions.Single()
            .Entry.Document.ShouldBe("dell'ente \"x\"");
    }

    [Fact]
    public void finds_nothing_for_a_field_whose_template_or_clean_text_has_nothing()
    {
        var file = ReadFile.Of(Head + "-;I;2018;1;x\n/;I;2018;1;x\n", Office);

        file.Rows.Select(row => string.Join(",", row.Findings.Select(finding => ((FieldMissing)finding.Reason).Field)))
            .ShouldBe(["reference,operation", "operation"]);
    }

    [Fact]
    public void gives_the_same_whatever_the_culture()
    {
        const string text = Head + "OP-I;I;01.03.2018;1.234,5;i\n";
        var before = System.Globalization.CultureInfo.CurrentCulture;
        var here = ReadFile.Of(text, Office).Transactions.Single().Entry;
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");
        try
        {
            ReadFile.Of(text, Office).Transactions.Single().Entry.ShouldBe(here);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
