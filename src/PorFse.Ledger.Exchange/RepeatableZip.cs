using System.IO.Compression;
using System.Text;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// A zip that is the same whenever it is made of the same files. It is written once, front to back; into what cannot be
/// gone back in, such as a pipe, the length of each file comes after it.
/// </summary>
public sealed class RepeatableZip : IAsyncDisposable
{
    // Read and write by the owner, read by the others: as a zip made on Unix has it.
    private const int Mode = 0b110_100_100 << 16;

    private const int BufferSize = 1 << 16;

    // The first moment a zip can name.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip;

    private RepeatableZip(ZipArchive zip) => this.zip = zip;

    /// <summary>Begins a zip.</summary>
    /// <param name="file">Where to; it stays open.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<RepeatableZip> BeginAsync(Stream file, CancellationToken cancellation = default) =>
        new(await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation)
            .ConfigureAwait(false));

    /// <summary>Begins a file in it; the one before must be closed.</summary>
    /// <param name="name">Its path in the zip.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<Stream> OpenAsync(string name, CancellationToken cancellation = default)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        entry.ExternalAttributes = Mode;
        var stream = await entry.OpenAsync(cancellation).ConfigureAwait(false);
        return new BufferedStream(stream, BufferSize);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => zip.DisposeAsync();
}
