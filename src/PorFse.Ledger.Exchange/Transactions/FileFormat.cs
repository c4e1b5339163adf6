namespace PorFse.Ledger.Exchange;

/// <summary>How the bytes of a file are letters. It is said, never guessed.</summary>
public enum FileEncoding
{
    /// <summary>UTF-8, with or without a byte order mark at its beginning.</summary>
    Utf8,

    /// <summary>ISO 8859-1, without its control characters 80 to 9F.</summary>
    Latin1,

    /// <summary>Windows code page 1252.</summary>
    Windows1252,
}

/// <summary>The day that a bare year stands for.</summary>
public enum YearDay
{
    /// <summary>1 January.</summary>
    First,

    /// <summary>31 December.</summary>
    Last,
}

/// <summary>How a file is written: its letters, rows, amounts and dates.</summary>
/// <param name="Encoding">Its letters.</param>
/// <param name="Separator">Between two cells, one ASCII character.</param>
/// <param name="Quote">Around a cell that holds separators or line breaks; null where no cell is quoted.</param>
/// <param name="DecimalMark">Before the cents.</param>
/// <param name="ThousandsMark">Between groups of three digits; null where there are none.</param>
/// <param name="Dates">The forms of a date, such as "dd.MM.yyyy".</param>
/// <param name="Year">The day a bare year stands for; null where a year is no date.</param>
/// <param name="Nothing">Cells that mean nothing, such as "-".</param>
/// <param name="Trims">True where blanks around a cell mean nothing.</param>
/// <param name="SkipsBlankRows">True where rows without any cell are skipped; else each is a finding.</param>
public sealed record FileFormat(
    FileEncoding Encoding,
    char Separator,
    char? Quote,
    char DecimalMark,
    char? ThousandsMark,
    IReadOnlyList<string> Dates,
    YearDay? Year,
    IReadOnlyList<string> Nothing,
    bool Trims,
    bool SkipsBlankRows)
{
    /// <summary>The ledger's own: UTF-8, commas, amounts as 1234.50, dates as 2019-12-31.</summary>
    public static FileFormat Own { get; } =
        new(FileEncoding.Utf8, ',', '"', '.', null, ["yyyy-MM-dd"], null, [""], false, false);
}
