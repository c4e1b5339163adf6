using System.Text.RegularExpressions;

namespace PorFse.Ledger.Tests;

/// <summary>A rule about lines of text: what it finds, where it applies, and what to write instead.</summary>
/// <param name="Name">The rule as a sentence.</param>
/// <param name="Applies">Whether a file, relative to the root, is under it.</param>
/// <param name="Banned">What is found on a line.</param>
/// <param name="Cure">What to do instead.</param>
/// <param name="BadFile">A file in which the rule must find <paramref name="BadLine"/>: it is seen failing.</param>
/// <param name="BadLine">A line that breaks it.</param>
internal sealed record Rule(
    string Name, Func<string, bool> Applies, Regex Banned, string Cure, string BadFile, string BadLine)
{
    /// <summary>The rules themselves must name what they ban.</summary>
    private const string Exempt = "tests/PorFse.Ledger.Tests/Tidy/";

    internal IEnumerable<string> Findings(string file, string text)
    {
        if (!Applies(file) || file.StartsWith(Exempt, StringComparison.Ordinal))
            yield break;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Banned.IsMatch(lines[i]))
                yield return $"{file}:{i + 1}: {lines[i].Trim()} -> {Cure}";
        }
    }

    public override string ToString() => Name;
}
