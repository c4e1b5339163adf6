using System.Globalization;

namespace PorFse.Ledger;

/// <summary>
/// An accounting year (<i>anno contabile</i>): 1 July to 30 June. The first one runs from the start of eligibility to
/// 30 June 2015; the last one from 1 July 2023 to 30 June 2024.
/// </summary>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 2(29). Not the financial year (calendar year, art. 2(30)).</remarks>
public readonly record struct AccountingYear
{
    private const int FirstEnd = 2015;
    private const int LastEnd = 2024;

    private AccountingYear(int endsInYear) => EndsInYear = endsInYear;

    /// <summary>The calendar year of its 30 June.</summary>
    public int EndsInYear { get; }

    /// <summary>Its first day: 1 July, or 1 January 2014 for the first one.</summary>
    public DateOnly First => EndsInYear == FirstEnd ? new DateOnly(2014, 1, 1) : new DateOnly(EndsInYear - 1, 7, 1);

    /// <summary>Its last day, 30 June.</summary>
    public DateOnly Last => new(EndsInYear, 6, 30);

    /// <summary>The accounting year of a date; dates outside 2014-01-01 … 2024-06-30 have none.</summary>
    public static AccountingYear? Of(DateOnly date)
    {
        if (date < new DateOnly(2014, 1, 1) || date > new DateOnly(LastEnd, 6, 30))
            return null;
        return new AccountingYear(Math.Max(FirstEnd, date.Month <= 6 ? date.Year : date.Year + 1));
    }

    /// <summary>"2018/2019".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{EndsInYear - 1}/{EndsInYear}");
}
