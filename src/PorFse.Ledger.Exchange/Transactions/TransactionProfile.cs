namespace PorFse.Ledger.Exchange;

/// <summary>
/// How a file of transactions is read: what it looks like, which rows count, and which events a row becomes. All of it
/// is declared, nothing is guessed.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="Version">Which edition of it; kept with every event it yields.</param>
/// <param name="About">What a reader must know about the file and the conventions chosen, or null.</param>
/// <param name="Source">The register that numbers the documents; null for the one of the import.</param>
/// <param name="Format">How the file is written.</param>
/// <param name="Columns">The columns the file must have; null for the ledger's own, of which "type" is needed.</param>
/// <param name="RowRules">Rows to skip, and rows to count for what is odd about them.</param>
/// <param name="Events">What a row becomes.</param>
public sealed record TransactionProfile(
    string Name,
    string Version,
    string? About,
    string? Source,
    FileFormat Format,
    IReadOnlyList<string>? Columns,
    IReadOnlyList<RowRule> RowRules,
    IReadOnlyList<EventRule> Events)
{
    private const string Extension = ".profile.json";

    /// <summary>The ledger's own format, of which <c>export transactions</c> is an instance.</summary>
    public static TransactionProfile Own { get; } = new(
        "porfse", "1", null, null, FileFormat.Own, null, [], [EventRule.Own]);

    /// <summary>The names of the profiles that come with the ledger.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. typeof(TransactionProfile).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[..^Extension.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>A profile that comes with the ledger, by its name.</summary>
    public static TransactionProfile Find(string name) => Parse(Resources.Text(name + Extension));

    /// <summary>Reads a profile.</summary>
    /// <exception cref="MalformedFileException">It is not in this format; the message says where and why.</exception>
    public static TransactionProfile Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ProfileFile.Read(FileElement.Parse(json));
    }

    /// <summary>"profile esf-list 2": how an event names what it was read by.</summary>
    public override string ToString() => $"profile {Name} {Version}";
}

/// <summary>Rows that are told apart: skipped, or only counted. Either way the report of a reading has them.</summary>
/// <param name="When">Which rows: all of these must hold.</param>
/// <param name="Skips">True where such a row yields no event.</param>
/// <param name="Because">Why, in the report.</param>
public sealed record RowRule(IReadOnlyList<Condition> When, bool Skips, string Because);

/// <summary>An event that rows become.</summary>
/// <param name="Type">Its name; null where a column says it.</param>
/// <param name="When">Of which rows: all of these must hold.</param>
/// <param name="Fields">Where its fields come from.</param>
public sealed record EventRule(
    string? Type, IReadOnlyList<Condition> When, IReadOnlyDictionary<TransactionField, FieldSource> Fields)
{
    /// <summary>Each column feeds the field of its name.</summary>
    internal static EventRule Own { get; } = new(null, [], Enum.GetValues<TransactionField>().ToDictionary(
        field => field, field => new FieldSource { Column = TransactionFields.NameOf(field) }));
}

/// <summary>What is asked of a cell.</summary>
public enum Question
{
    /// <summary>Is it one of some texts?</summary>
    Among,

    /// <summary>Is it none of some texts?</summary>
    NotAmong,

    /// <summary>Does it mean nothing?</summary>
    Empty,

    /// <summary>Does it mean something?</summary>
    NotEmpty,

    /// <summary>Does it hold one of some texts somewhere?</summary>
    Contains,
}

/// <summary>A condition on one cell of a row.</summary>
/// <param name="Column">Name of its column.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Texts">What it is compared with; none for <see cref="Question.Empty"/> and its opposite.</param>
public sealed record Condition(string Column, Question Question, IReadOnlyList<string> Texts);

/// <summary>How a text is made fit for the ledger, where the profile says so.</summary>
public enum Cleaning
{
    /// <summary>As it is.</summary>
    None,

    /// <summary>Blanks, line breaks and control characters in a row become one blank, none at the ends.</summary>
    Text,

    /// <summary>
    /// Whatever is not an ASCII letter or digit, a point or an underscore becomes one hyphen, none at the ends.
    /// </summary>
    Code,
}

/// <summary>Where a field gets its value: exactly one of column, constant and template.</summary>
public sealed record FieldSource
{
    /// <summary>The cell of a column.</summary>
    public string? Column { get; init; }

    /// <summary>Always this text.</summary>
    public string? Constant { get; init; }

    /// <summary>
    /// A text with columns in braces, such as "C-{id}"; "{row}" is the number of the row. Where one of the cells means
    /// nothing, so does the whole.
    /// </summary>
    public string? Template { get; init; }

    /// <summary>What is taken instead of a cell that means nothing, or null.</summary>
    public string? Otherwise { get; init; }

    /// <summary>How the text is cleaned.</summary>
    public Cleaning Clean { get; init; }
}
