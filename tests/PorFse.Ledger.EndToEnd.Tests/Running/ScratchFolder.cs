namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>An empty folder for what a command writes, removed after the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    internal string Location { get; } = Directory.CreateTempSubdirectory("porfse-scratch-").FullName;

    /// <summary>The names of what is in it, hidden files too.</summary>
    internal string[] Names =>
        [.. Directory.EnumerateFileSystemEntries(Location).Select(entry => Path.GetFileName(entry)!)];

    /// <summary>The path of a file in it.</summary>
    internal string File(string name) => Path.Combine(Location, name);

    public void Dispose() => Directory.Delete(Location, recursive: true);
}
