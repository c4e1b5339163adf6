using System.Text;

namespace PorFse.Ledger.Reports;

/// <summary>Begins a file of a package, by its path in it.</summary>
public delegate Task<Stream> FileOpening(string path, CancellationToken cancellation);

/// <summary>
/// A state of the ledger as a data package: a CSV file for each table, and a description of them all that other
/// programs read. The same state gives the same bytes, whenever and in whatever language it is written. Rows pass
/// through; none is kept.
/// </summary>
/// <remarks>Source: Frictionless Data, Data Package version 1, profile "tabular-data-package"; RFC 4180.</remarks>
public sealed class DataPackage(PackageStatement statement, IReadOnlyList<DataResource> resources)
{
    /// <summary>The name of the description.</summary>
    public const string Descriptor = "datapackage.json";

    private const int BufferSize = 1 << 16;

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes it: the tables, and at last what describes them.</summary>
    /// <param name="open">Where to.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The tables as they were written.</returns>
    public async Task<IReadOnlyList<WrittenResource>> WriteAsync(
        FileOpening open, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        var written = new List<WrittenResource>();
        foreach (var resource in resources)
            written.Add(await WriteAsync(resource, open, cancellation).ConfigureAwait(false));
        var file = await open(Descriptor, cancellation).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var bytes = PackageDescriptor.ToUtf8(statement, written);
            await file.WriteAsync(bytes, cancellation).ConfigureAwait(false);
        }
        return written;
    }

    private static async Task<WrittenResource> WriteAsync(
        DataResource resource, FileOpening open, CancellationToken cancellation)
    {
        var file = new MeasuredStream(await open(resource.Path, cancellation).ConfigureAwait(false));
        await using (file.ConfigureAwait(false))
        {
            var rows = 0L;
            var text = new StreamWriter(file, Encoding, BufferSize, leaveOpen: true);
            await using (text.ConfigureAwait(false))
            {
                await TableWriter.WriteCsvAsync(
                    text, [.. resource.Fields.Select(field => new ReportColumn(field.Name, field.Name))], RowsAsync())
                    .ConfigureAwait(false);
            }
            return new WrittenResource(resource, rows, file.Length, file.Hash);

            async IAsyncEnumerable<IReadOnlyList<Cell>> RowsAsync()
            {
                await foreach (var row in resource.Rows.WithCancellation(cancellation).ConfigureAwait(false))
                {
                    rows++;
                    yield return row;
                }
            }
        }
    }
}
