using System.Text;
using System.Text.Json;
using PorFse.Ledger.Reports;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class writing_tables
{
    private static readonly ReportTable Table = new(
        "Title",
        [new("key", "Key"), new("amount", "Amount"), new("rate", "Rate"), new("on", "Date"), new("true", "Truth")],
        [
            [
                Cell.Of("a"), Cell.Of(Eur(1.5m)), Cell.Of(new Rate(Eur(1m), Eur(3m))), Cell.Of(On("2019-12-31")),
                Cell.Of(true),
            ],
            [Cell.Of("b, \"c\"\nè 🎓"), Cell.Nothing, Cell.Nothing, Cell.Nothing, Cell.Nothing],
        ],
        [Cell.Nothing, Cell.Of(Eur(1.5m)), Cell.Of(new Rate(Eur(1m), Euro.Zero)), Cell.Nothing, Cell.Nothing])
    {
        PrintedOrder = ["on", "key", "amount"],
    };

    [Fact]
    public void as_csv_quotes_what_must_be_quoted_and_leaves_out_the_total()
    {
        using var text = new StringWriter();
        TableWriter.WriteCsv(text, Table);
        text.ToString().ShouldBe(
            "key,amount,rate,on,true\na,1.50,0.333333,2019-12-31,true\n\"b, \"\"c\"\"\nè 🎓\",,,,\n");
    }

    [Fact]
    public void as_json_keeps_decimals_accents_and_the_total()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, TableWriter.JsonOptions with { Indented = false }))
        {
            json.WriteStartObject();
            TableWriter.WriteJson(json, Table);
            json.WriteEndObject();
        }
        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("{\"rows\":["
            + "{\"key\":\"a\",\"amount\":1.50,\"rate\":0.333333,\"on\":\"2019-12-31\",\"true\":true},"
            + "{\"key\":\"b, \\\"c\\\"\\nè \\uD83C\\uDF93\",\"amount\":null,\"rate\":null,\"on\":null,\"true\":null}],"
            + "\"total\":{\"key\":null,\"amount\":1.50,\"rate\":null,\"on\":null,\"true\":null}}");
    }

    [Fact]
    public async Task row_by_row_gives_what_the_whole_table_gives()
    {
        using var text = new StringWriter();
        using var stream = new MemoryStream();
        await TableWriter.WriteCsvAsync(text, Table.Columns, Table.Rows.ToAsyncEnumerable());
        await using (var json = new Utf8JsonWriter(stream, TableWriter.JsonOptions))
        {
            json.WriteStartObject();
            await TableWriter.WriteJsonAsync(json, Table.Columns, Table.Rows.ToAsyncEnumerable());
            json.WriteEndObject();
        }

        text.ToString().ShouldBe(Csv(Table));
        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(Json(Table with { Total = null }));

        static string Csv(ReportTable table)
        {
            using var whole = new StringWriter();
            TableWriter.WriteCsv(whole, table);
            return whole.ToString();
        }

        static string Json(ReportTable table)
        {
            using var whole = new MemoryStream();
            using (var json = new Utf8JsonWriter(whole, TableWriter.JsonOptions))
            {
                json.WriteStartObject();
                TableWriter.WriteJson(json, table);
                json.WriteEndObject();
            }
            return Encoding.UTF8.GetString(whole.ToArray());
        }
    }

    [Fact]
    public async Task row_by_row_keeps_no_more_than_a_few_rows()
    {
        using var stream = new MemoryStream();
        await using var json = new Utf8JsonWriter(stream, TableWriter.JsonOptions);
        json.WriteStartObject();
        await TableWriter.WriteJsonAsync(
            json, Table.Columns, Enumerable.Repeat(Table.Rows[0], 10_000).ToAsyncEnumerable());

        json.BytesPending.ShouldBeLessThan(1 << 17);
        stream.Length.ShouldBeGreaterThan(1 << 19);
    }

    [Fact]
    public void for_people_takes_the_columns_of_the_printed_page()
    {
        var printed = Table.ForPeople();
        printed.Columns.Select(column => column.Name).ShouldBe(["on", "key", "amount"]);
        printed.Rows[0].ShouldBe([Cell.Of(On("2019-12-31")), Cell.Of("a"), Cell.Of(Eur(1.5m))]);
        printed.Total.ShouldBe([Cell.Nothing, Cell.Nothing, Cell.Of(Eur(1.5m))]);
        printed.ForPeople().ShouldBeSameAs(printed);
    }

    [Fact]
    public void keeps_some_columns_with_their_rows_and_total()
    {
        var kept = Table.Keep([4, 0]);
        kept.Columns.Select(column => column.Name).ShouldBe(["true", "key"]);
        kept.Rows.Select(row => row.Count).ShouldAllBe(count => count == 2);
        kept.Total!.Count.ShouldBe(2);
    }
}
