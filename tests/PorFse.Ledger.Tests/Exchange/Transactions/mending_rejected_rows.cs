using System.Text;
using PorFse.Ledger.Exchange;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class mending_rejected_rows
{
    private static readonly TransactionProfile List = TransactionProfile.Find("esf-beneficiaries");

    private const string Head =
        "Name des Begünstigten,Bezeichnung des Vorhabens,Jahr der Bewilligung,Jahr der Restzahlung,"
        + "Gewährte Beträge,Bei Abschluss des Vorhabens gezahlte Gesamtbeträge";

    private const string Good = "\"Verein\ne. V.\",Nähen,2009,,\"2470,5\",";
    private const string Bad = "\"Stadt \"\"M\"\"\",Lesen,2009,,\"24.70,5\",";

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void keeps_their_bytes_and_adds_what_is_wrong(string end)
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFF" + Head + end + Good + end + Bad + end + Bad);
        var rejects = RejectsOf(bytes);

        Encoding.UTF8.GetString(rejects).Split(end).ShouldBe([
            Head + ",rejected_row,rejected_code,rejected_reason",
            Bad + ",3,amount-unreadable," + Quoted(),
            Bad + ",4,amount-unreadable," + Quoted(),
            "",
        ]);
    }

    [Fact]
    public void gives_them_the_codes_they_would_have_had()
    {
        var bytes = Encoding.UTF8.GetBytes(Head + "\n" + Good + "\n" + Bad + "\n");
        var mended = Encoding.UTF8.GetString(RejectsOf(bytes)).Replace("24.70,5", "2470,5", StringComparison.Ordinal);

        var file = ReadFile.Of(mended, List);
        file.Findings.ShouldBeEmpty();
        file.Transactions.Select(read => (read.Entry.Operation, read.Submission.Provenance.Row))
            .ShouldBe([("ESF-3", 2L), ("ESF-3", 2L)]);
    }

    [Fact]
    public void can_be_rejected_again_and_keeps_the_first_number()
    {
        var bytes = Encoding.UTF8.GetBytes(Head + "\n" + Good + "\n" + Bad + "\n");
        var twice = RejectsOf(RejectsOf(bytes));

        Encoding.UTF8.GetString(twice).Split('\n')[0].Split(',')[^3..].ShouldBe(RejectsFile.Columns);
        var mended = Encoding.UTF8.GetString(twice).Replace("24.70,5", "2470,5", StringComparison.Ordinal);
        ReadFile.Of(mended, List).Transactions.First().Entry.Operation.ShouldBe("ESF-3");
    }

    [Fact]
    public void finds_a_number_that_is_none()
    {
        var rejects = Encoding.UTF8.GetString(RejectsOf(Encoding.UTF8.GetBytes(Head + "\n" + Bad)));

        ReadFile.Of(rejects.Replace(",2,amount", ",two,amount", StringComparison.Ordinal), List).Codes
            .ShouldBe(["row-number-unreadable", "amount-unreadable"]);
    }

    [Fact]
    public void writes_no_quotes_where_the_file_has_none()
    {
        var format = FileFormat.Own with { Quote = null, Encoding = FileEncoding.Windows1252 };
        using var stream = new MemoryStream();
        var rejects = new RejectsFile(stream, format, "a,b"u8);
        rejects.Write("€,\n"u8, 2, new ColumnUnknown("è", 2, "a, b"));

        Encoding.Latin1.GetString(stream.ToArray()).ShouldBe(
            "a,b,rejected_row,rejected_code,rejected_reason\n"
            + Encoding.Latin1.GetString("€"u8)
            + ",,2,column-unknown,The column \"\u00e8\" is none of the 2 known ones: a  b.\n");
    }

    private static string Quoted() => "\""
        + ReadFile.Of(Head + "\n" + Bad, List).Rows.Single().Findings.Single().Reason.Message
            .Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static byte[] RejectsOf(byte[] bytes)
    {
        var file = ReadFile.Of(bytes, List);
        using var stream = new MemoryStream();
        var rejects = new RejectsFile(stream, List.Format, BytesOf(file.Head));
        foreach (var row in file.Rows.Where(row => row.Findings.Count > 0))
            rejects.Write(BytesOf(row), row.Number, row.Findings[0].Reason);
        return stream.ToArray();

        ReadOnlySpan<byte> BytesOf(TransactionRow row) => bytes.AsSpan((int)row.Offset, row.Length);
    }
}
