using System.Globalization;

namespace PorFse.Ledger.Reports;

/// <summary>How cells look: to people in their language, to machines always the same.</summary>
public static class CellText
{
    private const string Dates = "yyyy-MM-dd";
    private const string Moments = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>For people: grouped amounts, rounded percentages.</summary>
    public static string ForPeople(Cell cell, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var numbers = labels.Numbers;
        return cell switch
        {
            Cell.Text text => text.Value ?? "",
            Cell.Word word => word.Label,
            Cell.Money money => money.Value.ToDecimal().ToString("N2", numbers),
            Cell.Percent percent => Percent(percent, numbers),
            Cell.Count count => count.Value.ToString("N0", numbers),
            Cell.Quantity quantity => quantity.Value.ToString("#,##0.##", numbers),
        Cell.Day day => day.Value.ToString(Dates, CultureInfo.InvariantCulture),
            Cell.Moment moment =>
                moment.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            Cell.Truth truth => labels[truth.Value ? "yes" : "no"],
            _ => throw new ArgumentOutOfRangeException(nameof(cell)),
        };
    }

    /// <summary>For machines: invariant; null where there is nothing.</summary>
    public static string? ForMachines(Cell cell) => cell switch
    {
        Cell.Text text => text.Value,
        Cell.Word word => word.Name,
        Cell.Money money => money.Value.ToString(),
        Cell.Percent percent => percent.Value.ToDecimal()?.ToString("0.000000", CultureInfo.InvariantCulture),
        Cell.Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        Cell.Quantity quantity => quantity.Value.ToString("0.########", CultureInfo.InvariantCulture),
        Cell.Day day => day.Value.ToString(Dates, CultureInfo.InvariantCulture),
        Cell.Moment moment => moment.Value.UtcDateTime.ToString(Moments, CultureInfo.InvariantCulture),
        Cell.Truth truth => truth.Value ? "true" : "false",
        _ => throw new ArgumentOutOfRangeException(nameof(cell)),
    };

    /// <summary>True for what is aligned to the right.</summary>
    public static bool IsNumber(Cell cell) => cell is Cell.Money or Cell.Percent or Cell.Count or Cell.Quantity;

    private static string Percent(Cell.Percent percent, NumberFormatInfo numbers) =>
        percent.Value.ToPercent(percent.Decimals) is { } value
            ? value.ToString("N" + percent.Decimals.ToString(CultureInfo.InvariantCulture), numbers) + "%"
            : "–";
}
