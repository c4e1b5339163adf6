namespace PorFse.Ledger;

/// <summary>
/// A view rebuilt from the events: a table, and a fold of events into changes of its rows. The vault folds every batch
/// in memory and writes the few rows it changes in the batch's own transaction (inline, in Marten's word).
/// </summary>
public interface IProjection
{
    /// <summary>The table it fills.</summary>
    ViewTable Table { get; }

    /// <summary>An empty fold.</summary>
    IViewFold Begin();
}

/// <summary>The views a ledger keeps.</summary>
/// <param name="Inline">Written in the transaction that appends the events: never behind the log.</param>
/// <param name="PerEra">
/// Written once for every complete era, and span of eras, of <see cref="Eras"/>, in the transaction that completes it.
/// The first keys of their tables are <see cref="EraSize"/> and <see cref="EraFirst"/>, which the store fills; their
/// folds give the other columns, which are keys and sums.
/// </param>
public sealed record ViewSet(IReadOnlyList<IProjection> Inline, IReadOnlyList<IProjection> PerEra)
{
    /// <summary>How many eras a row is of.</summary>
    public static ViewColumn EraSize { get; } =
        new("eras", ViewType.Number, ViewRole.Key, "How many complete eras of the log the row is of: 1, 16, 256 …");

    /// <summary>The first of them.</summary>
    public static ViewColumn EraFirst { get; } =
        new("era", ViewType.Number, ViewRole.Key, "Number of the first of them, from 0.");

    /// <summary>All of them.</summary>
    public IEnumerable<IProjection> All => Inline.Concat(PerEra);
}

/// <summary>Events folded into row changes of one view.</summary>
public interface IViewFold
{
    /// <summary>About how many rows it changes, so that whoever has not room for more can take them away.</summary>
    int Rows { get; }

    /// <summary>Takes one more event, in the order of the log.</summary>
    void Add(RecordedEvent recorded);

    /// <summary>
    /// The changed rows, column by column in the table's order: arrays of string, long, <see cref="DateOnly"/>, all of
    /// the same length.
    /// </summary>
    IReadOnlyList<Array> Columns { get; }
}

/// <summary>A table of a view; independent of any database.</summary>
/// <param name="Name">Its name, snake_case.</param>
/// <param name="Purpose">One sentence for whoever reads the database.</param>
/// <param name="Columns">Its columns, keys first.</param>
public sealed record ViewTable(string Name, string Purpose, IReadOnlyList<ViewColumn> Columns);

/// <summary>A column of a view.</summary>
public sealed record ViewColumn(string Name, ViewType Type, ViewRole Role, string Meaning);

/// <summary>What a column holds.</summary>
public enum ViewType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number; amounts are cents.</summary>
    Number,

    /// <summary>A calendar date.</summary>
    Date,
}

/// <summary>
/// How a change meets the row that is already there. None minds the order, so parts of the log can be folded apart.
/// </summary>
public enum ViewRole
{
    /// <summary>Part of the key.</summary>
    Key,

    /// <summary>Added to what is there.</summary>
    Sum,

    /// <summary>
    /// The larger of what is there and what comes, where a null is nothing: for what is said once, or only grows.
    /// </summary>
    Largest,
}

/// <summary>Reads the tables of views, wherever they are kept.</summary>
public interface IViewReader
{
    /// <summary>All rows of a view, each with its columns in the table's order.</summary>
    Task<IReadOnlyList<object?[]>> RowsAsync(ViewTable table, CancellationToken cancellation);

    /// <summary>
    /// Sums over parts of views by some of their keys: per row those keys, then every column with the role
    /// <see cref="ViewRole.Sum"/>, which the views must have in common.
    /// </summary>
    Task<IReadOnlyList<object?[]>> SumAsync(
        IReadOnlyList<string> by, IReadOnlyList<ViewSlice> slices, CancellationToken cancellation);
}

/// <summary>Parts of a view.</summary>
/// <param name="Table">The view; after the keys its ranges fix comes one of type <see cref="ViewType.Date"/>.</param>
/// <param name="Ranges">The parts, none overlapping another.</param>
public sealed record ViewSlice(ViewTable Table, IReadOnlyList<ViewRange> Ranges);

/// <summary>The rows of a view whose first keys have some values and whose next lies between two dates.</summary>
/// <param name="Keys">Values of the first keys; perhaps none.</param>
/// <param name="From">First date.</param>
/// <param name="Until">Last date.</param>
public sealed record ViewRange(IReadOnlyList<object> Keys, DateOnly From, DateOnly Until);
