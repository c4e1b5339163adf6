namespace PorFse.Ledger.Exchange;

/// <summary>A file of transactions without a first row that names its columns.</summary>
public sealed record FileEmpty(int Rows) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The file has {Rows} rows; it needs at least 1, with the names of its columns.");
}

/// <summary>A column that neither the ledger's own format nor the profile names.</summary>
public sealed record ColumnUnknown(string Column, int Count, string Known) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The column \"{Column}\" is none of the {Count} known ones: {Known}.");
}

/// <summary>A column that must be there and is not.</summary>
public sealed record ColumnMissing(string Column, int Count, string Found) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The column \"{Column}\" is missing; the {Count} columns found are: {Found}.");
}

/// <summary>Two columns of the same name.</summary>
public sealed record ColumnTwice(string Column, int Times) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The column \"{Column}\" is there {Times} times; once is all it may be.");
}

/// <summary>A row with more or fewer cells than there are columns.</summary>
public sealed record RowRagged(int Cells, int Columns) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The row has {Cells} cells; the file has {Columns} columns.");
}

/// <summary>A row that does not end: most often a quote was opened and not closed. Nothing after it is read.</summary>
public sealed record RowTooLong(long Bytes) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"The row does not end within {Bytes} bytes, perhaps for an open quote; 0 rows after it are read.");
}

/// <summary>A quote amid a cell, where only a doubled one can stand.</summary>
public sealed record QuoteMisplaced(int Cells) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"The row has {Cells} cells with a quote amid them; it may have 0: a quote inside a quoted cell is doubled.");
}

/// <summary>A quote that is opened and not closed before the file ends.</summary>
public sealed record QuoteNotClosed(long Opened) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"{Opened} quote is opened and 0 are closed before the end of the file.");
}

/// <summary>A byte that the declared encoding does not have there.</summary>
public sealed record EncodingWrong(string Encoding, string Value, long At) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"Byte {At} of the file is {Value}, which is not {Encoding} there.");
}

/// <summary>A byte order mark that is not at the beginning of the file, as where two files were joined.</summary>
public sealed record MarkInside(int Marks) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"The row has {Marks} byte order marks inside; only byte 1 of the file may begin one.");
}

/// <summary>A type that rows of transactions do not have.</summary>
public sealed record TypeUnknown(string Found, int Count, string Known) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The type \"{Found}\" is none of the {Count} known ones: {Known}.");
}

/// <summary>A field that a row of its type must have and has not.</summary>
public sealed record FieldMissing(string Type, string Field, int Needed) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"A {Type} needs {Needed} fields; its \"{Field}\" has no value.");
}

/// <summary>A field that a row of its type does not have.</summary>
public sealed record FieldNotOfType(string Type, string Field, int Count, string Known) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"A {Type} has no \"{Field}\", so 0 characters may stand there; its {Count} fields are: {Known}.");
}

/// <summary>A cell that is no amount as the file is said to write them.</summary>
public sealed record AmountUnreadable(string Found, string Example) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"\"{Found}\" is not euro with at most 2 decimals, written as {Example}, below 92233720368547758.07.");
}

/// <summary>A cell that is no date as the file is said to write them.</summary>
public sealed record DateUnreadable(string Found, int Count, string Forms) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"\"{Found}\" is no date in any of the {Count} forms the file may have: {Forms}.");
}

/// <summary>A row of a rejects file that does not say which row it was.</summary>
public sealed record RowNumberUnreadable(string Found) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The number of the rejected row is \"{Found}\"; it must be from 1 on.");
}
