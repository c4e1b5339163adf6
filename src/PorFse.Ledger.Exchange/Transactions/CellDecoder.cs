using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// Gives the letters of cells that were read byte by byte, one character a byte. All encodings of files share ASCII, so
/// separators, quotes and line ends are found before the letters are known, and every byte keeps its place.
/// </summary>
internal sealed class CellDecoder(FileEncoding encoding)
{
    private const char FirstAbove = '\u0080';
    private const char LastControl = '\u009f';

    // The characters of bytes 80 to 9F; a blank where the code page has none.
    private const string Windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

    /// <summary>The encoding as people write it.</summary>
    internal string Name { get; } = encoding switch
    {
        FileEncoding.Utf8 => "UTF-8",
        FileEncoding.Latin1 => "Latin-1",
        FileEncoding.Windows1252 => "Windows-1252",
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };

    /// <summary>The letters of some bytes; null where they are not in the encoding.</summary>
    internal string? Decode(string bytes)
    {
        if (Ascii.IsValid(bytes))
            return bytes;
        if (encoding == FileEncoding.Utf8)
        {
            var utf8 = Encoding.Latin1.GetBytes(bytes);
            return Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : null;
        }
        return FirstWrong(bytes) < 0 ? string.Create(bytes.Length, bytes, Widen) : null;
    }

    /// <summary>Where the first byte is that is not in the encoding; below 0 where all of them are.</summary>
    internal int FirstWrong(ReadOnlySpan<char> bytes)
    {
        if (encoding == FileEncoding.Utf8)
            return FirstWrongUtf8(bytes);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is >= FirstAbove and <= LastControl && Letter(bytes[i]) == ' ')
                return i;
        }
        return -1;
    }

    private static int FirstWrongUtf8(ReadOnlySpan<char> bytes)
    {
        var utf8 = new byte[bytes.Length];
        Encoding.Latin1.GetBytes(bytes, utf8);
        for (var at = 0; at < utf8.Length;)
        {
            if (Rune.DecodeFromUtf8(utf8.AsSpan(at), out _, out var length) != OperationStatus.Done)
                return at;
            at += length;
        }
        return -1;
    }

    private char Letter(char one) => encoding == FileEncoding.Windows1252 ? Windows1252[one - FirstAbove] : ' ';

    private void Widen(Span<char> letters, string bytes)
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = bytes[i] is >= FirstAbove and <= LastControl ? Letter(bytes[i]) : bytes[i];
    }
}
