using System.Runtime.CompilerServices;
using Shouldly;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>Texts that a person has read and found right, kept in files.</summary>
internal static class Approved
{
    /// <summary>Compares with the approved file; what came instead is left beside it as <c>.received.txt</c>.</summary>
    internal static void ShouldBeApproved(this string text, string name, [CallerFilePath] string source = "")
    {
        var approved = Path.Combine(AppContext.BaseDirectory, "Approved", name + ".txt");
        if (File.Exists(approved) && File.ReadAllText(approved) == text)
            return;
        var folder = Path.Combine(Path.GetDirectoryName(source)!, "Approved");
        if (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(approved)!;
        File.WriteAllText(Path.Combine(folder, name + ".received.txt"), text);
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        text.Split('\n').ShouldBe(expected.Split('\n'), $"{name}.txt is not what came");
    }
}
