using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace PorFse.Ledger.Exchange;

/// <summary>A format in which transactions are written, row by row.</summary>
public interface ITransactionFormat
{
    /// <summary>Begins a file.</summary>
    ITransactionRows Begin(TextWriter text);
}

/// <summary>A file of transactions that is being written.</summary>
public interface ITransactionRows : IDisposable
{
    /// <summary>One more row.</summary>
    void Write(TransactionEntry entry);
}

/// <summary>The ledger's own CSV, which <see cref="TransactionProfile.Own"/> reads.</summary>
public sealed class TransactionCsv : ITransactionFormat
{
    /// <inheritdoc/>
    public ITransactionRows Begin(TextWriter text) => new Rows(text);

    private sealed class Rows : ITransactionRows
    {
        private static readonly SearchValues<char> Marks = SearchValues.Create(",\"\r\n");

        private readonly CsvWriter csv;

        internal Rows(TextWriter text)
        {
            // With a line end given, the library quotes for that one only.
            var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                NewLine = "\n",
                ShouldQuote = cell => cell.Field.AsSpan().ContainsAny(Marks),
            };
            csv = new CsvWriter(text, configuration, leaveOpen: true);
            foreach (var name in TransactionFields.Names)
                csv.WriteField(name);
            csv.NextRecord();
        }

        public void Write(TransactionEntry entry)
        {
            for (var i = 0; i < TransactionFields.Names.Count; i++)
                csv.WriteField(entry[(TransactionField)i] ?? "");
            csv.NextRecord();
        }

        public void Dispose() => csv.Dispose();
    }
}

/// <summary>
/// One JSON object with a list, "transactions"; each has the fields it has a value for, amounts as numbers with two
/// decimals.
/// </summary>
public sealed class TransactionJson : ITransactionFormat
{
    /// <inheritdoc/>
    public ITransactionRows Begin(TextWriter text) => new Rows(text);

    private sealed class Rows : ITransactionRows
    {
        private static readonly JsonWriterOptions Options =
            new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        private readonly ArrayBufferWriter<byte> row = new();
        private readonly TextWriter text;
        private bool begun;

        internal Rows(TextWriter text)
        {
            this.text = text;
            text.Write("{\"transactions\": [");
        }

        public void Write(TransactionEntry entry)
        {
            row.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(row, Options))
                Write(json, entry);
            text.Write(begun ? ",\n" : "\n");
            text.Write(Encoding.UTF8.GetString(row.WrittenSpan));
            begun = true;
        }

        public void Dispose() => text.Write("\n]}\n");

        private static void Write(Utf8JsonWriter json, TransactionEntry entry)
        {
            json.WriteStartObject();
            for (var i = 0; i < TransactionFields.Names.Count; i++)
            {
                var field = (TransactionField)i;
                if (entry[field] is not { } value)
                    continue;
                json.WritePropertyName(TransactionFields.Names[i]);
                if (field is TransactionField.Amount or TransactionField.PublicAmount)
                    json.WriteRawValue(value);
                else
                    json.WriteStringValue(value);
            }
            json.WriteEndObject();
        }
    }
}
