namespace PorFse.Ledger.Reports;

/// <summary>What the cells of a column are, as Table Schema has it; none is a number with group marks.</summary>
/// <remarks>Source: Frictionless Data, Table Schema version 1, "Types and Formats".</remarks>
public enum FieldType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number with decimals behind a point: euro, or a ratio.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A day, 2019-12-31.</summary>
    Date,

    /// <summary>A moment, UTC, to the microsecond.</summary>
    Moment,
}

/// <summary>A column of a table in a data package.</summary>
/// <param name="Name">Its name in the head of the file, as machines get it everywhere.</param>
/// <param name="Type">What its cells are.</param>
/// <param name="Description">What it says, with sign and legal term.</param>
public sealed record DataField(string Name, FieldType Type, string Description)
{
    /// <summary>"EUR" for amounts, "1" for ratios; null for what is not measured.</summary>
    public string? Unit { get; init; }

    /// <summary>True where no cell is empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The least a number may be; null where it may be anything.</summary>
    public int? Minimum { get; init; }

    /// <summary>The only texts it may hold; null where it may hold any.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>A column that names a row of another table, by a column of the same name.</summary>
/// <param name="Field">The column.</param>
/// <param name="Resource">The other table.</param>
public sealed record DataReference(string Field, string Resource);
