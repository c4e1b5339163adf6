using System.Text;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli;

/// <summary>
/// Where an export goes: standard output, or a file that is there whole or not at all. UTF-8 without a mark, lines
/// ending in a line feed, on every machine.
/// </summary>
internal sealed class Destination
{
    private const int BufferSize = 1 << 16;

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string? file;
    private readonly bool force;
    private readonly Labels labels;

    private Destination(string name, string? file, bool force, Labels labels)
    {
        Name = name;
        this.file = file;
        this.force = force;
        this.labels = labels;
    }

    /// <summary>True when nobody but its owner may read it.</summary>
    private bool IsSecret { get; init; }

    /// <summary>As it was asked for.</summary>
    internal string Name { get; }

    /// <summary>True when a person sees it pass, and would not see it through a progress bar.</summary>
    internal bool IsOnScreen => file is null && !Console.IsOutputRedirected;

    /// <summary>The place of a name, "-" for standard output; a file that is there needs force.</summary>
    internal static Destination Of(string name, bool force, Labels labels)
    {
        if (name == "-")
            return new Destination(labels["export.stdout"], null, force, labels);
        var file = Path.GetFullPath(name);
        if (Path.Exists(file))
        {
            if (!force)
                throw new RefusedException(new FileAlreadyThere(name));
            // A link stays one.
            file = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        }
        return new Destination(name, file, force, labels);
    }

    /// <summary>A file that is not there yet and that nobody but its owner may ever read.</summary>
    internal static Destination OfSecret(string file, Labels labels) =>
        new(file, file, force: false, labels) { IsSecret = true };

    /// <summary>
    /// Writes it. A file is written under another name beside its own, which it gets once the disk has all of it.
    /// </summary>
    internal Task WriteAsync(Func<TextWriter, Task> write) => WriteAsync(async (Stream stream) =>
    {
        await using var text = new StreamWriter(stream, Encoding, BufferSize, leaveOpen: true);
        await write(text);
    });

    /// <summary>As <see cref="WriteAsync(Func{TextWriter, Task})"/>, for what is no text.</summary>
    internal Task WriteAsync(Func<Stream, Task> write) => SayingWhereAsync(Name, labels, () => file is null
        ? WriteToAsync(Console.OpenStandardOutput(), write)
        : WriteToFileAsync(file, write));

    /// <summary>Writes somewhere; what goes wrong says where.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    internal static async Task SayingWhereAsync(string name, Labels labels, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException
            or NotSupportedException)
        {
            throw new IOException(labels.With("export.broken", name, broken.Message), broken);
        }
    }

    /// <summary>A hidden name that nothing has yet, in the same folder.</summary>
    internal static string Beside(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");

    private async Task WriteToFileAsync(string file, Func<Stream, Task> write)
    {
        RequireFile(file);
        var unfinished = Beside(file);
        try
        {
            await WriteToAsync(new FileStream(unfinished, Creation), write);
            File.Move(unfinished, file, overwrite: force);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private FileStreamOptions Creation
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (IsSecret && !OperatingSystem.IsWindows())
                options.UnixCreateMode = KeyFile.OwnerOnly;
            return options;
        }
    }

    private static async Task WriteToAsync(Stream stream, Func<Stream, Task> write)
    {
        await using (stream)
        {
            await write(stream);
            if (stream is FileStream onDisk)
                onDisk.Flush(flushToDisk: true);
        }
    }

    // What may not be written is not to be put away for a file, nor is a folder, a device or a pipe: only a file has
    // a length that can be set.
    private static void RequireFile(string file)
    {
        if (!Path.Exists(file))
            return;
        using var there = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.SetLength(there, RandomAccess.GetLength(there));
    }
}

/// <summary>An export would replace a file.</summary>
internal sealed record FileAlreadyThere(string File) : Refusal
{
    public override string Message =>
        Text($"There is 1 \"{File}\" already; an export needs 0 of that name, or --force to replace it.");
}
