using System.Runtime.CompilerServices;
using Shouldly;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>Texts that a person has read and found right, kept in files.</summary>
internal static class Approved
{
    /// <summary>Compares with the approved file; with <c>PORFSE_APPROVE=1</c> it is written instead.</summary>
    internal static void ShouldBeApproved(this string text, string name, [CallerFilePath] string source = "")
    {
        if (Environment.GetEnvironmentVariable("PORFSE_APPROVE") == "1")
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(source)!, "Approved", name + ".txt"), text);
            return;
        }
        var approved = Path.Combine(AppContext.BaseDirectory, "Approved", name + ".txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        text.Split('\n').ShouldBe(expected.Split('\n'), $"{name}.txt is not what came");
    }
}
