namespace PorFse.Ledger.Testing;

/// <summary>
/// Files that people read and tests keep true. A difference fails and shows its first line; with the variable
/// <c>PORFSE_APPROVE=1</c> the file is written instead, to be looked at before it is committed.
/// </summary>
public static class Approved
{
    /// <summary>The environment variable that writes the files.</summary>
    public const string Variable = "PORFSE_APPROVE";

    /// <summary>Compares a whole file.</summary>
    public static void Check(string file, string text) => Check(file, _ => text);

    /// <summary>Compares a document from a heading on; what stands above is written by hand.</summary>
    public static void CheckFrom(string heading, string file, string text) => Check(file, present =>
    {
        var at = present.IndexOf("\n" + heading, StringComparison.Ordinal);
        return (at < 0 ? present.TrimEnd() + "\n\n" : present[..(at + 1)]) + text;
    });

    private static void Check(string file, Func<string, string> expected)
    {
        var path = Path.Combine(Repository.Root, file);
        var present = File.Exists(path) ? File.ReadAllText(path) : "";
        var right = expected(present);
        if (present == right)
            return;
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            File.WriteAllText(path, right);
            return;
        }

        var (has, needs) = (present.Split('\n'), right.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(has.Length, needs.Length))
            .First(i => has.ElementAtOrDefault(i) != needs.ElementAtOrDefault(i));
        throw new NotApprovedException(
            $"{file}:{line + 1} is \"{has.ElementAtOrDefault(line)}\", "
            + $"the code says \"{needs.ElementAtOrDefault(line)}\". "
            + $"If the code is right, run the tests once with {Variable}=1 and read the difference before committing.");
    }
}

/// <summary>A file that no longer says what the code says.</summary>
public sealed class NotApprovedException(string message) : Exception(message);
