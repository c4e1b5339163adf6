using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PorFse.Ledger;

/// <summary>
/// JSON in the one form two programs agree on, whoever wrote it: members sorted, no spaces, numbers and escapes written
/// in one way. An instance keeps its buffers for the next text; it serves one thread.
/// </summary>
/// <remarks>
/// Source: RFC 8785 (JCS). Numbers are IEEE 754 doubles there, so of a number with more than 15 significant digits not
/// every digit is kept; no amount the ledger takes has more.
/// </remarks>
public sealed class CanonicalJson
{
    private const int ExactDigits = 15;
    private const int SmallNumberZeros = 6;

    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private readonly List<Member> members = [];
    private readonly Comparer<Member> byName;
    private byte[] buffer = new byte[4_096];
    private byte[] scratch = new byte[4_096];
    private int length;

    private readonly record struct Member(int Start, int NameEnd, int End);

    /// <summary>Begins with nothing written.</summary>
    public CanonicalJson() => byName = Comparer<Member>.Create(Compare);

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    /// <summary>Begins anew.</summary>
    public void Clear() => length = 0;

    /// <summary>Writes a JSON text in its canonical form.</summary>
    /// <exception cref="JsonException">It is not JSON, or an object names a member twice.</exception>
    public void WriteJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        WriteValue(ref reader);
        if (reader.Read())
            throw new JsonException("More than one value.");
    }

    /// <summary>Writes text as a JSON string.</summary>
    /// <param name="text">UTF-8.</param>
    public void WriteString(ReadOnlySpan<byte> text)
    {
        Write((byte)'"');
        while (text.IndexOfAny(Escaped) is >= 0 and var at)
        {
            Write(text[..at]);
            WriteEscape(text[at]);
            text = text[(at + 1)..];
        }
        Write(text);
        Write((byte)'"');
    }

    /// <summary>Writes a whole number; below 2^53 it is exact for every reader.</summary>
    public void WriteNumber(long number)
    {
        var free = Free(20);
        Utf8Formatter.TryFormat(number, free, out var written);
        length += written;
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Free(bytes.Length));
        length += bytes.Length;
    }

    /// <summary>Writes a byte as it is.</summary>
    public void Write(byte one)
    {
        Free(1)[0] = one;
        length++;
    }

    /// <summary>Room for so many bytes more.</summary>
    internal Span<byte> Free(int count)
    {
        if (buffer.Length - length < count)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
        return buffer.AsSpan(length);
    }

    /// <summary>Says how many bytes of <see cref="Free"/> were filled.</summary>
    internal void Advance(int count) => length += count;

    private void WriteValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WriteObject(ref reader);
                break;
            case JsonTokenType.StartArray:
                WriteArray(ref reader);
                break;
            case JsonTokenType.String:
                WriteText(ref reader);
                break;
            case JsonTokenType.Number:
                WriteDecimal(reader.ValueSpan);
                break;
            default:
                Write(reader.ValueSpan);
                break;
        }
    }

    private void WriteArray(ref Utf8JsonReader reader)
    {
        Write((byte)'[');
        for (var isFirst = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; isFirst = false)
        {
            if (!isFirst)
                Write((byte)',');
            WriteValue(ref reader);
        }
        Write((byte)']');
    }

    // Members are written as they come, then put in order where they are not.
    private void WriteObject(ref Utf8JsonReader reader)
    {
        Write((byte)'{');
        var (outer, start) = (members.Count, length);
        var isSorted = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = length;
            WriteText(ref reader);
            var nameEnd = length;
            Write((byte)':');
            reader.Read();
            WriteValue(ref reader);
            var member = new Member(at, nameEnd, length);
            isSorted = isSorted && (members.Count == outer || Compare(members[^1], member) < 0);
            members.Add(member);
            Write((byte)',');
        }
        if (members.Count > outer)
        {
            if (!isSorted)
                Sort(outer, start);
            length--;
        }
        members.RemoveRange(outer, members.Count - outer);
        Write((byte)'}');
    }

    private void Sort(int outer, int start)
    {
        members.Sort(outer, members.Count - outer, byName);
        if (scratch.Length < length - start)
            scratch = new byte[buffer.Length];
        var filled = 0;
        for (var i = outer; i < members.Count; i++)
        {
            if (i > outer && Compare(members[i - 1], members[i]) == 0)
                throw new JsonException("A member is named twice.");
            // With the comma after it.
            var bytes = buffer.AsSpan(members[i].Start, members[i].End - members[i].Start + 1);
            bytes.CopyTo(scratch.AsSpan(filled));
            filled += bytes.Length;
        }
        scratch.AsSpan(0, filled).CopyTo(buffer.AsSpan(start));
    }

    // By UTF-16 code units of the names; for plain ones that is the order of their bytes.
    private int Compare(Member one, Member other)
    {
        var first = NameOf(one);
        var second = NameOf(other);
        return IsPlain(first) && IsPlain(second)
            ? first.SequenceCompareTo(second)
            : string.CompareOrdinal(Text(first), Text(second));
    }

    private Span<byte> NameOf(Member member) => buffer.AsSpan(member.Start + 1, member.NameEnd - member.Start - 2);

    private static bool IsPlain(ReadOnlySpan<byte> name) => Ascii.IsValid(name) && !name.Contains((byte)'\\');

    private static string Text(ReadOnlySpan<byte> name) =>
        JsonSerializer.Deserialize<string>((ReadOnlySpan<byte>)[(byte)'"', .. name, (byte)'"'])!;

    private void WriteText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            Write((byte)'"');
            Write(reader.ValueSpan);
            Write((byte)'"');
            return;
        }
        var text = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        WriteString(text.AsSpan(0, reader.CopyString(text)));
        ArrayPool<byte>.Shared.Return(text);
    }

    private void WriteEscape(byte code)
    {
        ReadOnlySpan<byte> escape = code switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\b' => "\\b"u8,
            (byte)'\t' => "\\t"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\f' => "\\f"u8,
            (byte)'\r' => "\\r"u8,
            _ => [],
        };
        Write(escape);
        if (escape.IsEmpty)
            Write(Encoding.ASCII.GetBytes("\\u" + code.ToString("x4", CultureInfo.InvariantCulture)));
    }

    private void WriteDecimal(ReadOnlySpan<byte> number)
    {
        var isPlain = number.Length <= ExactDigits && number.IndexOfAny((byte)'e', (byte)'E') < 0;
        var point = number.IndexOf((byte)'.');
        if (isPlain && point >= 0)
        {
            number = number.TrimEnd((byte)'0');
            number = number[^1] == (byte)'.' ? number[..^1] : number;
            // Below a millionth there is an exponent.
            isPlain = number.Length <= point + SmallNumberZeros;
        }
        if (isPlain && !number.SequenceEqual("-0"u8))
            Write(number);
        else
            Write(EcmaNumber.Bytes(number));
    }
}
