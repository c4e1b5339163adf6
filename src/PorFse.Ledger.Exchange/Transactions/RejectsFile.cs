using System.Globalization;
using System.Text;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// The rows of a file that were not taken, byte for byte as they stood there, each with three more cells: which row it
/// was, the code of what is wrong and the explanation. Once mended it is read through the same profile; the three
/// cells need not be taken out.
/// </summary>
public sealed class RejectsFile
{
    private readonly Stream stream;
    private readonly FileFormat format;
    private readonly Encoding encoding;
    private readonly byte[] lineEnd;

    /// <summary>Begins the file.</summary>
    /// <param name="stream">Where it is written; stays open.</param>
    /// <param name="format">How the file is written that the rows come from.</param>
    /// <param name="head">The bytes of that file's first row.</param>
    public RejectsFile(Stream stream, FileFormat format, ReadOnlySpan<byte> head)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(format);
        this.stream = stream;
        this.format = format;
        encoding = format.Encoding switch
        {
            FileEncoding.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            FileEncoding.Latin1 => Encoding.Latin1,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };
        var end = head[head.TrimEnd("\r\n"u8).Length..];
        lineEnd = end.IsEmpty ? [(byte)'\n'] : end.ToArray();
        Write(head, Columns);
    }

    /// <summary>The names of the three columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["rejected_row", "rejected_code", "rejected_reason"];

    /// <summary>One more row.</summary>
    /// <param name="row">Its bytes, with or without its line end.</param>
    /// <param name="number">The number it had.</param>
    /// <param name="reason">What is wrong with it.</param>
    public void Write(ReadOnlySpan<byte> row, long number, Refusal reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        Write(row, [number.ToString(CultureInfo.InvariantCulture), reason.Code, reason.Message]);
    }

    internal static bool TryParseRow(string cell, out long row) =>
        long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out row) && row > 0;

    private void Write(ReadOnlySpan<byte> row, IReadOnlyList<string> cells)
    {
        stream.Write(row.TrimEnd("\r\n"u8));
        foreach (var cell in cells)
            stream.Write(encoding.GetBytes(format.Separator + Cell(cell)));
        stream.Write(lineEnd);
    }

    // Without quotes, what would end the cell becomes a blank.
    private string Cell(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (format.Quote is not { } quote)
            return line.Replace(format.Separator, ' ');
        return line.AsSpan().ContainsAny(format.Separator, quote)
            ? $"{quote}{line.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal)}{quote}"
            : line;
    }
}
