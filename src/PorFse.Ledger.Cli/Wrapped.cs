namespace PorFse.Ledger.Cli;

/// <summary>Text broken between words, so that a narrow screen does not break it within them.</summary>
internal static class Wrapped
{
    /// <summary>The lines of a text; what does not fit goes on below, indented.</summary>
    /// <param name="text">One or more lines.</param>
    /// <param name="width">Characters a line has; a single longer word is left whole.</param>
    /// <param name="indent">Blanks before each continuation.</param>
    internal static IEnumerable<string> Lines(string text, int width, int indent = 0)
    {
        foreach (var line in text.Split('\n'))
        {
            var rest = line;
            while (rest.Length > width && BreakOf(rest, width, indent) is > 0 and var at)
            {
                yield return rest[..at].TrimEnd();
                rest = new string(' ', indent) + rest[at..].TrimStart();
            }
            yield return rest;
        }
    }

    // The last blank that lets the line fit, else the first one after a word that does not.
    private static int BreakOf(string line, int width, int indent)
    {
        var start = Math.Max(indent, line.Length - line.TrimStart().Length);
        var last = start > width ? -1 : line.LastIndexOf(' ', width, width - start + 1);
        return last > start ? last : line.IndexOf(' ', Math.Min(start + 1, line.Length));
    }
}
