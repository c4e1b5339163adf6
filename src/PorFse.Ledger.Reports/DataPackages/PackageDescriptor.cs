using System.Text.Json;

namespace PorFse.Ledger.Reports;

/// <summary>The description of a package, <c>datapackage.json</c>.</summary>
/// <remarks>
/// Source: Frictionless Data, Data Package, Data Resource and Table Schema, version 1. What is ours beside theirs, as
/// they allow: programme, at, knownAt, root, demonstration, note, and the unit of a field.
/// </remarks>
internal static class PackageDescriptor
{
    internal static byte[] ToUtf8(PackageStatement statement, IReadOnlyList<WrittenResource> resources)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, TableWriter.JsonOptions))
        {
            json.WriteStartObject();
            Write(json, statement);
            json.WriteStartArray("resources");
            foreach (var resource in resources)
                Write(json, resource);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, PackageStatement statement)
    {
        var (opening, basis) = (statement.Opening, statement.Basis);
        var (at, known) = (CellText.ForMachines(new Cell.Day(basis.At)), basis.KnownAt);
        var recordedAt = CellText.ForMachines(Cell.Of(known.RecordedAt));
        json.WriteString("profile", "tabular-data-package");
        json.WriteString("name", statement.Name);
        json.WriteString("title", $"{statement.Title} ({opening.Programme}): financial progress at {at}".TrimStart());
        json.WriteString("description", DescriptionOf(opening.Demonstration));
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteString("name", "CC-BY-4.0");
        json.WriteString("title", "Creative Commons Attribution 4.0 International");
        json.WriteString("path", "https://creativecommons.org/licenses/by/4.0/");
        json.WriteEndObject();
        json.WriteEndArray();
        if (recordedAt is not null)
            json.WriteString("created", recordedAt);
        json.WriteString("programme", opening.Programme);
        json.WriteString("at", at);
        json.WriteStartObject("knownAt");
        json.WriteNumber("position", known.Position);
        json.WriteString("recordedAt", recordedAt);
        json.WriteEndObject();
        json.WriteString("root", known.Root?.ToString());
        json.WriteBoolean("demonstration", opening.Demonstration);
        json.WriteString("note", opening.Note);
    }

    private static string DescriptionOf(bool demonstration) =>
        "Every fact with a business date up to \"at\" that the ledger knew at the position \"knownAt\", and the totals "
        + "they give. The package is as old as the last event it knows, \"created\": the same state is the same bytes "
        + "whenever it is written. \"root\" is the root of the Merkle tree (RFC 6962) over those events."
        + (demonstration ? " Demonstration: its history is constructed and its clock simulated." : "");

    private static void Write(Utf8JsonWriter json, WrittenResource written)
    {
        var resource = written.Resource;
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("name", resource.Name);
        json.WriteString("title", resource.Title);
        json.WriteString("path", resource.Path);
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", written.Bytes);
        json.WriteString("hash", "sha256:" + written.Hash);
        json.WriteStartObject("dialect");
        json.WriteString("delimiter", ",");
        json.WriteString("lineTerminator", "\n");
        json.WriteString("quoteChar", "\"");
        json.WriteBoolean("doubleQuote", true);
        json.WriteBoolean("header", true);
        json.WriteEndObject();
        WriteSchema(json, resource);
        json.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter json, DataResource resource)
    {
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var field in resource.Fields)
            Write(json, field);
        json.WriteEndArray();
        WriteTexts(json, "missingValues", [""]);
        WriteTexts(json, "primaryKey", resource.PrimaryKey);
        if (resource.References.Count > 0)
        {
            json.WriteStartArray("foreignKeys");
            foreach (var reference in resource.References)
                Write(json, reference);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DataReference reference)
    {
        json.WriteStartObject();
        json.WriteString("fields", reference.Field);
        json.WriteStartObject("reference");
        json.WriteString("resource", reference.Resource);
        json.WriteString("fields", reference.Field);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DataField field)
    {
        var (type, format) = NamesOf(field.Type);
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WriteString("type", type);
        json.WriteString("format", format);
        json.WriteString("description", field.Description);
        if (field.Unit is { } unit)
            json.WriteString("unit", unit);
        if (field.IsRequired || field.Minimum is not null || field.Values is not null)
            WriteConstraints(json, field);
        json.WriteEndObject();
    }

    private static void WriteConstraints(Utf8JsonWriter json, DataField field)
    {
        json.WriteStartObject("constraints");
        if (field.IsRequired)
            json.WriteBoolean("required", true);
        if (field.Minimum is { } minimum)
            json.WriteNumber("minimum", minimum);
        if (field.Values is { } values)
            WriteTexts(json, "enum", values);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static (string Type, string Format) NamesOf(FieldType type) => type switch
    {
        FieldType.Text => ("string", "default"),
        FieldType.Number => ("number", "default"),
        FieldType.Count => ("integer", "default"),
        FieldType.Date => ("date", "default"),
        FieldType.Moment => ("datetime", "any"),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
