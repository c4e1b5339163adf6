using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// The rows of a file as they stand there: the bytes of each, its cells as letters, and what is wrong with it as a row.
/// None is kept: a file of any size takes the memory of its longest row.
/// </summary>
internal sealed class RawRows : IDisposable
{
    private const int BufferSize = 1 << 16;
    private const int LongestLineEnd = 2;

    private readonly ByteText text;
    private readonly CsvParser csv;
    private readonly CellDecoder decoder;
    private readonly FileFormat format;
    private readonly List<string> badCells = [];
    private string?[] cells = [];
    private int linesBefore;

    internal RawRows(Stream stream, FileFormat format)
    {
        this.format = format;
        text = new ByteText(stream, allowsMark: format.Encoding == FileEncoding.Utf8);
        decoder = new CellDecoder(format.Encoding);
        csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = bad => badCells.Add(bad.Field),
            BufferSize = BufferSize,
            Delimiter = format.Separator.ToString(),
            Escape = format.Quote ?? '"',
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            Mode = format.Quote is null ? CsvMode.NoEscape : CsvMode.RFC4180,
            Quote = format.Quote ?? '"',
        });
    }

    /// <summary>Number of the row that was read last, from 1.</summary>
    internal long Number { get; private set; }

    /// <summary>Line of the file it begins on, from 1.</summary>
    internal long Line { get; private set; }

    /// <summary>Where its bytes begin in the file.</summary>
    internal long Offset { get; private set; }

    /// <summary>How many bytes it has, its line end included.</summary>
    internal int Length { get; private set; }

    /// <summary>Bytes of the file read so far, a little ahead of the row.</summary>
    internal long BytesRead => text.Length;

    /// <summary>Its cells; null where the bytes are not in the encoding. Good until the next row is read.</summary>
    internal ReadOnlySpan<string?> Cells => cells.AsSpan(0, Count);

    /// <summary>How many cells it has; a blank row has none.</summary>
    internal int Count { get; private set; }

    /// <summary>True for a row of nothing but its line end.</summary>
    internal bool IsBlank => Length <= LongestLineEnd && csv.RawRecord.AsSpan().Trim("\r\n").IsEmpty;

    /// <summary>True when nothing after this row can be read.</summary>
    internal bool IsBroken => text.IsRowTooLong;

    /// <summary>Reads the next row; false at the end.</summary>
    internal bool Read()
    {
        badCells.Clear();
        linesBefore = csv.RawRow;
        var before = csv.CharCount;
        if (!csv.Read())
            return false;
        Number++;
        Line = linesBefore + 1;
        Offset = Number == 1 ? text.Mark : Offset + Length;
        Length = (int)(csv.CharCount - before);
        text.RowStart = Offset + Length;
        Count = csv.Count;
        if (cells.Length < Count)
            cells = new string?[Count];
        for (var i = 0; i < Count; i++)
            cells[i] = Letters(csv[i]);
        return true;
    }

    /// <summary>Adds what is wrong with the row by itself: its quotes, its letters, its length.</summary>
    internal void AddFindings(List<(int? Column, Refusal Reason)> findings)
    {
        if (text.IsRowTooLong)
        {
            findings.Add((null, new RowTooLong(ByteText.LongestRow)));
            return;
        }
        if (badCells.Count > 0 && badCells.Exists(IsOpen))
            findings.Add((null, new QuoteNotClosed(1)));
        else if (badCells.Count > 0)
            findings.Add((null, new QuoteMisplaced(badCells.Count)));
        var marks = 0;
        for (var i = 0; i < Count; i++)
        {
            if (cells[i] is not { } cell)
            {
                findings.Add((i + 1, Wrong()));
                return;
            }
            marks += cell.AsSpan().Count('\uFEFF');
        }
        if (marks > 0)
            findings.Add((null, new MarkInside(marks)));
    }

    /// <summary>SHA-256 of the whole file; reads what is left of it.</summary>
    internal string Sha256() => text.Sha256();

    public void Dispose()
    {
        csv.Dispose();
        text.Dispose();
    }

    private string? Letters(string bytes)
    {
        var letters = decoder.Decode(bytes);
        return format.Trims ? letters?.Trim() : letters;
    }

    private EncodingWrong Wrong()
    {
        var at = decoder.FirstWrong(csv.RawRecord);
        return new EncodingWrong(decoder.Name, $"{(int)csv.RawRecord[at]:X2}", Offset + at + 1);
    }

    // Quotes come in pairs; where the last cell begins with one and has an odd number, the pair is not there.
    private bool IsOpen(string cell) =>
        cell.StartsWith(format.Quote ?? '"') && cell.Count(one => one == format.Quote) % 2 == 1;
}
