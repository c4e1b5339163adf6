namespace PorFse.Ledger.Postgres;

/// <summary>A lock between processes: an open file that nobody else may open, freed even by SIGKILL.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    internal static FileLock? TryTake(string path, FileOptions options = FileOptions.None)
    {
        try
        {
            return new FileLock(new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, options));
        }
        catch (IOException held) when (IsHeld(held))
        {
            return null;
        }
    }

    internal static async Task<FileLock> TakeAsync(string path, Action waiting, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; ; waited += Beat)
        {
            if (TryTake(path) is { } taken)
                return taken;
            if (waited == Patience)
                waiting();
            await Task.Delay(Beat, ct);
        }
    }

    public void Dispose() => file.Dispose();

    // EAGAIN of Linux, EAGAIN of macOS, and the sharing and lock violations of Windows.
    private static bool IsHeld(IOException held) =>
        held.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
