using System.Text;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class reading_broken_files
{
    private const string Head = "type,reference,operation,on,amount\n";
    private const string Row = "commitment_entered,IM-1,OP-1,2018-03-01,60.00\n";

    [Theory]
    [InlineData("", "f.csv:1 file-empty")]
    [InlineData("\n" + Head, "f.csv:1 file-empty")]
    [InlineData("type,operation,colour\n" + Row, "f.csv:1:3 column-unknown")]
    [InlineData("type,on,on\n" + Row, "f.csv:1:3 column-twice")]
    [InlineData("operation,on\n" + Row, "f.csv:1 column-missing")]
    [InlineData("type;on\n", "f.csv:1:1 column-unknown; f.csv:1 column-missing")]
    public void stops_at_a_head_that_is_wrong(string text, string findings)
    {
        var file = ReadFile.Of(text);

        string.Join("; ", file.Rows.Single().Findings.Select(finding => $"{finding.Place} {finding.Reason.Code}"))
            .ShouldBe(findings);
        file.Transactions.ShouldBeEmpty();
        file.Tally.Rows.ShouldBe(0);
    }

    [Fact]
    public void finds_nothing_in_a_file_of_a_head_only()
    {
        var file = ReadFile.Of(Head);

        (file.Rows.Count, file.Tally.Rows, file.Findings.Count()).ShouldBe((0, 0, 0));
    }

    [Theory]
    [InlineData(Head + "commitment_entered,IM-1,OP-1,2018-03-01\n" + Row, "2 row-ragged")]
    [InlineData(Head + Row + "commitment_entered,IM-2,OP-1,2018-03-01,60.00,more\n", "3 row-ragged")]
    [InlineData(Head + Row + "\n\n" + Row, "3 row-ragged, 4 row-ragged")]
    [InlineData(Head + Row + "commitment_ente", "3 row-ragged")]
    [InlineData(Head + "commitment_entered,IM \"1\",OP-1,2018-03-01,60.00\n" + Row, "2 quote-misplaced")]
    [InlineData(Head + "commitment_entered,\"IM\"1,OP-1,2018-03-01,60.00\n" + Row, "2 quote-misplaced")]
    [InlineData(
        Head + Row + "commitment_entered,\"IM-1,OP-1,2018-03-01,60.00\n" + Row, "3 quote-not-closed, 3 row-ragged")]
    [InlineData(Head + "commitment_entered,\uFEFFIM-1,OP-1,2018-03-01,60.00\n" + Row, "2 mark-inside")]
    public void finds_rows_that_are_no_rows_and_reads_the_others(string text, string findings)
    {
        var found = ReadFile.Of(text).Rows.SelectMany(row => row.Findings)
            .Select(finding => $"{finding.Row} {finding.Reason.Code}");

        string.Join(", ", found).ShouldBe(findings);
    }

    [Fact]
    public void finds_the_head_of_a_second_file_that_was_joined_to_the_first()
    {
        var file = ReadFile.Of("\uFEFF" + Head + Row + "\uFEFF" + Head + Row);

        file.Rows.Select(row => (row.Number, row.Findings.Count, row.Transactions.Count))
            .ShouldBe([(2, 0, 1), (3, 1, 0), (4, 0, 1)]);
        file.Codes.ShouldBe(["mark-inside"]);
    }

    [Fact]
    public void reads_a_file_whose_lines_end_in_returns_only_or_in_any_way()
    {
        var file = ReadFile.Of(
            (Head + Row + Row).Replace('\n', '\r') + Row.Replace("\n", "\r\n", StringComparison.Ordinal) + Row);

        file.Findings.ShouldBeEmpty();
        file.Rows.Select(row => row.Number).ShouldBe([2, 3, 4, 5]);
        file.Rows.Sum(row => row.Length).ShouldBe((Row.Length * 4) + 1);
    }

    [Fact]
    public void names_the_first_byte_that_is_not_in_the_encoding()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Head + "commitment_entered,è"), 0xE8, .. ",OP-1,2018-03-01,6.00\n"u8];

        var finding = ReadFile.Of([.. bytes, .. Encoding.UTF8.GetBytes(Row)]).Rows[0].Findings.Single();
        finding.Reason.ShouldBe(new EncodingWrong("UTF-8", "E8", bytes.AsSpan().IndexOf((byte)0xE8) + 1));
        finding.Place.ShouldBe("f.csv:2:2");
    }

    [Fact]
    public void finds_that_a_file_is_in_two_bytes_a_letter() =>
        ReadFile.Of([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Head + Row)]).Rows.Single()
            .Findings.Select(finding => finding.Reason)
            .ShouldBe([new EncodingWrong("UTF-8", "FF", 1)]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void reads_no_more_than_there_is_of_a_mark(int bytes) =>
        ReadFile.Of(new byte[] { 0xEF, 0xBB, 0xBF }[..bytes]).Codes
            .ShouldBe([bytes is 0 or 3 ? "file-empty" : "encoding-wrong"]);

    [Fact]
    public void ends_at_a_row_that_does_not_end_in_the_memory_of_that_row()
    {
        using var endless = new EndlessFile(Head + "commitment_entered,\"IM-1", "x,y\n", 1L << 40);

        using var reader = new TransactionReader(endless, "f.csv", TransactionProfile.Own, ReadFile.Origin);
        var row = reader.Read().ToList().ShouldHaveSingleItem();
        endless.Position.ShouldBeLessThan(1 << 23);
        Should.Throw<InvalidOperationException>(() => reader.Read().ToList());
        row.Findings.Single().Reason.ShouldBe(new RowTooLong(1 << 22));
    }

    [Fact]
    public async Task leaves_texts_that_no_ledger_could_hold_to_the_rules()
    {
        var (books, huge) = (await Books.OpenAsync(), new string('x', 200_000));
        var file = ReadFile.Of(Head + $"commitment_entered,{huge},OP-1,2018-03-01,60.00\n"
            + "commitment_entered,IM\0,OP-1,2018-03-01,60.00\n"
            + "commitment_entered,\"IM\n1\",OP-1,2018-03-01,60.00\n"
            + "commitment_entered,'; drop table mt_events; --,OP-1,2018-03-01,60.00\n");

        file.Findings.ShouldBeEmpty();
        (await file.RecordAsync(books.Bookkeeper)).ConvertAll(answer => (answer.Answer as Answer.Refused)?.Reason)
            .ShouldBe([
                new TextTooLong("reference", 200_000, 100),
                new TextUnprintable("reference", 3, '\0'),
                new TextUnprintable("reference", 3, '\n'),
                null,
            ]);
    }

    [Fact]
    public async Task leaves_a_reference_that_comes_twice_to_the_books()
    {
        var books = await Books.OpenAsync();
        var file = ReadFile.Of(Head + Row + Row + "commitment_entered,IM-1,OP-1,2018-03-01,60.01\n");

        (await file.RecordAsync(books.Bookkeeper)).ConvertAll(answer => answer.Answer.GetType().Name)
            .ShouldBe(["Recorded", "AlreadyRecorded", "Refused"]);
    }

    [Fact]
    public void reads_what_was_written_whatever_the_texts() => SeededRandom.Try(200, random =>
    {
        var entries = Enumerable.Range(0, 20).Select(_ => new TransactionEntry("commitment_entered")
        {
            Operation = AText(random),
            Reference = AText(random),
            Document = random.Next(2) == 0 ? null : AText(random),
            Amount = Euro.FromCents(random.NextInt64(long.MinValue + 1, long.MaxValue)),
            On = DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)),
        }).ToList();
        using var text = new StringWriter();
        using (var rows = new TransactionCsv().Begin(text))
            entries.ForEach(rows.Write);

        var file = ReadFile.Of(text.ToString());
        file.Findings.ShouldBeEmpty();
        file.Transactions.Select(read => read.Entry).ShouldBe(entries);
    });

    private static string AText(Random random)
    {
        string[] parts = [",", "\"", "\r", "\n", "\r\n", " ", "a", "è", "€", "\t", ";", "𝄞", "\0", "'", "="];
        return string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => parts[random.Next(parts.Length)]));
    }

    private sealed class EndlessFile(string beginning, string more, long length) : Stream
    {
        private readonly byte[] begins = Encoding.UTF8.GetBytes(beginning);
        private readonly byte[] goesOn = Encoding.UTF8.GetBytes(more);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, length - Position);
            for (var i = 0; i < read; i++, Position++)
            {
                var after = Position - begins.Length;
                buffer[i] = after < 0 ? begins[Position] : goesOn[after % goesOn.Length];
            }
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
