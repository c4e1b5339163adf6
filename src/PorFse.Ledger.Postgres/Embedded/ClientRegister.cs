using System.Globalization;

namespace PorFse.Ledger.Postgres;

/// <summary>
/// The processes that use a server: each holds the lock of a file of its own, so that a file whose lock is free was
/// left by a dead process. Read and written only under the start lock.
/// </summary>
internal sealed class ClientRegister(string folder)
{
    internal FileLock Enter()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.NewGuid():N}.lock");
        return FileLock.TryTake(Path.Combine(folder, name), FileOptions.DeleteOnClose)!;
    }

    internal bool IsEmpty()
    {
        foreach (var file in Files().Where(file => !IsHeld(file)))
            File.Delete(file);
        return Files().Length == 0;
    }

    /// <summary>Whether processes were here and every one of them is dead.</summary>
    internal bool IsDeserted() => Files() is { Length: > 0 } files && !files.Any(IsHeld);

    internal int Count() => Files().Count(IsHeld);

    private string[] Files() => Directory.Exists(folder) ? Directory.GetFiles(folder, "*.lock") : [];

    private static bool IsHeld(string file)
    {
        using var taken = FileLock.TryTake(file);
        return taken is null;
    }
}
