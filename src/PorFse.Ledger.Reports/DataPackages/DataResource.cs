namespace PorFse.Ledger.Reports;

/// <summary>A table of a data package: what it is, and its rows, which are read when it is written.</summary>
/// <param name="Name">Its name in the package, and that of its file without the folder and ".csv".</param>
/// <param name="Title">Its heading.</param>
/// <param name="Fields">Its columns.</param>
/// <param name="PrimaryKey">The columns that tell its rows apart.</param>
/// <param name="Rows">Its rows, in the order of the file.</param>
public sealed record DataResource(
    string Name,
    string Title,
    IReadOnlyList<DataField> Fields,
    IReadOnlyList<string> PrimaryKey,
    IAsyncEnumerable<IReadOnlyList<Cell>> Rows)
{
    /// <summary>The rows of other tables it names.</summary>
    public IReadOnlyList<DataReference> References { get; init; } = [];

    /// <summary>Where it is in the package.</summary>
    public string Path => PathOf(Name);

    /// <summary>Where a table is in the package.</summary>
    public static string PathOf(string name) => $"data/{name}.csv";
}

/// <summary>The file of a table, once it is written.</summary>
/// <param name="Resource">The table.</param>
/// <param name="Rows">How many rows it has, without the head.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record WrittenResource(DataResource Resource, long Rows, long Bytes, string Hash);
