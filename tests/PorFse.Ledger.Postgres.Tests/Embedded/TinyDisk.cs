using System.Diagnostics;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

/// <summary>A small disk in memory, for tests that fill it; only root can mount one.</summary>
internal sealed class TinyDisk : IAsyncDisposable
{
    private TinyDisk(string folder) => Folder = folder;

    internal string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    internal static async Task<TinyDisk> MountOrSkipAsync(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root mounts disks.");
        var folder = Directory.CreateTempSubdirectory("porfse-tiny-disk-").FullName;
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", folder) == 0)
            return new TinyDisk(folder);
        Directory.Delete(folder);
        Assert.Skip("This machine does not let root mount a tiny disk.");
        return null;
    }

    internal void FillBut(int megabytes)
    {
        var size = new DriveInfo(Folder).AvailableFreeSpace - (megabytes * 1_000_000L);
        using var filler = File.Create(Filler);
        var page = new byte[4096];
        try
        {
            for (var written = 0L; written + page.Length <= size; written += page.Length)
                filler.Write(page);
        }
        catch (IOException)
        {
            // Somebody else wrote there too: it is full.
        }
    }

    internal void Empty() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private static async Task<int> RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardError = true,
        })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
