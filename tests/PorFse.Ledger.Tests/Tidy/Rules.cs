using System.Text.RegularExpressions;

namespace PorFse.Ledger.Tests;

/// <summary>What no line may hold, and the cure.</summary>
internal static partial class Rules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        new("local time is not read", Code, LocalTime(),
            "the date in the command, or TimeProvider in a host",
            "src/PorFse.Ledger/X.cs", "var now = DateTime.Now;"),
        new("the clock is read by hosts only", file => Product(file) && !Host(file) && !Embedded(file), Clock(),
            "a TimeProvider given by the host",
            "src/PorFse.Ledger.Postgres/X.cs", "var now = DateTimeOffset.UtcNow;"),
        new("money is never floating", file => Pure(file) && !EcmaNumber(file), Floating(),
            "Euro, Rate or decimal",
            "projections/X.cs", "public double Share { get; }"),
        new("the rules draw no random identities", file => Pure(file), Random(),
            "EventId.Of, or an argument",
            "src/PorFse.Ledger/X.cs", "var id = Guid.NewGuid();"),
        new("the rules read no environment", file => Pure(file), Environment(),
            "an argument; hosts read files, consoles and variables",
            "src/PorFse.Ledger/X.cs", "var text = File.ReadAllText(path);"),
        new("nobody blocks on a task", Product, Blocking(),
            "await",
            "src/PorFse.Ledger.Cli/X.cs", "var answer = task.Result;"),
        new("nobody sleeps", Code, Sleeping(),
            "await what is waited for",
            "tests/PorFse.Ledger.Tests/X.cs", "Thread.Sleep(100);"),
        new("no regions", Code, Region(),
            "a smaller file",
            "src/PorFse.Ledger/X.cs", "#region Handlers"),
        new("nothing is left to do",
            file => Code(file) || file.EndsWith(".sql", StringComparison.Ordinal), Unfinished(),
            "do it, or open an issue",
            "src/PorFse.Ledger.Postgres/Schema/x.sql", "-- TO" + "DO index"),
        new("nothing is half implemented", Code, NotImplemented(),
            "UnreachableException where it cannot happen, or the implementation",
            "src/PorFse.Ledger/X.cs", "throw new Not" + "ImplementedException();"),
        new("no stream swallows an unknown event", file => In(file, "src/PorFse.Ledger/"), Swallowed(),
            "_ => throw new UnreachableException(...)",
            "src/PorFse.Ledger/X.cs", "            _ => state,"),
        new("type names say what the thing is", Code, Suffix(),
            "a noun of the field, not Manager, Helper, Utils, Service, Processor, Base, Impl or Dto",
            "src/PorFse.Ledger/X.cs", "public sealed class PaymentService(IEventStore store)"),
        new("only the vault mentions its driver",
            file => Product(file) && !In(file, "src/PorFse.Ledger.Postgres/"), Driver(),
            "a type of PorFse.Ledger.Postgres",
            "src/PorFse.Ledger.Cli/X.cs", "using Npgsql;"),
        // The private server keeps its socket where paths are short enough for one.
        new("no path of somebody's machine", file => !Embedded(file), MachinePath(),
            "a relative path, or a folder the environment names",
            "README.md", "cd /home/maria/porfse"),
    ];

    private static bool In(string file, string folder) => file.StartsWith(folder, StringComparison.Ordinal);

    private static bool Code(string file) => file.EndsWith(".cs", StringComparison.Ordinal);

    private static bool Product(string file) => Code(file) && (In(file, "src/") || In(file, "projections/"));

    // RFC 8785 takes every number of a JSON text for a double.
    private static bool EcmaNumber(string file) => file == "src/PorFse.Ledger/Integrity/EcmaNumber.cs";

    private static bool Pure(string file) => Code(file) && (In(file, "src/PorFse.Ledger/") || In(file, "projections/"));

    private static bool Host(string file) =>
        In(file, "src/PorFse.Ledger.Cli/") || In(file, "src/PorFse.Ledger.Server/");

    private static bool Embedded(string file) => In(file, "src/PorFse.Ledger.Postgres/Embedded/");

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|Today)\b")]
    private static partial Regex LocalTime();

    [GeneratedRegex(@"\bDateTime(Offset)?\.UtcNow\b|\bTimeProvider\.System\b")]
    private static partial Regex Clock();

    // Comments may speak of a float or a double entry.
    [GeneratedRegex(@"^(?!\s*//).*\b(double|float)\b")]
    private static partial Regex Floating();

    [GeneratedRegex(@"\bGuid\.(NewGuid|CreateVersion7)\b|\bnew Random\b|\bRandom\.Shared\b")]
    private static partial Regex Random();

    [GeneratedRegex(@"\b(File|Directory|Console|Environment)\.[A-Z]")]
    private static partial Regex Environment();

    [GeneratedRegex(@"\.Result\b(?!\s*[({<=])|\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\bThread\.Sleep\b")]
    private static partial Regex Sleeping();

    [GeneratedRegex(@"^\s*#region\b")]
    private static partial Regex Region();

    [GeneratedRegex(@"\b(T[O]DO|F[I]XME|H[A]CK|X[X]X)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\bNot[I]mplementedException\b")]
    private static partial Regex NotImplemented();

    [GeneratedRegex(@"^\s*_ => state\b")]
    private static partial Regex Swallowed();

    [GeneratedRegex(
        @"\b(class|record|struct|interface|enum)\s+((class|struct)\s+)?"
        + @"\w*(Managers?|Helpers?|Utils?|Services?|Processors?|Base|Impl|Dto)\b")]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\bNpgsql\w*")]
    private static partial Regex Driver();

    [GeneratedRegex(@"(?<![\w.$}~*])/(home|Users|root|tmp|work|mnt|opt/\w)(/|\b(?=\s|$|[""'`]))|\b[A-Z]:\\\\?[A-Za-z]")]
    private static partial Regex MachinePath();
}
