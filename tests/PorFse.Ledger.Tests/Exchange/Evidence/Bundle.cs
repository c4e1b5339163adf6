using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PorFse.Ledger.Tests;

/// <summary>A bundle of evidence taken apart, so that it can be forged and put together again.</summary>
public sealed partial class Bundle
{
    private readonly List<(string Name, string Text)> members;

    private Bundle(IEnumerable<(string, string)> members) => this.members = [.. members];

    /// <summary>The names of its files.</summary>
    public IEnumerable<string> Names => members.Select(member => member.Name);

    /// <summary>The text of a file of it.</summary>
    public string this[string name] => members.Single(member => member.Name == name).Text;

    /// <summary>Takes one apart.</summary>
    public static Bundle Of(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return new Bundle(archive.Entries.Select(entry =>
        {
            using var text = new StreamReader(entry.Open(), Encoding.UTF8);
            return (entry.FullName, text.ReadToEnd());
        }).ToList());
    }

    /// <summary>The bundle with one file more.</summary>
    public Bundle With(string name, string text) => new(members.Append((name, text)));

    /// <summary>The bundle without a file.</summary>
    public Bundle Without(string name) => new(members.Where(member => member.Name != name));

    /// <summary>The bundle with another text of a file.</summary>
    public Bundle Change(string name, Func<string, string> change)
    {
        var changed = change(this[name]);
        return changed == this[name]
            ? throw new InvalidOperationException($"{name} is as it was.")
            : new Bundle(members.Select(member => member.Name == name ? (name, changed) : member));
    }

    /// <summary>The bundle with other lines of a file.</summary>
    public Bundle ChangeLines(string name, Action<List<string>> change) => Change(name, text =>
    {
        var lines = text.Split('\n')[..^1].ToList();
        change(lines);
        return string.Concat(lines.Select(line => line + "\n"));
    });

    /// <summary>The bundle with a line of a file changed.</summary>
    public Bundle ChangeLine(string name, int index, Func<string, string> change) =>
        ChangeLines(name, lines => lines[index] = change(lines[index]));

    /// <summary>The bundle with what a note says changed and signed by a key.</summary>
    public Bundle Sign(string name, EcdsaSigningKey key, Func<Checkpoint, Checkpoint> change) => Change(name, text =>
    {
        var note = SignedNote.Read(Encoding.UTF8.GetBytes(text)).Note!;
        return change(Checkpoint.Read(note).Checkpoint!).Sign(key).ToString();
    });

    /// <summary>A line of an event with a cent more.</summary>
    public static string ACentMore(string line) => Amount().Replace(line, AddACent, 1);

    /// <summary>The bundle put together.</summary>
    public byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in members)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }

    private static string AddACent(Match amount)
    {
        var more = decimal.Parse(amount.Groups[1].Value, CultureInfo.InvariantCulture) + 0.01m;
        return string.Create(CultureInfo.InvariantCulture, $"\"Amount\":{more:0.##}");
    }

    [GeneratedRegex("\"Amount\":([0-9.]+)")]
    private static partial Regex Amount();
}
