using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsvHelper;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Tests;

/// <summary>A package as a stranger reads it: by its description alone.</summary>
internal sealed class ReadPackage
{
    private readonly Dictionary<string, List<Dictionary<string, string>>> tables = [];

    private ReadPackage(IReadOnlyDictionary<string, byte[]> files)
    {
        Files = files;
        Json = Encoding.UTF8.GetString(files[DataPackage.Descriptor]);
        Description = JsonElement.Parse(Json);
        foreach (var resource in Resources)
            tables[Text(resource, "name")] = RowsOf(files[Text(resource, "path")]);
    }

    /// <summary>Its files, by their paths.</summary>
    internal IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>Its description as it stands.</summary>
    internal string Json { get; }

    internal JsonElement Description { get; }

    /// <summary>The rows of a table, each with its cells by the name of the column.</summary>
    internal IReadOnlyList<Dictionary<string, string>> this[string table] => tables[table];

    private IEnumerable<JsonElement> Resources => Description.GetProperty("resources").EnumerateArray();

    /// <summary>The package of a state of some events.</summary>
    internal static async Task<ReadPackage> OfAsync(
        IReadOnlyList<RecordedEvent> events, DateOnly at, long until, LedgerOpened? opening = null)
    {
        var reading = new FoldedViews(events, Views.All);
        var head = await (await reading.HeadAtAsync(until, default)).WithRootAsync(reading);
        return await OfAsync(reading, new Basis(at, head), opening);
    }

    internal static async Task<ReadPackage> OfAsync(IReading reading, Basis basis, LedgerOpened? opening = null)
    {
        opening ??= new LedgerOpened(Testing.Some.Cci, false, Testing.Some.Day, null);
        var files = new Dictionary<string, MemoryStream>();
        var package = await new PackageTables(reading, basis, opening).PackageAsync();
        await package.WriteAsync((path, _) => Task.FromResult<Stream>(files[path] = new MemoryStream()));
        return new ReadPackage(files.ToDictionary(file => file.Key, file => file.Value.ToArray()));
    }

    /// <summary>All that is not as the description says.</summary>
    internal IEnumerable<string> Faults() => Resources.SelectMany(resource =>
    {
        var (name, schema) = (Text(resource, "name"), resource.GetProperty("schema"));
        return Integrity(resource).Concat(Cells(schema, tables[name])).Concat(Keys(schema, tables[name]))
            .Select(fault => $"{name}: {fault}");
    });

    /// <summary>The sum of a stage's transactions, in all or of one code in a column.</summary>
    internal decimal Sum(string stage, string? column = null, string? code = null) => this["transactions"]
        .Where(row => row["stage"] == stage && (column is null || Of(row, column) == code))
        .Sum(row => Amount(row["net"]));

    internal static decimal Amount(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);

    // A transaction says its axis and priority through its initiative.
    private string Of(Dictionary<string, string> row, string column) => row.TryGetValue(column, out var code)
        ? code
        : this["initiatives"].Single(sheet => sheet["initiative"] == row["initiative"])[column];

    private IEnumerable<string> Integrity(JsonElement resource)
    {
        var bytes = Files[Text(resource, "path")];
        if (resource.GetProperty("bytes").GetInt64() != bytes.Length)
            yield return "another length";
        if (Text(resource, "hash") != "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)))
            yield return "another hash";
        var fields = resource.GetProperty("schema").GetProperty("fields").EnumerateArray();
        var head = Encoding.UTF8.GetString(bytes).Split('\n')[0];
        if (head != string.Join(',', fields.Select(field => Text(field, "name"))))
            yield return "another head: " + head;
    }

    private static IEnumerable<string> Cells(JsonElement schema, List<Dictionary<string, string>> rows) =>
        from field in schema.GetProperty("fields").EnumerateArray()
        from row in rows
        let cell = row[Text(field, "name")]
        where !IsAsDescribed(field, cell)
        select $"{Text(field, "name")} is \"{cell}\"";

    private static bool IsAsDescribed(JsonElement field, string cell)
    {
        var limits = field.TryGetProperty("constraints", out var given) ? given : JsonElement.Parse("{}");
        if (cell.Length == 0)
            return !limits.TryGetProperty("required", out _);
        if (limits.TryGetProperty("enum", out var values)
            && values.EnumerateArray().All(value => value.GetString() != cell))
            return false;
        var invariant = CultureInfo.InvariantCulture;
        const NumberStyles number = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return Text(field, "type") switch
        {
            "number" => decimal.TryParse(cell, number, invariant, out var amount) && IsEnough(limits, amount),
            "integer" => long.TryParse(cell, NumberStyles.AllowLeadingSign, invariant, out var count)
                && IsEnough(limits, count),
            "date" => DateOnly.TryParseExact(cell, "yyyy-MM-dd", invariant, DateTimeStyles.None, out _),
            "datetime" => cell.EndsWith('Z') && DateTimeOffset.TryParse(cell, invariant, out _),
            _ => true,
        };
    }

    private static bool IsEnough(JsonElement limits, decimal number) =>
        !limits.TryGetProperty("minimum", out var minimum) || number >= minimum.GetDecimal();

    private IEnumerable<string> Keys(JsonElement schema, List<Dictionary<string, string>> rows)
    {
        var columns = schema.GetProperty("primaryKey").EnumerateArray().Select(name => name.GetString()!).ToList();
        foreach (var twice in rows.CountBy(row => string.Join('\n', columns.Select(column => row[column]))))
        {
            if (twice.Value > 1)
                yield return $"{twice.Key} is there {twice.Value} times";
        }
        if (!schema.TryGetProperty("foreignKeys", out var references))
            yield break;
        foreach (var reference in references.EnumerateArray())
        {
            var (field, other) = (Text(reference, "fields"), reference.GetProperty("reference"));
            var known = tables[Text(other, "resource")].Select(row => row[Text(other, "fields")]).ToHashSet();
            foreach (var row in rows.Where(row => row[field].Length > 0 && !known.Contains(row[field])))
                yield return $"{field} {row[field]} is not in {Text(other, "resource")}";
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static List<Dictionary<string, string>> RowsOf(byte[] bytes)
    {
        using var csv = new CsvReader(
            new StringReader(Encoding.UTF8.GetString(bytes)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!));
        return rows;
    }
}
