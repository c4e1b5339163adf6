using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli;

/// <summary>A folder that an export writes, and that is there whole or not at all.</summary>
internal sealed class FolderDestination
{
    private readonly string name;
    private readonly string folder;
    private readonly Labels labels;

    private FolderDestination(string name, string folder, Labels labels)
    {
        this.name = name;
        this.folder = folder;
        this.labels = labels;
    }

    /// <summary>The place of a name; what is there needs force, and must be nothing but such an export.</summary>
    /// <param name="name">As it was asked for.</param>
    /// <param name="force">Whether it may be replaced.</param>
    /// <param name="files">Every file the export may have, by its path in the folder.</param>
    /// <param name="labels">The language.</param>
    internal static FolderDestination Of(string name, bool force, IReadOnlyList<string> files, Labels labels)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(name));
        if (Path.Exists(folder) && !force)
            throw new RefusedException(new FileAlreadyThere(name));
        if (Directory.Exists(folder))
            RequireNothingElse(name, folder, files);
        return new FolderDestination(name, folder, labels);
    }

    /// <summary>
    /// Writes it under another name beside its own, which it gets once the disk has all of it. Files are opened one
    /// after the other.
    /// </summary>
    internal Task WriteAsync(Func<FileOpening, Task> write) => Destination.SayingWhereAsync(name, labels, async () =>
    {
        // Of what is no folder only this complains; a folder that is there stays as it is.
        if (Path.Exists(folder))
            Directory.CreateDirectory(folder);
        if (!Directory.Exists(Path.GetDirectoryName(folder)))
            throw new DirectoryNotFoundException(labels.With("export.nofolder", Path.GetDirectoryName(folder)));
        var unfinished = Destination.Beside(folder);
        try
        {
            Directory.CreateDirectory(unfinished);
            await write((path, _) => Task.FromResult<Stream>(Create(Path.Combine(unfinished, path))));
            Replace(unfinished);
        }
        catch
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
            throw;
        }
    });

    private static void RequireNothingElse(string name, string folder, IReadOnlyList<string> files)
    {
        var others = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Except(files, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (others.Count > 0)
            throw new RefusedException(new FolderHoldsOthers(name, others.Count, others[0]));
    }

    private static FlushedFile Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new FlushedFile(file);
    }

    private void Replace(string unfinished)
    {
        if (!Directory.Exists(folder))
        {
            Directory.Move(unfinished, folder);
            return;
        }
        var old = Destination.Beside(folder);
        Directory.Move(folder, old);
        try
        {
            Directory.Move(unfinished, folder);
        }
        catch
        {
            Directory.Move(old, folder);
            throw;
        }
        Directory.Delete(old, recursive: true);
    }

    /// <summary>A new file that the disk has once it is closed.</summary>
    private sealed class FlushedFile(string file) : FileStream(file, FileMode.CreateNew, FileAccess.Write)
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && CanWrite)
                Flush(flushToDisk: true);
            base.Dispose(disposing);
        }
    }
}

/// <summary>An export would replace a folder that holds somebody's files.</summary>
internal sealed record FolderHoldsOthers(string Folder, int Others, string First) : Refusal
{
    public override string Message => Text(
        $"The folder \"{Folder}\" holds {Others} files that are none of a data package, such as \"{First}\"; ")
        + "--force replaces a folder that holds 0.";
}
