namespace PorFse.Ledger;

/// <summary>The name of a stream: its kind, and after the first hyphen the code of what it tells of.</summary>
public readonly record struct StreamName
{
    private const string OperationKind = "operation-";

    private StreamName(string value) => Value = value;

    /// <summary>The whole name, such as "operation-OP-1"; <c>mt_streams.id</c>.</summary>
    public string Value { get; }

    /// <summary>
    /// "operation", "initiative", "programme", "indicator", "participants", "snapshot", "import" or "ledger";
    /// <c>mt_streams.type</c>.
    /// </summary>
    public string Kind => Value.IndexOf('-', StringComparison.Ordinal) is var at and > 0 ? Value[..at] : Value;

    /// <summary>True for the stream of an operation.</summary>
    internal bool IsOperation => Value.StartsWith(OperationKind, StringComparison.Ordinal);

    /// <summary>What comes after the kind; empty for the stream of the ledger itself.</summary>
    public string Code => Value.IndexOf('-', StringComparison.Ordinal) is var at and > 0 ? Value[(at + 1)..] : "";

    /// <summary>The stream of the ledger's own life.</summary>
    public static readonly StreamName Ledger = new("ledger");

    /// <summary>The stream of a programme, by its CCI.</summary>
    public static StreamName Programme(string cci) => new("programme-" + cci);

    /// <summary>The stream of an initiative.</summary>
    public static StreamName Initiative(string code) => new("initiative-" + code);

    /// <summary>The stream of an operation.</summary>
    public static StreamName Operation(string code) => new(OperationKind + code);

    /// <summary>The stream of an indicator.</summary>
    public static StreamName Indicator(string indicator) => new("indicator-" + indicator);

    /// <summary>The stream of the people in an axis, or in an initiative of it.</summary>
    public static StreamName Participants(string axis, string? initiative) =>
        new("participants-" + axis + (initiative is null ? "" : "-" + initiative));

    /// <summary>The stream of a snapshot, by its name.</summary>
    public static StreamName Snapshot(string name) => new("snapshot-" + name);

    /// <summary>The stream of an import.</summary>
    public static StreamName Import(string batch) => new("import-" + batch);

    /// <summary>A name read back from the store.</summary>
    public static StreamName Parse(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
